/**
 * The STATE record of a conversation: what a worker needs to go on where another one stopped (I1).
 *
 * It is JSON. The machine's part is read by the core (`parseActorState`), which also brings older ones up to date.
 */
import type { Carrier, Engine } from '@relance/engine'
import { z } from 'zod'
import { type ActorState, NewerSchemaError, parseActorState } from '../core/actor-state.ts'

/** The schema that this version writes, and the newest that it reads. */
const SCHEMA = 1

/** What folding made of a conversation so far. Values are replaced, never changed. */
export interface StateRecord {
  /** Identity of the mailbox's storage that `lastSeq` counts in. */
  stream: string
  /** Sequence of the last entry that was dealt with; 0 before the first. */
  lastSeq: number
  /** The engine's instant of that entry, ms since the epoch; 0 before the first. */
  lastAt: number
  /** The machine's state; absent before the first input that it knows. */
  actor?: ActorState | undefined
  /** Commands and events that may not have left yet, in the order of issue (I5). */
  outbox: readonly OutboxItem[]
  /** Answers to the latest requests of people and services, oldest first. */
  outcomes: readonly RememberedOutcome[]
  /** Set while nothing is folded until somebody says `unpark` (I12). */
  parked?: Parked | undefined
}

/** Where an item of the outbox goes. */
export type Destination = keyof Engine['queues'] | 'events'

/** A command or an event as it leaves; encoded once, so that a repeat is the same byte by byte. */
export interface OutboxItem {
  /** `command-id.ts` of contracts. */
  id: string
  to: Destination
  /** Such as `timer.arm`, or the event's type. */
  type: string
  /** The engine's instant of the input that caused it, ms since the epoch. */
  at: number
  body: Uint8Array
  carrier: Carrier
}

export interface RememberedOutcome {
  requestId: string
  accepted: boolean
  /** Of a refusal, such as FOLLOW_UP_NOT_SCHEDULED. */
  reason?: string | undefined
  detail?: string | undefined
}

export interface Parked {
  code: ParkedCode
  /** What happened, for people. */
  error: string
  /** Sequence of the entry that could not be folded; 0 where no single entry is to blame. */
  seq: number
}

export type ParkedCode = 'FOLD_FAILED' | 'STREAM_CHANGED' | 'MAILBOX_BEHIND'

/** The record of a conversation of which nothing is known. */
export function emptyRecord(stream: string): StateRecord {
  return { stream, lastSeq: 0, lastAt: 0, outbox: [], outcomes: [] }
}

export function encodeRecord(record: StateRecord): Uint8Array {
  const { actor, outbox, parked, ...rest } = record
  return utf8.encode(
    JSON.stringify({
      schema: SCHEMA,
      ...rest,
      outbox: outbox.map((item) => ({ ...item, body: Buffer.from(item.body).toString('base64') })),
      parked,
      actor,
    }),
  )
}

/** Throws `NewerSchemaError` for a record of a later version, and any other error for one that is broken. */
export function decodeRecord(body: Uint8Array): StateRecord {
  const json: unknown = JSON.parse(utf8Decoder.decode(body))
  const { schema } = versionSchema.parse(json)
  if (schema > SCHEMA) throw new NewerSchemaError(schema)
  const { actor, ...record } = recordSchema.parse(json)
  return { ...record, actor: actor === undefined ? undefined : parseActorState(actor) }
}

const utf8 = new TextEncoder()
const utf8Decoder = new TextDecoder()

const versionSchema = z.object({ schema: z.number() })

const recordSchema = z.object({
  stream: z.string(),
  lastSeq: z.number(),
  lastAt: z.number(),
  actor: z.unknown().optional(),
  outbox: z.array(
    z.object({
      id: z.string(),
      to: z.enum(['decisions', 'deliveries', 'timerCommands', 'events']),
      type: z.string(),
      at: z.number(),
      body: z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64')),
      carrier: z.record(z.string(), z.string()),
    }),
  ),
  outcomes: z.array(
    z.object({
      requestId: z.string(),
      accepted: z.boolean(),
      reason: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
  parked: z
    .object({
      code: z.enum(['FOLD_FAILED', 'STREAM_CHANGED', 'MAILBOX_BEHIND']),
      error: z.string(),
      seq: z.number(),
    })
    .optional(),
})
