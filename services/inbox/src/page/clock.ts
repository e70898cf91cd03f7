import { useSyncExternalStore } from 'react'

/** The time as the server says it, and how it passes there. */
export interface ServerTime {
  /** Ms since the epoch. */
  now: number
  /** The server's clock stands still between the turns that somebody gives it. */
  virtual: boolean
}

/**
 * The server's clock on the page. Countdowns count from what the server said last: real time goes on from there by
 * the browser's monotonic clock, virtual time stands until the server says otherwise. A wrong clock on the computer
 * of whoever looks changes nothing.
 */
export function createServerClock(monotonic: () => number) {
  let said: (ServerTime & { at: number }) | undefined
  const listeners = new Set<() => void>()
  let ticking: ReturnType<typeof setInterval> | undefined
  const tell = () => listeners.forEach((changed) => changed())

  return {
    sync(time: ServerTime) {
      said = { now: time.now, virtual: time.virtual, at: monotonic() }
      tell()
    },
    /** Ms since the epoch; undefined until the server said it for the first time. */
    now(): number | undefined {
      if (!said) return undefined
      return said.virtual ? said.now : said.now + (monotonic() - said.at)
    },
    isVirtual: () => said?.virtual ?? false,
    /**
     * Tells whenever the time was set, or a second may have passed: everybody at the same moment, so that no two
     * countdowns on the page differ.
     */
    subscribe(changed: () => void): () => void {
      listeners.add(changed)
      ticking ??= setInterval(tell, 1_000)
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        clearInterval(ticking)
        ticking = undefined
      }
    },
  }
}

export const serverClock = createServerClock(() => performance.now())

/** The server's present in whole seconds (as ms since the epoch), so that what shows it renders once a second. */
export function useNow(): number {
  return useSyncExternalStore(serverClock.subscribe, wholeSeconds)
}

/** The server's present in whole minutes (as ms since the epoch): for what only depends on the day or the hour. */
export function useMinute(): number {
  return useSyncExternalStore(serverClock.subscribe, wholeMinutes)
}

/** Whether the server's time is virtual. */
export function useVirtualTime(): boolean {
  return useSyncExternalStore(serverClock.subscribe, serverClock.isVirtual)
}

function wholeSeconds(): number {
  return Math.floor((serverClock.now() ?? 0) / 1_000) * 1_000
}

function wholeMinutes(): number {
  return Math.floor((serverClock.now() ?? 0) / 60_000) * 60_000
}
