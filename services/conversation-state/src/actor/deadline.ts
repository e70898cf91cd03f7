import type { Pause } from '../loop.ts'

/** Waits for work as long as is allowed. What takes longer is left to itself. */
export type Deadline = <T>(work: Promise<T>) => Promise<T | typeof LATE>

export const LATE = Symbol('late')

/** Of the time allowed, so much may be missing: those who begin within it share a timer. */
const SHARED = 0.1

/**
 * `ms` is what is allowed; a wait may be given up a tenth of it earlier. A timer for each wait, and its cancelling, would cost as much
 * as writing a view (measured: a sixth of a worker's time).
 */
export function createDeadline(ms: number, patience: Pause, monotonic: () => number): Deadline {
  let latest: { expired: Promise<typeof LATE>; since: number; waiting: number; settled: AbortController } | undefined

  const join = () => {
    if (!latest || latest.waiting === 0 || monotonic() - latest.since > ms * SHARED) {
      const settled = new AbortController()
      const expired = patience(ms, settled.signal).then((): typeof LATE => LATE)
      latest = { expired, since: monotonic(), waiting: 0, settled }
    }
    latest.waiting++
    return latest
  }

  return async (work) => {
    const deadline = join()
    try {
      return await Promise.race([work, deadline.expired])
    } finally {
      if (--deadline.waiting === 0) deadline.settled.abort()
    }
  }
}
