/**
 * Something done again and again until it is stopped.
 *
 * It waits in real time unless it is told otherwise, and not on the injected clock's `sleep`: upkeep is about this process, and a
 * virtual clock that is turned on by three days must not have to stop at each of its steps.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Running } from '@relance/engine'

/** Resolves `ms` later, or at once when `signal` aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/** Waits `pauseMs`, then does `work`, and so on. `work` is told when to stop, and deals with its own errors. */
export function loop(pauseMs: number, work: (signal: AbortSignal) => Promise<void>, pause: Pause): Running {
  const stopping = new AbortController()
  const done = (async () => {
    while (!stopping.signal.aborted) {
      await pause(pauseMs, stopping.signal)
      if (!stopping.signal.aborted) await work(stopping.signal)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

export const realPause: Pause = async (ms, signal) => {
  await wait(ms, undefined, { signal, ref: false }).catch(() => undefined)
}
