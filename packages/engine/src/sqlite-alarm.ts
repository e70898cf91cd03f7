import type { Clock } from './clock.ts'

export interface Alarm {
  /** Rings at `at`, ms since the epoch, instead of when it was set for before; never where undefined. */
  setFor(at: number | undefined): void
  /** What it is set for. */
  setting(): number | undefined
}

/** Sleeps on the clock until the one instant that it is set for. */
export function createAlarm(clock: Clock, closed: AbortSignal, ring: () => void): Alarm {
  let set: number | undefined
  let sleep = new AbortController()

  const setAnew = (at: number | undefined) => {
    if (at === set || closed.aborted) return
    set = at
    // With a reason, since without one each time an error is made whose stack nobody reads.
    sleep.abort('It is set anew.')
    if (at === undefined) return
    sleep = new AbortController()
    const signal = AbortSignal.any([sleep.signal, closed])
    void clock.sleep(at - clock.now(), signal).then(() => {
      if (signal.aborted) return
      set = undefined
      ring()
    })
  }

  return { setFor: setAnew, setting: () => set }
}
