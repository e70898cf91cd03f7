import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A TCP port of 127.0.0.1 on which nothing listens. It lies below the range that systems use for outgoing connections
 * (32768 and up on Linux, 49152 elsewhere): a client that keeps trying to reach a server which is down would
 * otherwise, once in some thousand attempts, be given that very port, connect to itself, and keep the server from
 * coming back. None is given twice: whoever asks for the ports of a whole cluster listens on the first long after asking for the last.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(10_000, 32_000)
    if (given.has(port)) continue
    given.add(port)
    if (await canListenOn(port)) return port
  }
  throw new Error('Found no free port between 10000 and 32000 in 100 attempts.')
}

const given = new Set<number>()

function canListenOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
