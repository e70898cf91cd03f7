import type { Clock } from '@relance/engine'
import { type Bucket, giveBack, type Rate, takeFrom } from './core/token-bucket.ts'

/** A bucket for each key. The keys that were used last are kept; one that was forgotten begins with a full bucket. */
export interface Buckets {
  /** Takes `count`; resolves to 0, or to how long until asking again makes sense, in ms. */
  take(key: string, options: { count: number; urgent: boolean }): number
  giveBack(key: string, count: number): void
  readonly size: number
}

/** Some 10 MB. More keys than can use up their bursts before the tenants use up theirs. */
const MOST_KEPT = 100_000

export function createBuckets(rate: Rate, clock: Clock, mostKept = MOST_KEPT): Buckets {
  const kept = new Map<string, Bucket>()
  const keep = (key: string, bucket: Bucket) => {
    kept.delete(key)
    kept.set(key, bucket)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  }
  return {
    take(key, options) {
      const { bucket, waitMs } = takeFrom(kept.get(key), rate, clock.monotonic(), options)
      keep(key, bucket)
      return waitMs
    },
    giveBack(key, count) {
      const bucket = kept.get(key)
      if (bucket) keep(key, giveBack(bucket, rate, clock.monotonic(), count))
    },
    get size() {
      return kept.size
    },
  }
}
