/**
 * What is remembered of a contact: a settings record of its own, `memory/<tenant>/<contact>`, which decision alone writes. It holds what
 * the contact said and nothing else, each thing with the sentence that it was read from.
 */
import { z } from 'zod'
import type { RememberedFact as WireFact } from './gen/relance/decision/v1/memory_service.ts'
import { type Codec, instant, named, shape, text } from './codec.ts'

export const FACT_KINDS = ['name', 'preferred time', 'language', 'request', 'preference', 'circumstance'] as const
export type FactKind = (typeof FACT_KINDS)[number]

const factSchema = z.object({
  about: z.enum(FACT_KINDS),
  /** In the customer's words; a language as its BCP 47 tag. */
  fact: z.string(),
  /** The sentence that it was read from. */
  quote: z.string(),
  conversation: z.string(),
  /** When it was said, ms since the epoch. */
  saidAt: z.number(),
  /** "rules" for the built-in reader, otherwise the model's name. */
  readBy: z.string(),
  /** How sure the reader is, from 0 to 1: where room is short the least sure go first. */
  certainty: z.number(),
})
export type RememberedFact = z.infer<typeof factSchema>

export interface ContactMemory {
  /** Oldest first. */
  facts: RememberedFact[]
  /** What was said up to then is not taken up again, ms since the epoch. */
  erasedAt?: number | undefined
}

/** Each part by itself, so that what a later release stored takes nothing else with it. */
const storedSchema = z.object({
  facts: z.array(z.unknown()).catch([]),
  erasedAt: z.number().optional().catch(undefined),
})

/**
 * The record as it was stored, empty where there is none. A fact that this release cannot read is left out, and so is lost once the
 * record is written: a reminder less is no harm, and a record that stops all that reads it would be.
 */
export function readContactMemory(stored: unknown): ContactMemory {
  const { facts = [], erasedAt } = storedSchema.safeParse(stored).data ?? {}
  return {
    facts: facts.flatMap((fact) => factSchema.safeParse(fact).data ?? []),
    ...(erasedAt === undefined ? {} : { erasedAt }),
  }
}

/** A fact on the wire, without how sure the reader is. */
export const factCodec: Codec<FactView, WireFact> = shape({
  about: text,
  fact: text,
  quote: text,
  conversation: named('conversationId', text),
  saidAt: instant,
  readBy: text,
})

/** A fact as people see it. */
export type FactView = Omit<RememberedFact, 'about' | 'certainty'> & { about: string }
