/**
 * Writes what people see into the read model, which may be away (I1): conversations go on meanwhile, and their views are owed.
 *
 * - V1 While it is away nobody waits for it: it is tried once a second, and a try is given up early.
 * - V2 Of the wake-ups of a conversation whose view is owed, one is not acknowledged, so that the debt outlives this process.
 * - V3 What was written just before it went is written again: it may have been lost with it.
 */
import { RetryableError } from '@relance/contracts/errors'
import type { Address } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import type { Log } from '@relance/service-kit'
import type { Pause } from '../loop.ts'
import { metrics } from '../metrics.ts'
import { createDeadline, LATE } from './deadline.ts'
import { type Held, keyOf } from './held.ts'
import { isStateNewer } from './load.ts'
import { toStoredView, versionOf, viewOf } from './view-of.ts'

export interface Views {
  /** Whether the view is written. False: it is owed. Rejects where the read model answers and does not take it. */
  show(held: Held): Promise<boolean>
  /** Whether it is this wake-up that must come again until the view is written (V2). */
  mustComeAgain(address: Address, seq: number): boolean
  /** Pays what is owed, if the read model is there again. `write` shows the conversation by `writeNow`. */
  catchUp(write: (address: Address) => Promise<void>): Promise<void>
  /** Rejects where the view cannot be written. */
  writeNow(held: Held): Promise<void>
}

interface Owed {
  address: Address
  /** Sequence of the wake-up that comes again. */
  wakeUp?: number
}

/** How long a write may take before the read model counts as away, ms. */
const PATIENCE_MS = 500
const TRIED_EVERY_MS = 1_000
/** Redis syncs its file every second. Ms. */
const MAY_BE_LOST_MS = 3_000
/** Beyond this every wake-up comes again by itself. */
const MOST_OWED = 100_000
const AT_ONCE = 16

export function createViews({
  readModel,
  log,
  monotonic,
  patience,
}: {
  readModel: ReadModel
  log: Log
  monotonic: () => number
  /** Waits as long as a write may take. */
  patience: Pause
}): Views {
  const owed = new Map<string, Owed>()
  /** When each view was written that may be lost (V3), the earliest first. */
  const written = new Map<string, { address: Address; at: number }>()
  let triedAt: number | undefined

  function owe(address: Address): void {
    if (owed.size < MOST_OWED && !owed.has(keyOf(address))) owed.set(keyOf(address), { address })
  }

  function forgetOld(): void {
    for (const [key, { at }] of written) {
      if (at > monotonic() - MAY_BE_LOST_MS) return
      written.delete(key)
    }
  }

  function wentAway(error: unknown): void {
    if (triedAt === undefined)
      log.warn({ err: error }, 'Views cannot be written. Conversations go on; their views are caught up.')
    for (const { address } of written.values()) owe(address)
    written.clear()
    triedAt = monotonic()
  }

  const inTime = createDeadline(PATIENCE_MS, patience, monotonic)

  async function writeNow(held: Held): Promise<void> {
    const version = versionOf(held.record)
    const view = viewOf(held.record)
    if (view && (await inTime(readModel.put(toStoredView(held.address, held.record, view)))) === LATE)
      throw new RetryableError('VIEWS_AWAY', `The read model did not answer within ${PATIENCE_MS} ms.`)
    held.shownVersion = version
    const key = keyOf(held.address)
    owed.delete(key)
    written.delete(key)
    written.set(key, { address: held.address, at: monotonic() })
    forgetOld()
  }

  return {
    writeNow,

    async show(held) {
      if (held.shownVersion === versionOf(held.record)) return true
      if (triedAt === undefined || monotonic() - triedAt >= TRIED_EVERY_MS) {
        // Whoever comes next does not try as well.
        if (triedAt !== undefined) triedAt = monotonic()
        try {
          await writeNow(held)
          return true
        } catch (error) {
          if (!(error instanceof RetryableError)) throw error
          wentAway(error)
        }
      }
      metrics.viewsOwed.add(1)
      owe(held.address)
      return false
    },

    mustComeAgain(address, seq) {
      const debt = owed.get(keyOf(address))
      if (!debt) return true
      debt.wakeUp ??= seq
      return debt.wakeUp === seq
    },

    async catchUp(write) {
      const all = [...owed.values()]
      const pay = async ({ address }: Owed): Promise<boolean> => {
        try {
          await write(address)
          return true
        } catch (error) {
          // A conversation that a later release has written is its workers' to show.
          if (error instanceof RetryableError && !isStateNewer(error)) return false
          log.warn({ ...address, err: error }, 'A view that is owed cannot be written; the sweeper will see to it.')
          owed.delete(keyOf(address))
          return true
        }
      }
      // One by itself first: there is no use in trying all of them while it is away.
      for (let from = 0; from < all.length; from += from === 0 ? 1 : AT_ONCE) {
        const some = all.slice(from, from === 0 ? 1 : from + AT_ONCE)
        if ((await Promise.all(some.map(pay))).includes(false)) return
      }
      if (triedAt === undefined) return
      triedAt = undefined
      if (all.length > 0) log.info({ views: all.length }, 'Views can be written again, and were caught up.')
    },
  }
}
