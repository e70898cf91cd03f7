/** The prompts, one file per task. What is asked about a conversation stands after what all such tasks have in common; instructions are compiled without one. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Task = 'propose' | 'understand' | 'compose' | 'summarise' | 'compile'

export interface Prompt {
  text: string
  /** Of the text: whoever changes a prompt changes its version. */
  version: string
}

const known = new Map<Task, Prompt>()

/** Read once. A missing file is a broken installation and throws. */
export function promptOf(task: Task): Prompt {
  const prompt = known.get(task) ?? readPrompt(task)
  known.set(task, prompt)
  return prompt
}

function readPrompt(task: Task): Prompt {
  const read = (name: string) => readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), 'utf8').trim()
  const text = task === 'compile' ? read(task) : `${read('common')}\n\n${read(task)}`
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 8) }
}
