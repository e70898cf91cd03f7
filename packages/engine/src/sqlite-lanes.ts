import type { Running } from './address.ts'
import type { Clock } from './clock.ts'
import { createAlarm } from './sqlite-alarm.ts'
import { createDelays } from './sqlite-delays.ts'

/**
 * Hands things out to handlers, lane by lane in turn. The rows are the truth; this holds their numbers while the process lives.
 *
 * - Lanes take turns, and a lane at its cap is passed over: a lane with much work holds no other up.
 * - `isBusy` and `nextDueAt` leave nothing out: the virtual clock is turned by them.
 */
export interface Lanes<Item> {
  /** Hands it out at once, or from `notBefore` on (ms since the epoch). */
  add(lane: string, item: Item, notBefore?: number): void
  /** `handle` answers when to hand the same out again; where it answers nothing, that item is settled. */
  consume(
    options: { concurrency: number; perLane: number },
    handle: (item: Item) => Promise<Again | undefined>,
  ): Running
  size(): { ready: number; delayed: number; inHand: number }
  /** Whether anything is ready, due or in hand. */
  isBusy(): boolean
  /** When the earliest delayed item is due, ms since the epoch. */
  nextDueAt(): number | undefined
}

export interface Again {
  /** Ms since the epoch. */
  notBefore: number
}

/** An item whose handling could not be recorded, as on a full disk, is handed out again after this long. */
const AFTER_A_STORAGE_FAILURE_MS = 1000

interface Lane<Item> {
  waiting: Item[]
  /** Where the first waiting item is: shifting a long array would move all of it. */
  head: number
  inHand: number
}

interface Consumer<Item> {
  concurrency: number
  perLane: number
  inHand: number
  handle(item: Item): Promise<Again | undefined>
  /** Set once stopped: called when nothing is in hand any more. */
  onSettled: (() => void) | undefined
}

export function createLanes<Item>({ clock, closed }: { clock: Clock; closed: AbortSignal }): Lanes<Item> {
  const lanes = new Map<string, Lane<Item>>()
  /** The lanes in which something waits, in the order of their turns. */
  const turns = new Map<string, Lane<Item>>()
  const delays = createDelays<{ lane: string; item: Item }>()
  const consumers = new Set<Consumer<Item>>()
  let ready = 0
  let inHand = 0
  let pumpIsScheduled = false

  const alarm = createAlarm(clock, closed, () => pump())

  const addReady = (name: string, item: Item) => {
    let lane = lanes.get(name)
    if (!lane) {
      lane = { waiting: [], head: 0, inHand: 0 }
      lanes.set(name, lane)
    }
    lane.waiting.push(item)
    ready += 1
    turns.set(name, lane)
  }

  const take = (perLane: number) => {
    for (const [name, lane] of turns) {
      if (lane.inHand >= perLane) continue
      const item = lane.waiting[lane.head] as Item
      lane.head += 1
      lane.inHand += 1
      ready -= 1
      inHand += 1
      turns.delete(name)
      if (lane.head < lane.waiting.length) turns.set(name, lane)
      if (lane.head > 500 || lane.head === lane.waiting.length) {
        lane.waiting = lane.waiting.slice(lane.head)
        lane.head = 0
      }
      return { name, lane, item }
    }
    return undefined
  }

  const start = async (
    consumer: Consumer<Item>,
    { name, lane, item }: { name: string; lane: Lane<Item>; item: Item },
  ) => {
    const again = await consumer
      .handle(item)
      .catch((): Again => ({ notBefore: clock.now() + AFTER_A_STORAGE_FAILURE_MS }))
    if (again && !closed.aborted) delays.add({ lane: name, item }, again.notBefore)
    inHand -= 1
    consumer.inHand -= 1
    lane.inHand -= 1
    if (lane.inHand === 0 && lane.waiting.length === 0) lanes.delete(name)
    if (consumer.inHand === 0) consumer.onSettled?.()
    pumpSoon()
  }

  const pump = () => {
    pumpIsScheduled = false
    if (closed.aborted) return
    for (let due = delays.takeDue(clock.now()); due; due = delays.takeDue(clock.now())) addReady(due.lane, due.item)
    for (const consumer of consumers) {
      while (consumer.inHand < consumer.concurrency) {
        const taken = take(consumer.perLane)
        if (!taken) break
        consumer.inHand += 1
        void start(consumer, taken)
      }
    }
    alarm.setFor(delays.nextDueAt())
  }

  const pumpSoon = () => {
    if (pumpIsScheduled) return
    pumpIsScheduled = true
    queueMicrotask(pump)
  }

  return {
    add(lane, item, notBefore = 0) {
      if (notBefore > clock.now()) delays.add({ lane, item }, notBefore)
      else addReady(lane, item)
      pumpSoon()
    },
    consume({ concurrency, perLane }, handle) {
      const consumer: Consumer<Item> = { concurrency, perLane, inHand: 0, handle, onSettled: undefined }
      consumers.add(consumer)
      pumpSoon()
      return {
        stop() {
          consumers.delete(consumer)
          const { promise, resolve } = Promise.withResolvers<void>()
          consumer.onSettled = resolve
          if (consumer.inHand === 0) resolve()
          return promise
        },
      }
    },
    size: () => ({ ready, delayed: delays.size(), inHand }),
    isBusy: () => ready > 0 || inHand > 0 || (delays.nextDueAt() ?? Number.POSITIVE_INFINITY) <= clock.now(),
    nextDueAt: () => delays.nextDueAt(),
  }
}
