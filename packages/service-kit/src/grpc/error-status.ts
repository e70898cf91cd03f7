/** The one place where errors become statuses of gRPC, and statuses errors. */
import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js'
import { UndecodableError } from '@relance/contracts/codec'
import { RetryableError, TerminalError, type TerminalKind } from '@relance/contracts/errors'
import { decodeStatusDetails, encodeStatusDetails, type StatusDetails } from './status-details.ts'

const DOMAIN = 'relance'
const DETAILS = 'grpc-status-details-bin'

const CODE_OF_KIND: Record<TerminalKind, status> = {
  invalid: status.INVALID_ARGUMENT,
  too_large: status.INVALID_ARGUMENT,
  not_found: status.NOT_FOUND,
  precondition: status.FAILED_PRECONDITION,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  internal: status.INTERNAL,
}

const KIND_OF_CODE = new Map<status, TerminalKind>([
  [status.INVALID_ARGUMENT, 'invalid'],
  [status.OUT_OF_RANGE, 'invalid'],
  [status.RESOURCE_EXHAUSTED, 'too_large'],
  [status.NOT_FOUND, 'not_found'],
  [status.FAILED_PRECONDITION, 'precondition'],
  [status.ALREADY_EXISTS, 'precondition'],
  [status.UNAUTHENTICATED, 'unauthenticated'],
  [status.PERMISSION_DENIED, 'forbidden'],
])

/** CANCELLED is here for a server that went away during the call: a caller that hangs up is told so by its own signal. */
const RETRYABLE: ReadonlySet<status> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.ABORTED,
  status.CANCELLED,
])

/**
 * A token that is not taken may be one that is being replaced: what a service asks of another then waits, as it does while the other is
 * away, and no message is refused for it.
 */
const TOKEN_PASSES: ReadonlySet<string> = new Set(['TOKEN_MISSING', 'TOKEN_UNKNOWN'])

/** The status that tells a caller about an error, or `undefined` for one that nobody expected: log it, then `neutralStatus`. */
export function statusOf(error: unknown): StatusObject | undefined {
  if (error instanceof RetryableError) {
    return detailed({
      code: error.overLimit ? status.RESOURCE_EXHAUSTED : status.UNAVAILABLE,
      message: error.message,
      reason: error.code,
      domain: DOMAIN,
      retryAfterMs: error.retryAfterMs ?? 1_000,
    })
  }
  if (error instanceof UndecodableError) {
    return detailed({ code: status.INVALID_ARGUMENT, message: error.message, reason: error.code, domain: DOMAIN })
  }
  if (error instanceof TerminalError) {
    return detailed({
      code: CODE_OF_KIND[error.kind],
      message: error.message,
      reason: error.code,
      domain: DOMAIN,
      violations: violationsOf(error.cause),
    })
  }
  return undefined
}

/** What a caller learns of an error that nobody expected: nothing that the message of that error might give away. */
export function neutralStatus(): StatusObject {
  return detailed({
    code: status.INTERNAL,
    message: 'Something went wrong on our side. The log of the service has the details.',
    reason: 'INTERNAL',
    domain: DOMAIN,
  })
}

/**
 * The error that a caller throws for a status. `code` is ErrorInfo's reason where the service gave one, else the
 * name of gRPC's code.
 */
export function errorOf(error: ServiceError, what: string): TerminalError | RetryableError {
  const details = detailsOf(error)
  const code = details.reason || status[error.code] || 'UNKNOWN'
  const message = details.reason ? error.details : `${what}: ${error.details}`
  const { retryAfterMs } = details
  // Without that, the message was too large, which gRPC calls by the same code.
  const overLimit = error.code === status.RESOURCE_EXHAUSTED && retryAfterMs !== undefined
  if (overLimit || RETRYABLE.has(error.code) || TOKEN_PASSES.has(code)) {
    const options = { cause: error, overLimit, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    return new RetryableError(code, message, options)
  }
  return new TerminalError(code, message, { kind: KIND_OF_CODE.get(error.code) ?? 'internal', cause: error })
}

/** A message may repeat what it was given, and clients refuse trailers of more than 8 or 16 KB: the message goes twice. */
const LONGEST_MESSAGE = 1_000

function detailed({ message: whole, ...rest }: StatusDetails): StatusObject {
  const message = whole.length > LONGEST_MESSAGE ? `${whole.slice(0, LONGEST_MESSAGE)}…` : whole
  const details = { ...rest, message }
  const metadata = new Metadata()
  metadata.set(DETAILS, Buffer.from(encodeStatusDetails(details)))
  return { code: details.code, details: details.message, metadata }
}

function detailsOf(error: ServiceError): ReturnType<typeof decodeStatusDetails> {
  const [bytes] = error.metadata?.get(DETAILS) ?? []
  if (!(bytes instanceof Uint8Array)) return {}
  try {
    const details = decodeStatusDetails(bytes)
    return details.domain === DOMAIN ? details : {}
  } catch {
    return {}
  }
}

/** The fields that a zod schema refused, where that is the cause. */
function violationsOf(cause: unknown): StatusDetails['violations'] {
  const issues = (cause as { issues?: unknown } | undefined)?.issues
  if (!Array.isArray(issues)) return undefined
  return issues.map((issue: { path?: readonly PropertyKey[]; message?: string }) => ({
    field: (issue.path ?? []).map(String).join('.'),
    description: issue.message ?? '',
  }))
}
