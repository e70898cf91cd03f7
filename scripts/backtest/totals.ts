/** What many conversations come to. */
import type { Story } from './story.ts'

export interface Totals {
  conversations: number
  closed: number
  handedOver: number
  /** Neither, when time was up. */
  open: number
  /** Messages by kind: `follow_up`, `acknowledgement`, `farewell`, `csat`. */
  messages: Record<string, number>
  /** How often nothing was sent, by the rule that said so. */
  vetoed: Record<string, number>
  credits: number
}

export function totalsOf(stories: readonly Story[]): Totals {
  const ended = (end: Story['end']) => stories.filter((story) => story.end === end).length
  return {
    conversations: stories.length,
    closed: ended('closed'),
    handedOver: ended('handed_over'),
    open: ended('open'),
    messages: countBy(stories.flatMap(({ messages }) => messages.map(({ kind }) => kind))),
    vetoed: countBy(stories.flatMap(({ vetoed }) => vetoed.map(({ rule }) => rule.name))),
    credits: stories.reduce((sum, { credits }) => sum + credits, 0),
  }
}

/** The most frequent first. */
function countBy(names: readonly string[]): Record<string, number> {
  const counts = Object.entries(Object.groupBy(names, (name) => name)).map(
    ([name, all = []]) => [name, all.length] as const,
  )
  return Object.fromEntries(counts.toSorted(([, a], [, b]) => b - a))
}
