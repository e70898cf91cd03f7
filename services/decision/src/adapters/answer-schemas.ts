/** What a model may answer. Strict schemas know no optional fields: what may be absent is null. */
import { z } from 'zod'

const localTime = z
  .string()
  .nullable()
  .describe('Local date and time at the contact, such as 2026-11-25T09:00, or null')

export const proposalSchema = z.object({
  action: z.enum(['follow_up', 'hand_over', 'close']),
  localTime,
  draft: z.string().nullable().describe('The follow-up message, for follow_up; null otherwise'),
  reason: z.string().describe('One plain English sentence that names what is missing'),
  missing: z.array(z.string()).describe('What the customer has not provided, in words; empty where nothing is missing'),
})

export const understandingSchema = z.object({
  outcome: z.enum(['requested', 'withdrawn', 'none']),
  localTime,
  quote: z.string().nullable().describe("The customer's own words that ask or withdraw"),
  acknowledgement: z.string().nullable().describe("A short answer in the customer's language that states the time"),
})

export const textSchema = z.object({ text: z.string().describe('The message to send') })

export const endingSchema = z.object({
  summary: z.string().describe('Two to four sentences for staff: what was wanted, what happened, what is open'),
  farewell: z.string().nullable().describe('Last words to a customer who did not answer; null where leave was taken'),
  csatQuestion: z.string().nullable().describe('A question for a rating from 1 to 5'),
  memory: z
    .array(
      z.object({
        about: z.enum(['preferred time', 'request', 'preference', 'circumstance']),
        quote: z.string().describe('Words of one message of the customer, copied exactly'),
      }),
    )
    .describe('What the customer said of themselves that later conversations should know; empty where nothing'),
})
