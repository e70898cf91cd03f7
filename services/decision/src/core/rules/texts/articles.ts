/** English lists of things that are missing. */
import { listed as joined } from './texts.ts'

export function listed(words: readonly string[]): string {
  return joined(words, 'and')
}

/** "your preferred time and date, and the number of people": each article and each "preferred" once for what shares it. */
export function withArticles(things: readonly string[], own: 'their' | 'your'): string {
  const groups: { article: string; things: string[] }[] = []
  for (const thing of things) {
    const article = SHARED.test(thing) ? 'the' : thing.startsWith('whether ') ? `${own} answer on` : own
    const last = groups.at(-1)
    if (last?.article !== article) groups.push({ article, things: [thing] })
    else last.things.push(last.things.at(-1)?.startsWith(PREFERRED) ? thing.replace(PREFERRED, '') : thing)
  }
  const phrases = groups.map((group) => `${group.article} ${listed(group.things)}`)
  return groups.some((group) => group.things.length > 1) && phrases.length === 2
    ? phrases.join(', and ')
    : listed(phrases)
}

const PREFERRED = 'preferred '

/** What is not the customer's own. */
const SHARED =
  /^(?:number|kind|type|time|amount|city|date|location|reason|genre|recipient's|contact's|person's|device|name of|artist|actor|director|album|star|title|weight|height)\b/
