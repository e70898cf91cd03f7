/**
 * What STATE holds of a conversation besides the shell's own bookkeeping (sequence, outbox, outcomes).
 *
 * Instants are ms since the epoch. It is plain JSON: a round trip through JSON changes nothing.
 */
import type { TimerName } from '@relance/contracts/words'
import { z } from 'zod'
import { conversationSchema } from './conversation.ts'

/** Raised when a field is added without which an older release must not go on: it would lose it. */
export const SCHEMA = 1

/** Which chart wrote the snapshot; for people who look into a record. */
export const MACHINE = 'conversation/1'

const versionSchema = z.object({ schema: z.number() })

const timerSchema = z.object({
  /** The generation armed last; an elapse of any other one counts for nothing (I7). */
  generation: z.number(),
  /** When it elapses; absent where it is not armed. */
  dueAt: z.number().optional(),
})

const actorStateSchema = z.object({
  schema: z.literal(SCHEMA),
  machine: z.string(),
  address: z.object({ tenant: z.string(), conversation: z.string() }),
  /** The machine's snapshot: the chart's state value and its context. */
  snapshot: z.object({
    value: z.union([z.string(), z.record(z.string(), z.string())]),
    context: conversationSchema,
  }),
  timers: z
    .partialRecord(z.enum(['inactivity', 'follow_up', 'decision', 'delivery', 'closing']), timerSchema)
    .default({}),
  /** Hashes of the outside ids of the latest messages, `recent.ts`. */
  recent: z.string().default(''),
})
export type ActorState = z.infer<typeof actorStateSchema>

/** Every timer of a conversation, at most one armed generation each. */
export type ActorTimers = Partial<Record<TimerName, z.infer<typeof timerSchema>>>

/** A later release wrote the record: this one must leave it alone and give the partition back (I12). */
export class NewerSchemaError extends Error {
  readonly code = 'NEWER_SCHEMA'
  constructor(schema: number) {
    super(`The record has schema ${schema}, this release knows ${SCHEMA} and older: update it.`)
    this.name = 'NewerSchemaError'
  }
}

/**
 * Reads what `JSON.parse` gave and fills in what older records lack.
 * Throws `NewerSchemaError`, and `ZodError` for what is no record at all.
 */
export function parseActorState(json: unknown): ActorState {
  const { schema } = versionSchema.parse(json)
  if (schema > SCHEMA) throw new NewerSchemaError(schema)
  return actorStateSchema.parse(json)
}
