/**
 * Hands things out to consumers at least once, as a broker does: to any of the processes that consume, late, twice, in any order, and
 * again after a failure, after the process that had it ended or stood still, or where its acknowledgement was lost.
 */
import type { Running } from '@relance/engine'
import { LEASE_MS, type SimulatedProcess } from './process.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'

/** What a consumer says of a thing: nothing, it is done with; or that it is to come again. */
export type Again = { afterMs: number } | undefined

export interface Parcel<T> {
  item: T
  attempt: number
  done: boolean
  /** So many times it is on its way, or in somebody's hand. */
  copies: number
  /** Resolves once it is done with, or a handler failed on it: others may pass. */
  passed: PromiseWithResolvers<void>
}

export interface Courier<T> {
  add(item: T): void
  consume(process: SimulatedProcess, handle: (item: T, attempt: number) => Promise<Again>): Running
  /** What is not done with yet. */
  pending(): readonly Parcel<T>[]
}

export interface CourierOptions<T> {
  name: string
  run: Run
  random: Random
  describe: (item: T) => string
  /** Things of the same key come one after the other, in order, as long as no handler fails. */
  inOrderOf?: (item: T) => string
  /** After how long what a handler failed on comes again, ms. */
  retryAfterMs: (attempt: number) => number
  /** Called for each acknowledgement, with everything that is not acknowledged. */
  acknowledged?: ((parcel: Parcel<T>, pending: Iterable<Parcel<T>>) => void) | undefined
  /** Called for what will not be handed out any more. */
  dealtWith?: (item: T) => void
}

/** A broker does not hand a thing out again while it was just handed out again. */
const MOST_COPIES = 3

/** One handing out of a parcel. */
interface Copy<T> {
  parcel: Parcel<T>
}

interface Consumer<T> {
  process: SimulatedProcess
  handle: (item: T, attempt: number) => Promise<Again>
  inHand: Set<Copy<T>>
  stopped: (() => void) | undefined
}

export function createCourier<T>({
  name,
  run,
  random,
  describe,
  inOrderOf,
  retryAfterMs,
  acknowledged,
  dealtWith,
}: CourierOptions<T>): Courier<T> {
  const { time } = run
  const consumers = new Set<Consumer<T>>()
  const pending = new Set<Parcel<T>>()
  const waiting: Parcel<T>[] = []
  const queues = new Map<string, Parcel<T>[]>()

  const acknowledge = (parcel: Parcel<T>) => {
    parcel.done = true
    acknowledged?.(parcel, pending)
    for (const one of pending) {
      if (!one.done) continue
      one.passed.resolve()
      pending.delete(one)
      dealtWith?.(one.item)
    }
  }

  const again = (parcel: Parcel<T>, afterMs: number) => {
    if (parcel.done || parcel.copies >= MOST_COPIES) return
    parcel.copies += 1
    void bring(parcel, afterMs)
  }

  const bring = async (parcel: Parcel<T>, afterMs: number): Promise<void> => {
    await time.sleep(afterMs)
    if (parcel.done) return
    const ready = [...consumers].filter(({ process, stopped }) => process.isAlive() && !stopped)
    if (ready.length === 0) {
      waiting.push(parcel)
      return
    }
    await hand(parcel, random.pick(ready))
  }

  const hand = async (parcel: Parcel<T>, consumer: Consumer<T>): Promise<void> => {
    parcel.attempt += 1
    const copy = { parcel }
    consumer.inHand.add(copy)
    run.note(name, describe(parcel.item), 'to', consumer.process.name)
    const outcome = await consumer.process
      .within(() => consumer.handle(parcel.item, parcel.attempt))
      .catch((): Again => ({ afterMs: retryAfterMs(parcel.attempt) }))
    consumer.inHand.delete(copy)
    if (consumer.inHand.size === 0) consumer.stopped?.()
    if (parcel.done) return
    if (outcome) {
      parcel.passed.resolve()
      return bring(parcel, outcome.afterMs)
    }
    if (!random.chance(run.faults().lostAck)) return acknowledge(parcel)
    run.met('lost acknowledgement')
    return bring(parcel, LEASE_MS)
  }

  const send = async (parcel: Parcel<T>): Promise<void> => {
    const { late, twice } = run.faults()
    if (random.chance(twice)) {
      run.met('twice')
      again(parcel, random.spread(1, 60_000))
    }
    await bring(parcel, random.chance(late) ? random.spread(1, 20_000) : 0)
  }

  const sendInOrder = async (key: string): Promise<void> => {
    const queue = queues.get(key) ?? []
    for (let next = queue[0]; next; next = queue[0]) {
      void send(next)
      await next.passed.promise
      queue.shift()
    }
    queues.delete(key)
  }

  return {
    add(item) {
      const parcel: Parcel<T> = { item, attempt: 0, done: false, copies: 1, passed: Promise.withResolvers() }
      pending.add(parcel)
      if (!inOrderOf) return void send(parcel)
      const key = inOrderOf(item)
      const queue = queues.get(key)
      if (queue) return void queue.push(parcel)
      queues.set(key, [parcel])
      void sendInOrder(key)
    },
    consume(process, handle) {
      const consumer: Consumer<T> = { process, handle, inHand: new Set(), stopped: undefined }
      consumers.add(consumer)
      process.onCrash(() => consumers.delete(consumer))
      process.onLost(() => {
        for (const { parcel } of consumer.inHand) {
          if (!process.isAlive()) parcel.copies -= 1
          again(parcel, 0)
        }
        if (!process.isAlive()) consumer.inHand.clear()
      })
      for (const parcel of waiting.splice(0)) void bring(parcel, 0)
      return {
        stop() {
          const { promise, resolve } = Promise.withResolvers<void>()
          consumer.stopped = resolve
          if (consumer.inHand.size === 0) resolve()
          return promise.then(() => void consumers.delete(consumer))
        },
      }
    },
    pending: () => [...pending],
  }
}
