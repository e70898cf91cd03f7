/** The prompts, one file per task, each after what all tasks have in common. */
import { readFileSync } from 'node:fs'

export type Task = 'propose' | 'understand' | 'compose' | 'summarise'

/** Reads all prompts; a missing file is a broken installation and throws. */
export function readPrompts(): Record<Task, string> {
  const read = (name: string) => readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), 'utf8').trim()
  const common = read('common')
  const prompt = (task: Task) => `${common}\n\n${read(task)}`
  return {
    propose: prompt('propose'),
    understand: prompt('understand'),
    compose: prompt('compose'),
    summarise: prompt('summarise'),
  }
}
