/** Loads what is held of a conversation, and checks that its mailbox is still the one that it was folded from. */
import { RetryableError } from '@relance/contracts/errors'
import type { Address, Mailbox, StateStore } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import { LRUCache } from 'lru-cache'
import { NewerSchemaError } from '../core/actor-state.ts'
import { metrics } from '../metrics.ts'
import { alarm } from './alarm.ts'
import type { UpTo } from './drain.ts'
import { park } from './fold.ts'
import { type Held, keyOf } from './held.ts'
import { type Parked, type StateRecord, decodeRecord, emptyRecord } from './record.ts'

export interface LoadPorts {
  stateStore: StateStore
  mailbox: Mailbox
  identity: () => Promise<string>
  log: Log
}

/** Conversations of which it was said once that their STATE is of a later version. */
const toldOfNewer = new LRUCache<string, true>({ max: 1_000 })

/** Throws `RetryableError` STATE_IS_NEWER, so that a worker of the later version takes the conversation (I12). */
export async function load(ports: LoadPorts, address: Address, fresh: boolean): Promise<Held> {
  const stored = await ports.stateStore.load(address, { fresh })
  return {
    address,
    revision: stored?.revision ?? 0,
    record: stored ? read(ports.log, address, stored.body) : emptyRecord(await ports.identity()),
    uncommitted: 0,
    mustCommit: false,
    relayed: 0,
    shownVersion: 0,
    cold: stored !== undefined,
  }
}

const STATE_IS_NEWER = 'STATE_IS_NEWER'

/** Whether a turn failed because the conversation is a later release's: its partition is given back (I12). */
export function isStateNewer(error: unknown): boolean {
  return error instanceof RetryableError && error.code === STATE_IS_NEWER
}

/**
 * Parks a conversation whose mailbox is not the one that its record counts in: it was restored to an earlier point, or
 * made anew. Folding on could pass new entries over in silence.
 */
export async function checkStream(ports: LoadPorts, held: Held, upTo: UpTo): Promise<void> {
  const { record, address } = held
  if (record.parked) return
  const stream = await ports.identity()
  if (record.stream !== stream) {
    const error = `The mailbox is another storage (${stream}) than the one folded so far (${record.stream}).`
    return parkHeld(ports.log, held, { code: 'STREAM_CHANGED', error, seq: 0 })
  }
  // A wake-up for what is folded already is common; only where this process did not fold it itself is it worth a question.
  if (held.cold && typeof upTo === 'number' && upTo <= record.lastSeq) {
    const lastSeq = await ports.mailbox.lastSeq(address)
    held.cold = false
    if (lastSeq >= record.lastSeq) return
    const error = `The mailbox ends at ${lastSeq}, though entries up to ${record.lastSeq} were folded.`
    parkHeld(ports.log, held, { code: 'MAILBOX_BEHIND', error, seq: 0 })
  }
}

function parkHeld(log: Log, held: Held, parked: Parked): void {
  held.record = park(held.record, held.address, parked, { at: held.record.lastAt, carrier: {} })
  held.mustCommit = true
  alarm(log, held.address, parked)
}

function read(log: Log, address: Address, body: Uint8Array): StateRecord {
  try {
    return decodeRecord(body)
  } catch (error) {
    if (!(error instanceof NewerSchemaError)) throw error
    metrics.newerSchema.add(1)
    if (!toldOfNewer.has(keyOf(address))) {
      toldOfNewer.set(keyOf(address), true)
      log.warn({ ...address, err: error }, 'STATE is of a later version; left to a worker that reads it.')
    }
    throw new RetryableError(STATE_IS_NEWER, `The conversation was written by a later version: ${error.message}`, {
      retryAfterMs: 1_000,
      cause: error,
    })
  }
}
