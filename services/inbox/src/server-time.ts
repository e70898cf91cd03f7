import type { Clock, VirtualClock } from '@relance/engine'

/** What every answer carries, so that the page counts down by the server's clock and not by the browser's. */
export interface ServerTime {
  /** The present, ms since the epoch. */
  now: number
  /** The clock stands still between the turns that somebody gives it: the page must not let it run. */
  virtual: boolean
}

export function serverTime(clock: Clock | VirtualClock): ServerTime {
  return { now: clock.now(), virtual: 'advanceTo' in clock }
}
