import { z } from 'zod'
import { readJsonLines } from '../read-json-lines.ts'

export const dialogueSchema = z.object({
  id: z.string().min(1),
  transcript: z.array(z.object({ from: z.enum(['customer', 'assistant']), text: z.string() })).min(1),
})

/** A conversation of a customer with an assistant, cut where the customer went silent, or complete. */
export type Dialogue = z.infer<typeof dialogueSchema>

/** Reads a file with one JSON dialogue a line. Throws with the line's number where a line is not one. */
export function readDialogues(path: string): Promise<Dialogue[]> {
  return readJsonLines(path, dialogueSchema, 'a dialogue')
}
