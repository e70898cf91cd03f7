/** Makes STATE anew from the mailbox, where there is none that can be read (I1). */
import { RetryableError } from '@relance/contracts/errors'
import type { Address, Mailbox } from '@relance/engine'
import { armAgain } from '../actor/arm-again.ts'
import { readAll } from '../actor/drain.ts'
import { foldEntry } from '../actor/fold.ts'
import { keyOf } from '../actor/held.ts'
import { type StateRecord, emptyRecord, encodeRecord } from '../actor/record.ts'
import { viewOf } from '../actor/view-of.ts'
import { armedTimers } from '../core/deadlines.ts'
import type { RepairPorts } from './tools.ts'

/**
 * The record of all that is in the mailbox. Commands and events of the past do not leave again; what the conversation waits
 * for has a deadline (I7), and those timers are armed again. `now` is in ms since the epoch.
 */
export async function refolded(
  mailbox: Mailbox,
  address: Address,
  { stream, now }: { stream: string; now: number },
): Promise<StateRecord> {
  let record = emptyRecord(stream)
  const upTo = await mailbox.lastSeq(address)
  for await (const entries of readAll(mailbox, address, { upTo })) {
    for (const entry of entries) {
      if (record.parked) break
      const { record: next } = foldEntry(record, address, entry)
      // What parks it is told now: nobody can have dealt with that before.
      record = next.parked ? next : { ...next, outbox: [] }
    }
  }
  const route = viewOf(record)?.route
  if (!route || !record.actor) return record
  const arms = armedTimers(record.actor).map((timer) => ({
    ...armAgain(address, route, timer, { occasion: 'refold', now }),
    to: 'timerCommands' as const,
    type: 'timer.arm',
    at: now,
    carrier: {},
  }))
  return { ...record, outbox: [...record.outbox, ...arms] }
}

/** Commits it in the place of whatever is there. Throws `CONVERSATION_CONTENDED` where a worker was faster. */
export async function refold({ mailbox, stateStore, clock }: RepairPorts, address: Address): Promise<void> {
  const stored = await stateStore.load(address, { fresh: true })
  const { id: stream } = await mailbox.identity()
  const record = await refolded(mailbox, address, { stream, now: clock.now() })
  const committed = await stateStore.commit(address, encodeRecord(record), stored?.revision ?? 0)
  if ('conflict' in committed) {
    throw new RetryableError('CONVERSATION_CONTENDED', `A worker committed ${keyOf(address)} meanwhile. Try again.`)
  }
}
