import type { Clock } from '@relance/engine'
import type { Budget, Rate } from './budget.ts'

/** Within one process. Remembers when each of the last `limit` was taken, and no key for longer than its window and a minute. */
export function createMemoryBudget(clock: Clock): Budget & { readonly size: number } {
  const takenAt = new Map<string, { times: number[]; perMs: number }>()
  let sweepAt = clock.now() + SWEEP_MS

  const recent = ({ key, perMs }: Rate, now: number): number[] => {
    const kept = (takenAt.get(key)?.times ?? []).filter((at) => at > now - perMs)
    if (kept.length > 0) takenAt.set(key, { times: kept, perMs })
    else takenAt.delete(key)
    return kept
  }
  /** Keys that nobody asks for any more. */
  const sweep = (now: number) => {
    if (now < sweepAt) return
    sweepAt = now + SWEEP_MS
    for (const [key, { times, perMs }] of takenAt) if ((times.at(-1) ?? 0) <= now - perMs) takenAt.delete(key)
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
      for (const { key, perMs } of rates) {
        takenAt.set(key, { times: [...(takenAt.get(key)?.times ?? []), now], perMs })
      }
      return { ok: true }
    },
    async peek(rate) {
      return Math.max(0, rate.limit - recent(rate, clock.now()).length)
    },
    get size() {
      return takenAt.size
    },
  }
}

const SWEEP_MS = 60_000
