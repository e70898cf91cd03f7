/**
 * Folds one entry of a mailbox into the record of its conversation: pure but for hashing (I2).
 *
 * What cannot be read is passed over and told (I12); what the machine cannot stand parks the conversation with the entry
 * unfolded, so that a mended version folds it after `unpark`.
 */
import { UndecodableError } from '@relance/contracts/codec'
import { commandIdOf } from '@relance/contracts/command-id'
import { type Input, type StampedInput, decodeInput } from '@relance/contracts/input'
import type { Address, Carrier, Entry } from '@relance/engine'
import type { Outcome } from '../core/refusals.ts'
import { step } from '../core/step.ts'
import { anEvent, toOutboxItems } from './outbox.ts'
import type { OutboxItem, Parked, RememberedOutcome, StateRecord } from './record.ts'
import { toView } from '../core/view.ts'
import { viewOf } from './view-of.ts'

/** Requests whose answers are remembered. */
const REMEMBERED_OUTCOMES = 32

export interface Folded {
  record: StateRecord
  result:
    | { type: 'folded'; input: Input['type'] }
    | { type: 'repeated' }
    | { type: 'undecodable'; error: string }
    | { type: 'parked'; error: unknown }
}

/** Folds the next entry. `carrier` goes with the commands that come out. */
export function foldEntry(
  record: StateRecord,
  address: Address,
  entry: Entry,
  carrier: Carrier = entry.carrier,
): Folded {
  const past = { ...record, lastSeq: entry.seq, lastAt: entry.at }
  const input = decoded(entry)
  if (input instanceof UndecodableError) {
    const detail = `Entry ${entry.seq} cannot be read: ${input.message}`
    const event = { type: 'input.undecodable', detail }
    return {
      record: { ...past, outbox: withEvent(past, address, entry, carrier, event) },
      result: { type: 'undecodable', error: detail },
    }
  }
  const requestId = requestIdOf(input)
  if (requestId !== undefined && outcomeOf(record, requestId)) return { record: past, result: { type: 'repeated' } }

  try {
    const stamped: StampedInput = { ...input, seq: entry.seq, at: entry.at }
    const { state, commands, outcome } = step(record.actor, address, stamped)
    const next: StateRecord = { ...past, actor: state }
    const cause = { address, at: entry.at, carrier }
    const view = () => toView(state, entry.seq)
    return {
      record: {
        ...next,
        outbox: [...record.outbox, ...toOutboxItems(commands, cause, view)],
        outcomes: requestId === undefined ? record.outcomes : withOutcome(record.outcomes, requestId, outcome),
      },
      result: { type: 'folded', input: input.type },
    }
  } catch (error) {
    const parked: Parked = { code: 'FOLD_FAILED', seq: entry.seq, error: `${input.type}: ${messageOf(error)}` }
    return { record: park(record, address, parked, { ...entry, carrier }), result: { type: 'parked', error } }
  }
}

/** The record, parked, with the event that tells people. */
export function park(
  record: StateRecord,
  address: Address,
  parked: Parked,
  cause: { at: number; carrier: Carrier },
): StateRecord {
  const next = { ...record, parked }
  const event = { type: 'conversation.parked', detail: parked.error }
  return {
    ...next,
    outbox: withEvent(next, address, { ...cause, seq: parked.seq || record.lastSeq }, cause.carrier, event),
  }
}

export function outcomeOf(record: StateRecord, requestId: string): RememberedOutcome | undefined {
  return record.outcomes.find((outcome) => outcome.requestId === requestId)
}

/** The outbox with an event of the shell's own. */
function withEvent(
  record: StateRecord,
  address: Address,
  cause: { seq: number; at: number },
  carrier: Carrier,
  event: { type: string; detail: string },
): readonly OutboxItem[] {
  const id = commandIdOf(address.conversation, cause, event.type)
  return [
    ...record.outbox,
    ...anEvent(id, { ...event, attempt: 0 }, { address, at: cause.at, carrier }, viewOf(record)),
  ]
}

function decoded(entry: Entry): Input | UndecodableError {
  try {
    return decodeInput(entry.body)
  } catch (error) {
    if (error instanceof UndecodableError) return error
    throw error
  }
}

/** The caller's id of a request that a person or a service made; other inputs' ids of requests name commands. */
function requestIdOf(input: Input): string | undefined {
  return 'actor' in input ? input.requestId : undefined
}

function withOutcome(
  outcomes: readonly RememberedOutcome[],
  requestId: string,
  outcome: Outcome,
): readonly RememberedOutcome[] {
  const remembered = outcome.accepted
    ? { requestId, accepted: true }
    : { requestId, accepted: false, reason: outcome.reason, detail: outcome.detail }
  return [...outcomes.slice(1 - REMEMBERED_OUTCOMES), remembered]
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
