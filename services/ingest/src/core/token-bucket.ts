/** So many per second on average, and so many at once after a rest. */
export interface Rate {
  perSecond: number
  burst: number
}

/** What is left of a rate at an instant, in ms of any clock that only grows. */
export interface Bucket {
  tokens: number
  at: number
}

export interface Taken {
  bucket: Bucket
  /** 0 where it was taken, else how long until it may be asked for again. */
  waitMs: number
}

/**
 * Takes `count` while anything is left, so that a large request is not kept waiting by small ones for ever; what was taken too much
 * is paid back before anything else is taken. What is `urgent` may be taken in advance, as much as a burst.
 */
export function takeFrom(
  bucket: Bucket | undefined,
  rate: Rate,
  now: number,
  { count, urgent }: { count: number; urgent: boolean },
): Taken {
  const tokens = tokensIn(bucket, rate, now)
  const floor = urgent ? -rate.burst : 0
  if (tokens > floor) return { bucket: { tokens: tokens - count, at: now }, waitMs: 0 }
  return { bucket: { tokens, at: now }, waitMs: Math.ceil(((floor + 1 - tokens) / rate.perSecond) * 1000) }
}

/** Puts `count` back. */
export function giveBack(bucket: Bucket, rate: Rate, now: number, count: number): Bucket {
  return { tokens: Math.min(rate.burst, tokensIn(bucket, rate, now) + count), at: now }
}

function tokensIn(bucket: Bucket | undefined, { perSecond, burst }: Rate, now: number): number {
  if (!bucket) return burst
  return Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
}
