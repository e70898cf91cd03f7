import type { Clock } from '@relance/engine'
import type { Budget, Rate } from './budget.ts'

/** Within one process. Remembers when each of the last `limit` was taken. */
export function createMemoryBudget(clock: Clock): Budget {
  const takenAt = new Map<string, number[]>()
  let sweepAt = clock.now() + SWEEP_MS

  const recent = ({ key, perMs }: Rate, now: number): number[] => {
    const kept = (takenAt.get(key) ?? []).filter((at) => at > now - perMs)
    if (kept.length > 0) takenAt.set(key, kept)
    else takenAt.delete(key)
    return kept
  }
  /** Keys that nobody asks for any more. */
  const sweep = (now: number) => {
    if (now < sweepAt) return
    sweepAt = now + SWEEP_MS
    for (const [key, times] of takenAt) if ((times.at(-1) ?? 0) < now - SWEEP_MS) takenAt.delete(key)
  }

  return {
    async take(rates) {
      const now = clock.now()
      sweep(now)
      let retryAfterMs = 0
      const wanted = new Map<string, number>()
      for (const rate of rates) {
        const own = (wanted.get(rate.key) ?? 0) + 1
        wanted.set(rate.key, own)
        const times = recent(rate, now)
        const tooMany = times.length + own - rate.limit
        if (tooMany <= 0) continue
        // Free again once the oldest that are too many have left the window.
        const leaves = times[tooMany - 1]
        retryAfterMs = Math.max(retryAfterMs, leaves === undefined ? rate.perMs : leaves + rate.perMs - now)
      }
      if (retryAfterMs > 0) return { ok: false, retryAfterMs }
      for (const { key } of rates) takenAt.set(key, [...(takenAt.get(key) ?? []), now])
      return { ok: true }
    },
    async peek(rate) {
      return Math.max(0, rate.limit - recent(rate, clock.now()).length)
    },
  }
}

/** Longer than any window of a channel's rate. */
const SWEEP_MS = 24 * 60 * 60 * 1000
