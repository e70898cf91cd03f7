/** For tests: what was traced, in this process or in those that were given a file (`RELANCE_SPANS_FILE`). */
import { type FinishedSpan, onFinishedSpan } from './finished-span.ts'
import { startTracing, stopTracing } from './tracing.ts'

export type { FinishedSpan }
export { readSpanFile } from './span-file.ts'

export interface CollectedSpans {
  /** The spans that ended so far. */
  spans(): FinishedSpan[]
  /** Forgets them. */
  clear(): void
  /** Ends tracing in this process. */
  stop(): Promise<void>
}

/**
 * Traces this process from here on and keeps the spans in memory. Call it before servers are made: the methods of a
 * server are instrumented when they are added to it. Once per process, as OpenTelemetry's globals cannot be replaced.
 */
export async function collectSpans(): Promise<CollectedSpans> {
  const finished: FinishedSpan[] = []
  await startTracing({ spanProcessors: [onFinishedSpan((span) => void finished.push(span))] })
  return {
    spans: () => [...finished],
    clear: () => void finished.splice(0),
    stop: stopTracing,
  }
}
