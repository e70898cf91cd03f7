import { setTimeout as pause } from 'node:timers/promises'
import { RetryableError } from '@relance/contracts/errors'
import type { Clock } from '../clock.ts'

/** Long enough to outlast a restart of the broker or an election, short enough that a caller can still be answered. */
const PATIENCE_MS = 8000
const PAUSES_MS = [5, 20, 50, 100, 250]

/** Calls `attempt` again where it rejects with a RetryableError, for 8 s; rejects with its last one then. */
export async function persist<T>(clock: Clock, attempt: () => Promise<T>): Promise<T> {
  const until = clock.monotonic() + PATIENCE_MS
  for (let n = 0; ; n++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof RetryableError) || clock.monotonic() >= until) throw error
    }
    await pause(PAUSES_MS[Math.min(n, PAUSES_MS.length - 1)])
  }
}

export function unreachable(what: string, cause: unknown): RetryableError {
  return new RetryableError('ENGINE_UNREACHABLE', `${what}: JetStream does not answer.`, { retryAfterMs: 1000, cause })
}
