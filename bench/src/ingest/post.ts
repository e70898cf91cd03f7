import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Webhook } from './webhooks.ts'

/** Connections that are kept. Whoever finds none free waits for one, and its latency runs. */
const CONNECTIONS = 64
const ANSWER_WITHIN_MS = 20_000

export interface Poster {
  /** Resolves once 200 is answered in full. Rejects with any other answer. */
  post(webhook: Webhook): Promise<void>
  close(): void
}

export function createPoster(url: string): Poster {
  // All of them in turn: one that rests for seconds may be closed by the server just when it is used again.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'fifo' })
  return {
    async post({ body, signature }) {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-hub-signature-256': signature,
      }
      const asked = request(url, { method: 'POST', agent, headers, timeout: ANSWER_WITHIN_MS })
      asked.once('timeout', () => asked.destroy(new Error(`A webhook was not answered within ${ANSWER_WITHIN_MS} ms.`)))
      // What breaks before the answer, or within it, is told by those who wait for them.
      asked.on('error', () => {})
      const response = once(asked, 'response')
      asked.end(body)
      const [answer] = (await response) as [IncomingMessage]
      const said = await text(answer)
      if (answer.statusCode !== 200) throw new Error(`A webhook was answered ${answer.statusCode}: ${said}`)
    },
    close: () => agent.destroy(),
  }
}
