import { trace } from '@opentelemetry/api'
import { RetryableError } from '@relance/contracts/errors'
import { type DestinationStream, type Logger, pino } from 'pino'
import { createPrettyLines } from './pretty-lines.ts'

export type Log = Logger

export interface LogOptions {
  /** Absent where several services share the process: each logs through `log.child({ service })`. */
  service?: string
  level: string
  /** Lines for a person at a terminal instead of JSON. */
  pretty?: boolean
  /** Where lines go; standard output where absent. */
  to?: DestinationStream
}

/**
 * JSON lines with `time` (ISO 8601), `level` as a word, `service`, `trace_id` and `span_id` of the active span, `msg`.
 * Errors go under `err`: with their stack, unless they are retryable. Those are expected, and code and message say it all.
 */
export function createLog({ service, level, pretty = false, to }: LogOptions): Log {
  const options = {
    level,
    base: service === undefined ? null : { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: activeSpan,
    serializers: { err: serialized },
  }
  const lines = to ?? pino.destination({ fd: 1, sync: true })
  return pino(options, pretty ? createPrettyLines(lines) : lines)
}

function serialized(error: Error): object {
  if (!(error instanceof RetryableError)) return pino.stdSerializers.err(error)
  return { type: error.name, code: error.code, message: error.message }
}

/** The names are those of OpenTelemetry's guide for logs that are not its own. */
function activeSpan(): object {
  const span = trace.getActiveSpan()?.spanContext()
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {}
}
