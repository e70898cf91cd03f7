/**
 * What a model read in instructions, as it said it: claims, each with the words that it came from. Kept with the assistant, and
 * checked against the instructions every time they are compiled, so that nothing here counts by itself (I10).
 *
 * The schemas are those that a model has to keep to, which is why they have no optional fields and no ranges: what is out of range
 * is left out one by one, where a schema would refuse the whole.
 */
import { z } from 'zod'

const quote = z.string().describe('The words of the instructions that say so, copied exactly, from one sentence')
const clock = z.string().describe('A time of day in 24 hours, such as 09:00; the end of a day is 24:00')
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const unit = z.enum(['minute', 'hour', 'day', 'week', 'business_day'])

const trigger = {
  quote,
  when: z
    .enum(['complaint', 'goodbye', 'declined', 'asks_for_person', 'mentions'])
    .describe('declined: the customer is not interested; mentions: the customer speaks of one of the words'),
  words: z.array(z.string()).describe('For mentions: the words to look for, as they stand in the quote; else empty'),
}

export const claimSchema = z.discriminatedUnion('limit', [
  z.object({ limit: z.literal('max_follow_ups'), quote, count: z.number().describe('The most follow-ups in all') }),
  z.object({
    limit: z.literal('first_after'),
    quote,
    amount: z.number().describe('The least wait before the first follow-up'),
    unit,
  }),
  z.object({
    limit: z.literal('min_spacing'),
    quote,
    amount: z.number().describe('The least time between two follow-ups'),
    unit,
  }),
  z.object({
    limit: z.literal('allowed_hours'),
    quote,
    hours: z
      .array(z.object({ days: z.array(weekday), from: clock, to: clock }))
      .describe('When follow-ups may be sent, in a week; several for split shifts'),
  }),
  z.object({ limit: z.literal('no_public_holidays'), quote }),
  z.object({
    limit: z.literal('closed_days'),
    quote,
    dates: z.array(z.string()).describe('Days without follow-ups: 12-24 for every year, 2026-12-31 for one'),
  }),
  z.object({
    limit: z.literal('preferred_times'),
    quote,
    afterTries: z.number().describe('Unanswered follow-ups from which on; 0 for always'),
    times: z.array(clock),
  }),
  z.object({ limit: z.literal('max_sentences'), quote, count: z.number().describe('The most sentences of a text') }),
  z.object({
    limit: z.literal('incentive'),
    quote,
    attempt: z.number().nullable().describe('The number of the follow-up that makes the offer; null for the final one'),
    offer: z.string().describe('What to offer, in the words of the quote'),
  }),
  z.object({ limit: z.literal('hand_over_when'), ...trigger }),
  z.object({ limit: z.literal('close_when'), ...trigger }),
])
/** One limit that the instructions set, as a model reads them. */
export type Claim = z.infer<typeof claimSchema>

export const readingSchema = z.object({
  /** Who read: the model and the version of its prompt. */
  compiler: z.string(),
  /** A hash of the instructions that were read; of others it says nothing. */
  of: z.string(),
  claims: z.array(claimSchema),
})
/** All that a model read in some instructions. */
export type Reading = z.infer<typeof readingSchema>
