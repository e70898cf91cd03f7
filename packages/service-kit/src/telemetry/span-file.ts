import { appendFileSync, readFileSync } from 'node:fs'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import { type FinishedSpan, onFinishedSpan } from './finished-span.ts'

/**
 * Appends every finished span to a file, one JSON object a line. Several processes may write to the same file: a line
 * is one write in append mode. It writes synchronously, for tests and for looking at a run without a collector.
 */
export function writeSpansTo(path: string): SpanProcessor {
  return onFinishedSpan((span) => appendFileSync(path, `${JSON.stringify(span)}\n`))
}

/** What processes wrote to a file of spans so far. */
export function readSpanFile(path: string): FinishedSpan[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as FinishedSpan)
}
