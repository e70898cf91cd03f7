/** One POST on a connection of its own, so that it is known whether anything was written when it fails. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

export interface Post {
  url: URL
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  /** Asked once connected, right before the request is written. */
  mayBegin: () => boolean
}

export type Posted =
  | { type: 'answered'; status: number; retryAfterMs: number | undefined; body: unknown }
  /** No connection was made, or its encryption failed: the request was certainly not read by anybody. */
  | { type: 'not_reached'; detail: string }
  /** It was connected, and `mayBegin` said no. */
  | { type: 'not_begun' }
  /** It was written, and no whole answer came. */
  | { type: 'no_answer'; detail: string }

/** More than any answer of a channel. */
const MOST_BYTES = 1_048_576

/** Never rejects. Redirects are not followed: a message is sent where the account says, or not at all. */
export function postJson({ url, headers, body, signal, mayBegin }: Post): Promise<Posted> {
  return new Promise((resolve) => {
    const isEncrypted = url.protocol === 'https:'
    let begun = false
    const failed = (error: Error) =>
      resolve({ type: begun ? 'no_answer' : 'not_reached', detail: `${describe(error)} (${url.host})` })

    const payload = Buffer.from(body)
    const request = (isEncrypted ? requestHttps : requestHttp)(url, {
      method: 'POST',
      // A kept connection may be closed by the other side just when it is used again, which could not be told from a lost answer.
      agent: false,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': payload.length },
      signal,
    })
    // What is handed over before there is a connection is written whenever there is one, which after a standstill may be much later.
    const begin = () => {
      if (mayBegin()) {
        begun = true
        request.end(payload)
      } else {
        resolve({ type: 'not_begun' })
        request.destroy()
      }
    }
    request.on('socket', (socket) => socket.once(isEncrypted ? 'secureConnect' : 'connect', begin))
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
