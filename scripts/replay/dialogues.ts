import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const dialogueSchema = z.object({
  id: z.string().min(1),
  transcript: z.array(z.object({ from: z.enum(['customer', 'assistant']), text: z.string() })).min(1),
})

/** A conversation of a customer with an assistant, cut where the customer went silent, or complete. */
export type Dialogue = z.infer<typeof dialogueSchema>

/** Reads a file with one JSON dialogue a line. Throws with the line's number where a line is not one. */
export async function readDialogues(path: string): Promise<Dialogue[]> {
  const dialogues: Dialogue[] = []
  const seen = new Set<string>()
  for (const [index, line] of (await readText(path)).split('\n').entries()) {
    if (line.trim() === '') continue
    const where = `${path}, line ${index + 1}`
    const dialogue = dialogueSchema.safeParse(parseJson(line, where))
    if (!dialogue.success) {
      const [problem] = dialogue.error.issues
      throw new Error(`${where} is not a dialogue: ${problem?.path.join('.') ?? ''} ${problem?.message ?? ''}`)
    }
    if (seen.has(dialogue.data.id)) throw new Error(`${where} repeats the id ${dialogue.data.id}.`)
    seen.add(dialogue.data.id)
    dialogues.push(dialogue.data)
  }
  if (dialogues.length === 0) throw new Error(`${path} holds no dialogue.`)
  return dialogues
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error })
  }
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new Error(`${where} is not JSON.`, { cause: error })
  }
}
