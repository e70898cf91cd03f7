/** Everything outside the fold takes its time from here, so that a demo can run three days in a minute. */
export interface Clock {
  /** The present, ms since the epoch. */
  now(): number
  /** Resolves `ms` later, or at once when `signal` aborts. A sleep alone does not keep the process alive. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Milliseconds that only ever grow, at the speed of real time: for timeouts and the life of a claim. */
  monotonic(): number
}

/** A clock that stands still until it is turned. */
export interface VirtualClock extends Clock {
  /**
   * Turns to `ms` since the epoch (never back). Whoever sleeps until then is woken in the order of due time, each with the clock
   * standing at its due time, and has acted as far as one turn of the event loop goes before the next is woken.
   */
  advanceTo(ms: number): Promise<void>
  /** When the first sleeper wakes, ms since the epoch; undefined where nobody sleeps. */
  nextWakeAt(): number | undefined
}

/** `setTimeout` takes at most this many milliseconds, about 24.8 days; it fires at once for more. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep(ms, signal) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const wakeAt = Date.now() + ms
      let timeout: NodeJS.Timeout | undefined
      const wake = () => {
        clearTimeout(timeout)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      // Node may fire a timeout a millisecond early, and a long sleep is made of several.
      const sleepOn = () => {
        const leftMs = wakeAt - Date.now()
        if (leftMs <= 0) wake()
        else timeout = setTimeout(sleepOn, Math.min(leftMs, LONGEST_TIMEOUT_MS)).unref()
      }
      if (signal?.aborted) return Promise.resolve()
      signal?.addEventListener('abort', wake, { once: true })
      sleepOn()
      return promise
    },
  }
}

export function createVirtualClock(startAt: number): VirtualClock {
  let now = startAt
  const sleepers = new Set<Sleeper>()
  const first = () => {
    let earliest: Sleeper | undefined
    for (const sleeper of sleepers) if (!earliest || sleeper.wakeAt < earliest.wakeAt) earliest = sleeper
    return earliest
  }
  return {
    now: () => now,
    monotonic: () => performance.now(),
    sleep(ms, signal) {
      if (signal?.aborted || ms <= 0) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      const sleeper: Sleeper = {
        wakeAt: now + ms,
        wake() {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', sleeper.wake)
          resolve()
        },
      }
      signal?.addEventListener('abort', sleeper.wake, { once: true })
      sleepers.add(sleeper)
      return promise
    },
    async advanceTo(ms) {
      for (let sleeper = first(); sleeper && sleeper.wakeAt <= ms; sleeper = first()) {
        now = Math.max(now, sleeper.wakeAt)
        sleeper.wake()
        await new Promise((resolve) => setImmediate(resolve))
      }
      now = Math.max(now, ms)
    },
    nextWakeAt: () => first()?.wakeAt,
  }
}

interface Sleeper {
  wakeAt: number
  wake(): void
}
