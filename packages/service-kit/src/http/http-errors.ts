/** The one place where errors become answers of HTTP. */
import { UndecodableError } from '@relance/contracts/codec'
import { RetryableError, TerminalError, type TerminalKind } from '@relance/contracts/errors'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Log } from '../log/log.ts'

const STATUS_OF_KIND = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  precondition: 409,
  too_large: 413,
  internal: 500,
} as const satisfies Record<TerminalKind, number>

/**
 * For `app.onError`: `{ error: { code, message } }` with the status that the error's kind stands for; 503 with
 * `Retry-After` (whole seconds) for a `RetryableError`, 429 where the caller is over its limit; 500 without its message for one that nobody expected.
 */
export function httpErrors(log: Log): (error: Error, c: Context) => Response {
  return (error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof TerminalError) return c.json(bodyOf(error), STATUS_OF_KIND[error.kind])
    if (error instanceof UndecodableError) return c.json(bodyOf(error), 400)
    if (error instanceof RetryableError) return retryableAnswer(error)
    log.error(
      { err: error, method: c.req.method, path: c.req.path },
      'A request failed for a reason that nobody expected.',
    )
    return c.json({ error: { code: 'INTERNAL', message: 'Something went wrong on our side.' } }, 500)
  }
}

/** The same where no app has been asked yet. */
export function retryableAnswer(error: RetryableError): Response {
  const retryAfter = String(Math.ceil((error.retryAfterMs ?? 1_000) / 1_000))
  return Response.json(bodyOf(error), { status: error.overLimit ? 429 : 503, headers: { 'retry-after': retryAfter } })
}

function bodyOf({ code, message }: { code: string; message: string }) {
  return { error: { code, message } }
}
