import { RetryableError } from '@relance/contracts/errors'
import type { Clock } from '@relance/engine'

export interface RecentOptions {
  clock: Clock
  /** How old a value may be, ms of real time, counted from when it was asked for. */
  ttlMs: number
  /** Give an older value where asking again is refused for the moment. */
  orOlder?: boolean
}

/** Values that were asked for a moment ago, so that a burst of messages asks once. */
export interface Recent<V> {
  get(key: string, ask: () => Promise<V>): Promise<V>
}

/** At most so many values are kept; the ones asked for first go first. */
const MOST_KEPT = 10_000

export function createRecent<V>({ clock, ttlMs, orOlder = false }: RecentOptions): Recent<V> {
  const kept = new Map<string, { askedAt: number; value: Promise<V> }>()

  return {
    async get(key, ask) {
      const before = kept.get(key)
      if (before && clock.monotonic() - before.askedAt < ttlMs) return before.value
      const asked = { askedAt: clock.monotonic(), value: ask() }
      kept.delete(key)
      kept.set(key, asked)
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
      try {
        return await asked.value
      } catch (error) {
        // A failure is never kept. Whoever asks next asks anew.
        const isLatest = kept.get(key) === asked
        if (isLatest) kept.delete(key)
        if (!(orOlder && before && error instanceof RetryableError)) throw error
        if (isLatest) kept.set(key, before)
        return before.value
      }
    },
  }
}
