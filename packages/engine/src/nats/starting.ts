import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from '../address.ts'

/**
 * Runs what must ask the broker before it can begin, and keeps trying until it has. `begun` resolves once it has begun, or was stopped
 * before.
 */
export function startInBackground(
  start: () => Promise<Running>,
  closing: AbortSignal,
): Running & { begun: Promise<void> } {
  const stopping = new AbortController()
  const hasEnded = () => stopping.signal.aborted || closing.aborted
  let running: Running | undefined
  const begun = (async () => {
    while (!hasEnded() && !running) {
      try {
        running = await start()
      } catch {
        await pause(RETRY_MS, undefined, { signal: AbortSignal.any([stopping.signal, closing]), ref: false }).catch(
          () => {},
        )
      }
    }
    if (hasEnded()) await running?.stop()
  })()
  return {
    begun,
    async stop() {
      stopping.abort()
      await begun
      await running?.stop()
    },
  }
}

const RETRY_MS = 250
