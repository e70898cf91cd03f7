/**
 * A slow, steady pass over all STATE records that mends what should never be broken (I7). Everything it finds is counted:
 * a healthy system shows zeros.
 *
 * - Entries that nobody folded for long: drained.
 * - Commands that were left behind in an outbox: relayed.
 * - Timers of the machine that are overdue and that the engine does not hold: the same generation is armed again, which
 *   changes nothing where it is armed. Not in a storm of late timers, which is not mended by arming them again.
 * - Views that the read model lost, of which it kept an older one, or one of a history that was undone by a restore: written.
 */
import type { Address, Clock, Engine, TimerKey, Timers } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { ATTRIBUTE, type Log } from '@relance/service-kit'
import type { Actor } from './actor/actor.ts'
import { armAgain } from './actor/arm-again.ts'
import { keyOf } from './actor/held.ts'
import { type StateRecord, decodeRecord } from './actor/record.ts'
import { viewOf } from './actor/view-of.ts'
import { NewerSchemaError } from './core/actor-state.ts'
import { armedTimers } from './core/deadlines.ts'
import type { Pause } from './loop.ts'
import { metrics } from './metrics.ts'
import { showAgain } from './show-again.ts'

export interface SweeperPorts extends Pick<Engine, 'stateStore' | 'mailbox' | 'queues'> {
  actor: Actor
  timers: Pick<Timers, 'list'>
  readModel: ReadModel
  clock: Clock
  log: Log
}

export interface SweeperOptions {
  /** Conversations that it visits per second. */
  perSecond: number
  pause: Pause
  /** Draws a number from 0 to below 1. */
  random: () => number
}

export interface Sweeper {
  /**
   * Visits every conversation once, beginning anywhere: of passes that are broken off, as where processes are replaced often, each visits others,
   * and several workers begin apart. Rejects only where the store cannot be scanned.
   */
  pass(signal: AbortSignal): Promise<void>
}

/** A timer that is late by more is armed again (I7). */
const OVERDUE_MS = 60_000
/** So many late timers, or commands for timers that wait, are a storm. */
const STORM = 1_000
/** What the engine holds of late timers is asked at most so often: it is a question about all timers. */
const ASK_EVERY_MS = 30_000
/** What a healthy worker has committed by now: twice the time that a commit may wait (I6). */
const UNCOMMITTED_MS = 120_000
/** Commands that were committed so long ago have left, or were left behind (I5). */
const LEFT_BEHIND_MS = 120_000

export function createSweeper(ports: SweeperPorts, options: SweeperOptions): Sweeper {
  const { actor, clock, log, mailbox, queues, readModel, stateStore, timers } = ports

  async function visit(address: Address, body: Uint8Array): Promise<void> {
    metrics.audited.add(1)
    const record = decodeRecord(body)
    const current = record.parked ? record : await caughtUp(address, record)
    if (!current) return
    if (!current.parked) await rearm(address, current)
    await mendView(address, current)
  }

  /** A parked conversation, too: people must see that it wants one of them. */
  async function mendView(address: Address, record: StateRecord): Promise<void> {
    const difference = await showAgain({ mailbox, readModel }, address, record)
    if (difference) missed(difference === 'of another history' ? 'view of another history' : 'view', address)
  }

  /**
   * The record with everything folded that is in the mailbox for long, and everything relayed; undefined where a worker is
   * likely to be at it, so that nothing can be said yet.
   */
  async function caughtUp(address: Address, record: StateRecord): Promise<StateRecord | undefined> {
    const lastSeq = await mailbox.lastSeq(address)
    if (lastSeq < record.lastSeq) return actor.audit(address)
    const [unfolded] = lastSeq > record.lastSeq ? await mailbox.read(address, record.lastSeq, { limit: 1 }) : []
    if (unfolded && unfolded.at < clock.now() - UNCOMMITTED_MS) {
      missed('wake-up', address)
      return actor.audit(address)
    }
    if (record.outbox.some((item) => item.at < clock.now() - LEFT_BEHIND_MS)) {
      missed('outbox', address)
      return actor.audit(address)
    }
    return unfolded ? undefined : record
  }

  async function rearm({ tenant, conversation }: Address, record: StateRecord): Promise<void> {
    const { actor: state, outbox } = record
    const route = viewOf(record)?.route
    if (!state || !route || outbox.length > 0) return
    const now = clock.now()
    const overdue = armedTimers(state).filter(({ dueAt }) => dueAt < now - OVERDUE_MS)
    // Nothing is asked of a healthy system, and one timer that can never be handed out keeps no other from being mended.
    const held = overdue.length > 0 ? await heldLate() : undefined
    if (!held) return
    for (const timer of overdue) {
      if (held.has(timerKey({ address: { tenant, conversation }, ...timer }))) continue
      missed('timer', { tenant, conversation })
      const command = armAgain({ tenant, conversation }, route, timer, { occasion: 'sweep', now })
      await queues.timerCommands.enqueue({ ...command, tenant })
    }
  }

  let asked: { at: number; late: Promise<ReadonlySet<string> | undefined> } | undefined

  /** The late timers that the engine still has to hand out; undefined in a storm of them. */
  function heldLate(): Promise<ReadonlySet<string> | undefined> {
    if (asked && clock.monotonic() - asked.at < ASK_EVERY_MS) return asked.late
    const question = { at: clock.monotonic(), late: askLate() }
    question.late.catch(() => {
      if (asked === question) asked = undefined
    })
    asked = question
    return question.late
  }

  async function askLate(): Promise<ReadonlySet<string> | undefined> {
    if ((await queues.timerCommands.size()).waiting >= STORM) return undefined
    const late = await timers.list({ before: clock.now() - OVERDUE_MS, limit: STORM })
    return late.length < STORM ? new Set(late.map(timerKey)) : undefined
  }

  function missed(what: string, address: Address): void {
    metrics.missed.add(1, { [ATTRIBUTE.reason]: what })
    log.warn({ ...address, what }, 'The sweeper mends what should not have been broken.')
  }

  return {
    async pass(signal) {
      for await (const { address, body } of stateStore.scan({ from: options.random() })) {
        if (signal.aborted) return
        try {
          await visit(address, body)
        } catch (error) {
          // A conversation that cannot be mended must not end the pass for the others.
          if (!(error instanceof NewerSchemaError))
            log.warn({ ...address, err: error }, 'The sweeper could not visit it.')
        }
        await options.pause(1_000 / options.perSecond, signal)
      }
    },
  }
}

function timerKey({ address, name, generation }: TimerKey): string {
  return `${keyOf(address)}/${name}/${generation}`
}
