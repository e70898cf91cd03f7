import { ATTRIBUTE } from '@relance/service-kit'
import type { FinishedSpan } from '@relance/service-kit/collect-spans'

/** The spans that a search for one conversation finds. */
export function about(spans: readonly FinishedSpan[], conversation: string): FinishedSpan[] {
  return spans.filter(({ attributes }) => attributes[ATTRIBUTE.conversation] === conversation)
}

/** From where a span's trace begins down to the span itself, as far as the given spans link them. */
export function pathTo(spans: readonly FinishedSpan[], end: FinishedSpan): FinishedSpan[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]))
  const path = [end]
  for (let at = parentOf(byId, end); at; at = parentOf(byId, at)) path.unshift(at)
  return path
}

/** Spans whose parent nobody traced: a broken link. */
export function orphans(spans: readonly FinishedSpan[]): FinishedSpan[] {
  const ids = new Set(spans.map(({ spanId }) => spanId))
  return spans.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId))
}

/** What a span is about, in a few words: `mailbox.append timer.elapsed`, `timer.elapsed inactivity`. */
export function stepOf({ name, attributes }: FinishedSpan): string {
  const details = [attributes[ATTRIBUTE.input], attributes['relance.timer']]
  return [name, ...details.filter((detail) => typeof detail === 'string')].join(' ')
}

function parentOf(byId: ReadonlyMap<string, FinishedSpan>, { parentSpanId }: FinishedSpan): FinishedSpan | undefined {
  return parentSpanId === undefined ? undefined : byId.get(parentSpanId)
}
