/**
 * The only question about an error is: retry or not? Mapped once to ack, retry or park, once to a gRPC status, once to
 * HTTP. Expected outcomes are unions, not exceptions.
 */

/** What kind of refusal a terminal error is; the gRPC and HTTP statuses follow from it. */
export type TerminalKind =
  | 'invalid'
  | 'not_found'
  | 'precondition'
  | 'unauthenticated'
  | 'forbidden'
  | 'too_large'
  | 'internal'

/** Retrying cannot help. `code` is stable and in capitals, the message says what happened, to what, and what to do. */
export class TerminalError extends Error {
  readonly code: string
  readonly kind: TerminalKind
  constructor(code: string, message: string, options: { kind?: TerminalKind; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'TerminalError'
    this.code = code
    this.kind = options.kind ?? 'invalid'
  }
}

/**
 * The same call may succeed later, `retryAfterMs` from now where that is known. `overLimit`: the caller asked for more than it may at the
 * moment, whereas nothing is wrong with the service.
 */
export class RetryableError extends Error {
  readonly code: string
  readonly retryAfterMs: number | undefined
  readonly overLimit: boolean
  constructor(
    code: string,
    message: string,
    options: { retryAfterMs?: number; overLimit?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RetryableError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.overLimit = options.overLimit ?? false
  }
}
