import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { Carrier } from '@relance/engine'

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const

export interface SpanOptions {
  /** `internal` where absent. */
  kind?: keyof typeof KINDS
  attributes?: Attributes
  /**
   * Continues the trace of the entry, job, timer or event that is being worked on. Where it is given, even empty,
   * what is active counts for nothing: a consumer's loop may have been started within somebody's span.
   */
  carrier?: Carrier
}

/** Runs `fn` within a span, which ends when the promise settles; a rejection is recorded on it and passed on. */
export function withSpan<T>(name: string, options: SpanOptions, fn: (span: Span) => Promise<T>): Promise<T> {
  const { kind = 'internal', attributes = {}, carrier } = options
  const parent = carrier ? propagation.extract(ROOT_CONTEXT, carrier) : context.active()
  return trace.getTracer('relance').startActiveSpan(name, { kind: KINDS[kind], attributes }, parent, async (span) => {
    try {
      return await fn(span)
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error))
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) })
      throw error
    } finally {
      span.end()
    }
  })
}

/** What goes beside a payload so that whoever works on it continues the active trace. Empty where nothing is traced. */
export function currentCarrier(): Carrier {
  const headers: Record<string, string> = {}
  propagation.inject(context.active(), headers)
  const { traceparent, tracestate } = headers
  return { ...(traceparent ? { traceparent } : {}), ...(tracestate ? { tracestate } : {}) }
}
