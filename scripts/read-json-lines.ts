import { readFile } from 'node:fs/promises'
import type { z } from 'zod'

/**
 * Reads a file with one JSON value a line. Throws with the line's number where one is not as it should be, or repeats
 * the id of another.
 *
 * @param what - What a line is, for people: "a dialogue".
 */
export async function readJsonLines<T extends object>(path: string, schema: z.ZodType<T>, what: string): Promise<T[]> {
  const values: T[] = []
  const seen = new Set<string>()
  for (const [index, line] of (await readText(path)).split('\n').entries()) {
    if (line.trim() === '') continue
    const where = `${path}, line ${index + 1}`
    const value = schema.safeParse(parseJson(line, where))
    if (!value.success) {
      const [problem] = value.error.issues
      throw new Error(`${where} is not ${what}: ${problem?.path.join('.') ?? ''} ${problem?.message ?? ''}`)
    }
    const id = 'id' in value.data ? String(value.data.id) : undefined
    if (id !== undefined && seen.has(id)) throw new Error(`${where} repeats the id ${id}.`)
    if (id !== undefined) seen.add(id)
    values.push(value.data)
  }
  if (values.length === 0) throw new Error(`${path} holds no line.`)
  return values
}

/** Reads a text. Throws with the path and what is wrong with it. */
export async function readText(path: string): Promise<string> {
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
