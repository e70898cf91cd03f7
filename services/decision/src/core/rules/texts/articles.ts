/** English lists of things that are missing. */
import { listed as joined } from './texts.ts'

export function listed(words: readonly string[]): string {
  return joined(words, 'and')
}

/** "your departure city and return date, and the number of people": each article once where the next thing shares it. */
export function withArticles(things: readonly string[], own: 'their' | 'your'): string[] {
  const articles = things.map((thing) => (SHARED.test(thing) ? 'the' : own))
  return things.map((thing, index) => {
    const named = index > 0 && things[index - 1]?.startsWith('preferred ') ? thing.replace(/^preferred /, '') : thing
    return articles[index] === articles[index - 1] ? named : `${articles[index]} ${named}`
  })
}

/** What is not the customer's own. */
const SHARED =
  /^(?:number|kind|type|time|amount|city|date|location|reason|genre|recipient's|contact's|device|name of|artist|actor|director|album|star|title)\b/
