/** One POST on a connection of its own, so that it is known whether anything was written when it fails. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

export interface Post {
  url: URL
  headers: Record<string, string>
  body: string
  signal: AbortSignal
}

export type Posted =
  | { type: 'answered'; status: number; retryAfterMs: number | undefined; body: unknown }
  /** No connection was made, or its encryption failed: the request was certainly not read by anybody. */
  | { type: 'not_reached'; detail: string }
  /** It was written, and no whole answer came. */
  | { type: 'no_answer'; detail: string }

/** More than any answer of a channel. */
const MOST_BYTES = 1_048_576

/** Never rejects. Redirects are not followed: a message is sent where the account says, or not at all. */
export function postJson({ url, headers, body, signal }: Post): Promise<Posted> {
  return new Promise((resolve) => {
    const isEncrypted = url.protocol === 'https:'
    let connected = false
    const failed = (error: Error) =>
      resolve({ type: connected ? 'no_answer' : 'not_reached', detail: `${describe(error)} (${url.host})` })

    const payload = Buffer.from(body)
    const request = (isEncrypted ? requestHttps : requestHttp)(url, {
      method: 'POST',
      // A kept connection may be closed by the other side just when it is used again, which could not be told from a lost answer.
      agent: false,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': payload.length },
      signal,
    })
    request.on('socket', (socket) => socket.once(isEncrypted ? 'secureConnect' : 'connect', () => (connected = true)))
    request.on('error', failed)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES) response.destroy(new Error('The answer is too long'))
        else chunks.push(chunk)
      })
      response.on('error', failed)
      response.on('aborted', () => failed(new Error('The answer broke off')))
      response.on('end', () =>
        resolve({
          type: 'answered',
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfterOf(response.headers['retry-after']),
          body: parsed(Buffer.concat(chunks).toString('utf8')),
        }),
      )
    })
    request.end(payload)
  })
}

function describe(error: Error & { code?: string }): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'No answer in time'
  return error.code ? `${error.code}: ${error.message}` : error.message
}

/** Seconds, as RFC 9110 §10.2.3 gives them; a date is left aside. */
function retryAfterOf(header: string | undefined): number | undefined {
  return header && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
