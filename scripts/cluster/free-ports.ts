import { once } from 'node:events'
import { createServer } from 'node:net'
import { CannotListenError } from '@relance/service-kit'

/**
 * Rejects with a CannotListenError where somebody listens on one of the ports already. Asked before anything starts:
 * another Relance on the same ports would answer for ours, and say that it is ready.
 */
export async function requireFreePorts(host: string, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer().listen(port, host)
    try {
      await once(server, 'listening')
    } catch (error) {
      throw new CannotListenError(host, port, error)
    }
    server.close()
    await once(server, 'close')
  }
}
