/**
 * Sends at a steady rate, whatever becomes of what was sent before. A latency counts from the moment when sending was due and not from when it
 * happened, so that a stall, of the server or of the sender itself, counts for all who would have waited through it (an "open loop": a sender
 * that waits for answers would ask less whenever it matters).
 */
import { setTimeout as sleep } from 'node:timers/promises'

export interface OpenLoop {
  /** Ms from when each was due to when it was done. */
  latencies: number[]
  /** Ms from when each was due to when its sending began: what the sender itself adds. */
  lateness: number[]
  /** Done per second, from when the first was due to when the last was done. */
  perSecond: number
}

/** Rejects with the first failure once all that was begun has ended. */
export async function openLoop(
  { count, perSecond }: { count: number; perSecond: number },
  send: (n: number) => Promise<unknown>,
): Promise<OpenLoop> {
  const latencies: number[] = []
  const lateness: number[] = []
  const underWay: Promise<void>[] = []
  const failure = new AbortController()
  const beganAt = performance.now()
  const begin = (n: number) => {
    const dueAt = beganAt + (n / perSecond) * 1000
    lateness.push(performance.now() - dueAt)
    underWay.push(
      send(n).then(
        () => void latencies.push(performance.now() - dueAt),
        (error: unknown) => failure.abort(error),
      ),
    )
  }
  for (let next = 0; next < count && !failure.signal.aborted; ) {
    const due = Math.min(count, Math.floor(((performance.now() - beganAt) / 1000) * perSecond) + 1)
    while (next < due) begin(next++)
    // The shortest that there is: a loop that asks all the time would take the processor from whom it measures.
    await sleep(1)
  }
  await Promise.all(underWay)
  failure.signal.throwIfAborted()
  const ms = performance.now() - beganAt
  return { latencies, lateness, perSecond: (count / ms) * 1000 }
}
