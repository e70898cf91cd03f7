import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'

/** A span that ended, as plain JSON. */
export interface FinishedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  /** `service.name` of the process. */
  service: string
  /** Ms since the epoch. */
  startedAt: number
  endedAt: number
  failed: boolean
  attributes: Record<string, unknown>
}

/**
 * Hands every span over at the moment it ends. OpenTelemetry's own processors hand spans over later, which leaves a
 * test to wait, and loses the last ones of a process that is killed.
 */
export function onFinishedSpan(finished: (span: FinishedSpan) => void): SpanProcessor {
  return {
    onStart() {},
    onEnd: (span) => finished(finishedSpanOf(span)),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  }
}

function finishedSpanOf(span: ReadableSpan): FinishedSpan {
  const { traceId, spanId } = span.spanContext()
  const parentSpanId = span.parentSpanContext?.spanId
  return {
    traceId,
    spanId,
    ...(parentSpanId ? { parentSpanId } : {}),
    name: span.name,
    kind: SpanKind[span.kind].toLowerCase() as FinishedSpan['kind'],
    service: serviceNameOf(span),
    startedAt: millisecondsOf(span.startTime),
    endedAt: millisecondsOf(span.endTime),
    failed: span.status.code === SpanStatusCode.ERROR,
    attributes: span.attributes,
  }
}

function serviceNameOf(span: ReadableSpan): string {
  const name = span.resource.attributes['service.name']
  return typeof name === 'string' ? name : ''
}

function millisecondsOf([seconds, nanoseconds]: [number, number]): number {
  return seconds * 1e3 + nanoseconds / 1e6
}
