import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readJsonLines, readText } from '../read-json-lines.ts'
import { dialogueSchema } from '../replay/dialogues.ts'

export const ACTIONS = ['follow_up', 'close', 'hand_over'] as const
export type EvalAction = (typeof ACTIONS)[number]

const caseSchema = dialogueSchema.extend({
  /** What sort of ending it is, such as `missing_info`. */
  kind: z.string().min(1),
  expect: z.enum(ACTIONS),
  /** Names of the slots that the assistant asked for and did not get. */
  missing: z.array(z.string()).optional(),
})

/** A dialogue with what a good system does about it. */
export type EvalCase = z.infer<typeof caseSchema>

/** By slot: words of which any names it. */
export type SlotWords = Readonly<Record<string, readonly string[]>>

export function readCases(path: string): Promise<EvalCase[]> {
  return readJsonLines(path, caseSchema, 'a dialogue with what to expect')
}

/** Reads the words from a file of its own, `slot-words.json` beside the dialogues where no other is named. */
export async function readSlotWords(path: string | undefined, dialogues: string): Promise<SlotWords> {
  const from = path ?? join(dirname(dialogues), 'slot-words.json')
  return z.record(z.string(), z.array(z.string())).parse(JSON.parse(await readText(from)))
}
