/** Whose turn it is: keys are served one after the other, and none has more than its share in hand. */
export interface Turns<T> {
  add(key: string, value: T): void
  /** The next whose key is below its share; counts as in hand until `done`. */
  take(): { key: string; value: T } | undefined
  done(key: string, tookMs: number): void
  /** Whether `take` would give something. */
  readonly hasReady: boolean
  /** How many wait. */
  readonly waiting: number
  /** Whether one more of the key would have to wait. */
  isFull(key: string): boolean
  /** Notes that one of the key was given back without having been handed to anybody. */
  deferred(key: string, seq: number): void
  deferralsOf(seq: number): number
  forget(seq: number): void
  /** About how long until it is the turn of one more of the key, by what the others took. */
  expectedWaitMs(key: string): number
  /** Takes out all that wait. */
  drain(): T[]
}

const SHORTEST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5000
/** Of messages that went back, the latest so many are remembered. */
const REMEMBERED = 100_000

export function createTurns<T>(share: number): Turns<T> {
  const waitingOf = new Map<string, T[]>()
  const inHand = new Map<string, number>()
  const ready = new Set<string>()
  const deferrals = new Map<number, { key: string; times: number }>()
  const deferredOf = new Map<string, number>()
  let waiting = 0
  let averageMs = 10

  const makeReady = (key: string) => {
    if ((waitingOf.get(key)?.length ?? 0) > 0 && (inHand.get(key) ?? 0) < share) ready.add(key)
  }
  const countDeferred = (key: string, change: number) => {
    const count = (deferredOf.get(key) ?? 0) + change
    if (count > 0) deferredOf.set(key, count)
    else deferredOf.delete(key)
  }
  const forget = (seq: number) => {
    const deferral = deferrals.get(seq)
    if (!deferral) return
    deferrals.delete(seq)
    countDeferred(deferral.key, -1)
  }

  return {
    add(key, value) {
      const values = waitingOf.get(key)
      if (values) values.push(value)
      else waitingOf.set(key, [value])
      waiting += 1
      makeReady(key)
    },
    take() {
      const [key] = ready
      if (key === undefined) return undefined
      // A set keeps the order of insertion: who was served goes to the end.
      ready.delete(key)
      const values = waitingOf.get(key) ?? []
      const value = values.shift() as T
      if (values.length === 0) waitingOf.delete(key)
      waiting -= 1
      inHand.set(key, (inHand.get(key) ?? 0) + 1)
      makeReady(key)
      return { key, value }
    },
    done(key, tookMs) {
      averageMs += (tookMs - averageMs) / 20
      const left = (inHand.get(key) ?? 1) - 1
      if (left > 0) inHand.set(key, left)
      else inHand.delete(key)
      makeReady(key)
    },
    get hasReady() {
      return ready.size > 0
    },
    get waiting() {
      return waiting
    },
    isFull: (key) => (inHand.get(key) ?? 0) + (waitingOf.get(key)?.length ?? 0) >= share,
    deferred(key, seq) {
      const former = deferrals.get(seq)
      if (former) {
        former.times += 1
        return
      }
      deferrals.set(seq, { key, times: 1 })
      countDeferred(key, 1)
      const [oldest] = deferrals.keys()
      if (deferrals.size > REMEMBERED && oldest !== undefined) forget(oldest)
    },
    deferralsOf: (seq) => deferrals.get(seq)?.times ?? 0,
    forget,
    expectedWaitMs(key) {
      const ahead = (deferredOf.get(key) ?? 0) + (waitingOf.get(key)?.length ?? 0)
      return Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS + (ahead * averageMs) / share)
    },
    drain() {
      const all = [...waitingOf.values()].flat()
      waitingOf.clear()
      ready.clear()
      waiting = 0
      return all
    },
  }
}
