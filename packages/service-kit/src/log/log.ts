import { trace } from '@opentelemetry/api'
import { type DestinationStream, type Logger, pino } from 'pino'
import { createPrettyLines } from './pretty-lines.ts'

export type Log = Logger

export interface LogOptions {
  service: string
  level: string
  /** Lines for a person at a terminal instead of JSON. */
  pretty?: boolean
  /** Where lines go; standard output where absent. */
  to?: DestinationStream
}

/**
 * JSON lines with `time` (ISO 8601), `level` as a word, `service`, `trace_id` and `span_id` of the active span, `msg`.
 * Errors go under `err`.
 */
export function createLog({ service, level, pretty = false, to }: LogOptions): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: activeSpan,
  }
  const lines = to ?? pino.destination({ fd: 1, sync: true })
  return pino(options, pretty ? createPrettyLines(lines) : lines)
}

/** The names are those of OpenTelemetry's guide for logs that are not its own. */
function activeSpan(): object {
  const span = trace.getActiveSpan()?.spanContext()
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {}
}
