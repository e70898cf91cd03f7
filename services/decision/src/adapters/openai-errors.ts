/** What becomes of a call that fails: whether asking again makes sense, and the class of error by which it is counted. */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import OpenAI from 'openai'

/** Rate limits, overload and lost connections pass; a rejected key or an unknown model does not. */
export function translated(error: unknown): unknown {
  if (!(error instanceof OpenAI.APIError)) return error
  const { status, message } = error
  const passes = status === undefined || status === 408 || status === 409 || status === 429 || status >= 500
  if (!passes)
    return new TerminalError('MODEL_REJECTS', `The model's server answers ${status}: ${message}`, {
      kind: 'internal',
      cause: error,
    })
  const retryAfterMs = retryAfterOf(error.headers)
  return new RetryableError('MODEL_UNAVAILABLE', `The model cannot be reached: ${message}`, {
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

/** For `error.type`: the HTTP status, `timeout`, `connection_error`, or our own code such as `model_refused`. */
export function errorType(error: unknown): string {
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'timeout'
  if (error instanceof OpenAI.APIUserAbortError) return 'aborted'
  if (error instanceof OpenAI.APIConnectionError) return 'connection_error'
  if (error instanceof OpenAI.APIError) return error.status === undefined ? '_OTHER' : String(error.status)
  if (error instanceof TerminalError || error instanceof RetryableError) return error.code.toLowerCase()
  return '_OTHER'
}

/** RFC 9110, 10.2.3 in seconds, and OpenAI's own `retry-after-ms`. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(ms)) return ms
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}
