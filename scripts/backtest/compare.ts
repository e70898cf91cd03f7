/** Two backtests of the same conversations, beside each other. */
import type { Run } from './run.ts'
import type { Story } from './story.ts'

/** A conversation under both sets of instructions. */
export interface Pair {
  id: string
  one: Story | undefined
  other: Story | undefined
}

/** The conversations that went differently: in what was sent, when, or how they ended. */
export function differencesOf(one: Run, other: Run): Pair[] {
  const others = new Map(other.conversations.map((story) => [story.id, story]))
  return one.conversations
    .map((story) => ({ id: story.id, one: story, other: others.get(story.id) }))
    .filter((pair) => courseOf(pair.one) !== courseOf(pair.other))
}

function courseOf(story: Story | undefined): string {
  return JSON.stringify([
    story?.end,
    story?.messages.map(({ at, kind, attempt, text }) => [at.slice(0, 16), kind, attempt, text]),
  ])
}
