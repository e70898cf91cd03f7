/** The time of a simulation: it stands still until the next sleeper is woken. Ms since the epoch. */
import type { Clock } from '@relance/engine'
import type { Random } from './random.ts'

export interface SimulatedTime {
  now(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Somebody is to be woken at this very instant. */
  isDue(): boolean
  /** Turns to the first sleeper and wakes it; false where nobody wakes by `until`, and then it is that instant. */
  wakeNext(until: number): boolean
  /** As the engine's adapters take it. */
  clock: Clock
}

interface Sleeper {
  at: number
  /** Who wakes at the same instant is woken in an order that the seed chose. */
  turn: number
  resolve: (() => void) | undefined
}

export function createSimulatedTime(startAt: number, random: Random): SimulatedTime {
  let now = startAt
  const heap: Sleeper[] = []
  const isBefore = (a: Sleeper, b: Sleeper) => a.at < b.at || (a.at === b.at && a.turn < b.turn)

  const push = (sleeper: Sleeper) => {
    let n = heap.push(sleeper) - 1
    while (n > 0) {
      const parent = (n - 1) >> 1
      if (!isBefore(sleeper, heap[parent] as Sleeper)) break
      heap[n] = heap[parent] as Sleeper
      n = parent
    }
    heap[n] = sleeper
  }
  const pop = () => {
    const first = heap[0]
    const last = heap.pop() as Sleeper
    if (heap.length > 0) {
      let n = 0
      for (;;) {
        let child = 2 * n + 1
        if (child >= heap.length) break
        if (child + 1 < heap.length && isBefore(heap[child + 1] as Sleeper, heap[child] as Sleeper)) child += 1
        if (!isBefore(heap[child] as Sleeper, last)) break
        heap[n] = heap[child] as Sleeper
        n = child
      }
      heap[n] = last
    }
    return first
  }
  const first = () => {
    while (heap[0] && !heap[0].resolve) pop()
    return heap[0]
  }

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (!(ms > 0) || signal?.aborted) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const sleeper: Sleeper = { at: now + ms, turn: random.next(), resolve }
    push(sleeper)
    signal?.addEventListener(
      'abort',
      () => {
        sleeper.resolve = undefined
        resolve()
      },
      { once: true },
    )
    return promise
  }

  return {
    now: () => now,
    sleep,
    isDue: () => (first()?.at ?? Number.POSITIVE_INFINITY) <= now,
    wakeNext(until) {
      const sleeper = first()
      if (!sleeper || sleeper.at > until) {
        now = until
        return false
      }
      pop()
      now = Math.max(now, sleeper.at)
      sleeper.resolve?.()
      return true
    },
    clock: { now: () => now, sleep, monotonic: () => now },
  }
}
