import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'

export interface FakeServer {
  /** `http://127.0.0.1:<port>`. */
  origin: string
  /** Hangs up on whoever still waits. */
  stop(): Promise<void>
}

/** A server of outside manners. An answer that fails is the test's fault: the caller gets 500 with the message. */
export async function startFakeServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<FakeServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** The fake from beforeAll to afterAll; what it has is there once tests run. */
export function useFakeServer<F extends FakeServer>(start: () => Promise<F>): F {
  let started: F | undefined
  beforeAll(async () => {
    started = await start()
  })
  afterAll(() => started?.stop())
  return new Proxy({} as F, {
    get(_, name) {
      if (!started) throw new Error('A fake server is there from beforeAll on, not while tests are collected.')
      return started[name as keyof F]
    },
  })
}

/** The whole body as text. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The whole body as a JSON object; an empty one where it is none. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readText(request)) as Record<string, unknown>
  } catch {
    return {}
  }
}
