import type { Clock } from '@relance/engine'
import type { Log } from '@relance/service-kit'

export interface LagLimits {
  /** An elapse reported later than this after its due time is worth a warning, in ms. */
  warnAfterMs: number
  /** At most one warning in this time, in ms. */
  warnEveryMs: number
}

/** Says in the log that elapses come late, once in a while and not for each of a storm. */
export function createLagWatch(
  { warnAfterMs, warnEveryMs }: LagLimits,
  clock: Clock,
  log: Log,
): { saw(lagMs: number): void } {
  let quietUntil = Number.NEGATIVE_INFINITY
  return {
    saw(lagMs) {
      const now = clock.monotonic()
      if (lagMs <= warnAfterMs || now < quietUntil) return
      quietUntil = now + warnEveryMs
      log.warn({ lagMs }, 'Timers elapse late. Follow-ups wait, nothing is lost.')
    },
  }
}
