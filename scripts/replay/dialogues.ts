import { z } from 'zod'
import { readJsonLines } from '../read-json-lines.ts'

const messageSchema = z.object({
  from: z.enum(['customer', 'assistant']),
  text: z.string(),
  /** When it was written, where that is known: an ISO 8601 instant with its offset. */
  at: z.iso.datetime({ offset: true }).optional(),
})

export const dialogueSchema = z.object({
  id: z.string().min(1),
  transcript: z
    .array(messageSchema)
    .min(1)
    .refine((messages) => new Set(messages.map(({ at }) => at === undefined)).size === 1, {
      message: 'has times on some messages and not on all',
    })
    .refine((messages) => messages.every(({ at }, index) => instantOf(at) >= instantOf(messages[index - 1]?.at)), {
      message: 'has times that go back',
    }),
})

/** A conversation of a customer with an assistant, cut where the customer went silent, or complete. */
export type Dialogue = z.infer<typeof dialogueSchema>

/** Reads a file with one JSON dialogue a line. Throws with the line's number where a line is not one. */
export function readDialogues(path: string): Promise<Dialogue[]> {
  return readJsonLines(path, dialogueSchema, 'a dialogue')
}

function instantOf(at: string | undefined): number {
  return at === undefined ? 0 : Date.parse(at)
}
