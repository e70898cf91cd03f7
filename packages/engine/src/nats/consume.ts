import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from '../address.ts'
import { createLease } from './lease.ts'
import type { Link } from './link.ts'
import { createPull, type Delivery, type Lane } from './pull.ts'
import { createTurns } from './turns.ts'

export interface Handed extends Delivery {
  /** How often a handler got it, from 1. */
  attempt: number
}

/** `yields`: this process cannot do what another one may. The lane is served to others first from then on. */
export type Verdict = 'acknowledge' | { retryAfterMs: number; yields?: boolean }

export interface ConsumeLanes {
  lanes: readonly Lane[]
  /** At most so many handlers at once. */
  concurrency: number
  /** So many more are kept here for free hands; none where absent. What is here is not worked on by anybody else. */
  ahead?: number
  /** At most so many of one key at once. */
  perKey: number
  keyOf(delivery: Delivery): string
  /** Must not reject. */
  handle(delivery: Handed): Promise<Verdict>
  /**
   * Lets those past who wait in the lane behind keys that have their share in hand. Resolves to whether going on past what those keys
   * have is worth the while.
   */
  overtake?(lane: Lane, isFull: (key: string) => boolean): Promise<boolean>
  /** Sees everything that a lane receives, in its order, and where something may have been missed. */
  observerOf?(lane: Lane): { received(delivery: Delivery): void; end(): void }
  /** Waits for the broker's word on each acknowledgement before `stop` resolves. */
  confirms?: boolean
}

/**
 * Hands out what durable consumers hold, each message acknowledged on its own and after its handler (I3).
 *
 * - C1 Asks for no more than there are free hands, and so many more as are to be kept ahead; lanes are asked in equal parts. Hands that are
 *   idle are asked for, however much waits here for others.
 * - C2 Keys take turns. What a key has above its share waits here under an extended lease, up to a bound; beyond that it goes back to the broker
 *   until its turn may have come, so that those behind it are reached; `overtake` fetches those who are far behind.
 * - C3 The lease of whatever is here is extended until it is acknowledged or given back.
 * - C4 After a lost connection everything is asked for anew; what was in hand goes on, and comes again if its acknowledgement was lost.
 */
export function consume(link: Link, options: ConsumeLanes): Running {
  const { connection, requests, storage, closing } = link
  const { concurrency, perKey, ahead = 0, handle } = options
  const mostHeld = Math.max(HELD_PER_HAND * concurrency, 2 * ahead)
  const lease = createLease(connection, requests, storage.leaseMs)
  const turns = createTurns<{ id: string; lane: LaneState; delivery: Delivery }>(perKey)
  /** What is here, by lane and sequence: a message whose lease ran out all the same must not be handed out beside itself. */
  const here = new Map<string, Delivery>()
  const running = new Set<Promise<void>>()
  let isStopped = false

  const lanes = options.lanes.map((declared) => {
    const lane = { ...declared, priority: Math.floor(Math.random() * LAST_PRIORITY) }
    const state = {
      lane,
      observer: options.observerOf?.(lane),
      deferredInARow: 0,
      isPaused: false,
      pull: createPull(
        connection,
        lane,
        (it) => received(state, it),
        () => refill(),
      ),
    }
    return state
  })

  const received = (lane: LaneState, delivery: Delivery) => {
    lane.observer?.received(delivery)
    const id = `${lane.lane.consumer}.${delivery.seq}`
    const former = here.get(id)
    if (former) {
      former.reply = delivery.reply
      return
    }
    const key = options.keyOf(delivery)
    const held = turns.waiting
    if (turns.isFull(key) && held >= mostHeld) {
      defer(lane, key, delivery)
    } else {
      lane.deferredInARow = 0
      here.set(id, delivery)
      lease.hold(delivery)
      turns.add(key, { id, lane, delivery })
      dispatch()
    }
    refill()
  }

  const defer = (lane: LaneState, key: string, delivery: Delivery) => {
    lease.giveBack(delivery, turns.expectedWaitMs(key))
    turns.deferred(key, delivery.seq)
    lane.deferredInARow += 1
    if (lane.isPaused || lane.deferredInARow < DEFERRED_BEFORE_ASKING) return
    lane.isPaused = true
    void letOthersPass(lane)
  }

  const letOthersPass = async (lane: LaneState) => {
    try {
      if (options.overtake && !(await options.overtake(lane.lane, turns.isFull)))
        await pause(BLOCKED_PAUSE_MS, undefined, { ref: false })
    } catch {
      await pause(BLOCKED_PAUSE_MS, undefined, { ref: false })
    }
    lane.deferredInARow = 0
    lane.isPaused = false
    refill()
  }

  const dispatch = () => {
    while (!isStopped && running.size < concurrency) {
      const next = turns.take()
      if (!next) return
      const work: Promise<void> = run(next.key, next.value).finally(() => {
        running.delete(work)
        dispatch()
        refill()
      })
      running.add(work)
    }
  }

  const run = async (key: string, { id, lane, delivery }: { id: string; lane: LaneState; delivery: Delivery }) => {
    const began = performance.now()
    const verdict = await handle({ ...delivery, attempt: delivery.deliveries - turns.deferralsOf(delivery.seq) })
    turns.done(key, performance.now() - began)
    here.delete(id)
    if (closing.aborted) return
    if (verdict === 'acknowledge') {
      turns.forget(delivery.seq)
      lease.acknowledge(delivery, options.confirms === true)
    } else {
      // What was asked for before keeps its place until it expires.
      if (verdict.yields) lane.lane.priority = LAST_PRIORITY
      lease.giveBack(delivery, verdict.retryAfterMs)
    }
  }

  const refill = () => {
    if (isStopped) return
    const free = concurrency - running.size
    // Whatever waits here then is not for them, but for keys that have their share in hand.
    const areHandsIdle = free > 0 && !turns.hasReady
    const room = Math.max(areHandsIdle ? free : 0, free + ahead - turns.waiting)
    // Few large questions, where more is here than there are hands.
    if (room <= 0 || (!areHandsIdle && room < ahead / 2)) return
    const each = Math.ceil(room / lanes.length)
    for (const { pull, isPaused } of lanes) if (!isPaused && pull.owed === 0) pull.ask(each)
  }

  const reconnects = watchReconnects(link, () => {
    for (const { pull, observer } of lanes) {
      observer?.end()
      pull.reset()
    }
  })
  refill()

  const stop = async (waits: boolean) => {
    isStopped = true
    reconnects.stop()
    for (const { pull, observer } of lanes) {
      pull.stop()
      observer?.end()
    }
    for (const { delivery } of turns.drain()) lease.giveBack(delivery, 0)
    if (waits) {
      await Promise.all(running)
      await lease.settled()
    }
    lease.stop()
  }
  closing.addEventListener('abort', () => void stop(false), { once: true })
  return { stop: () => stop(true) }
}

type LaneState = {
  lane: Lane
  observer: { received(delivery: Delivery): void; end(): void } | undefined
  deferredInARow: number
  isPaused: boolean
  pull: ReturnType<typeof createPull>
}

/** Of a lane that is left to others; the broker serves lower ones first. */
const LAST_PRIORITY = 9
/** How many messages above their key's share are held per hand, before they go back to the broker. */
const HELD_PER_HAND = 4
const DEFERRED_BEFORE_ASKING = 16
const BLOCKED_PAUSE_MS = 50

function watchReconnects({ connection }: Link, reconnected: () => void): { stop(): void } {
  const statuses = connection.status()
  void (async () => {
    for await (const { type } of statuses) if (type === 'reconnect') reconnected()
  })()
  return { stop: () => (statuses as unknown as { stop(): void }).stop() }
}
