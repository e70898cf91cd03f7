/** The reason of a decision, in plain words that name what is missing. */
import type { Situation } from './situation.ts'
import { type Topic, aTopic } from './topics.ts'

export interface ReasonFacts {
  unanswered: number
  topic?: Topic | undefined
}

const WAITS = {
  asked: 'The customer asked for something and is waiting for our answer.',
  agreed: 'The customer agreed, and nobody has acted on it yet.',
  answered: 'The customer answered our question and is waiting for the next step.',
  complained: 'The customer is complaining: a person should answer.',
  wants_person: 'The customer asks to talk to a person.',
  wrote: 'The customer wrote last and is waiting for an answer.',
  we_promised: 'We promised the customer an answer and have not given it yet.',
} as const

const SETTLED = {
  goodbye: 'Both sides took leave: nothing is open.',
  thanks: 'The customer thanked us, and nothing is open.',
  done: 'The matter is done, and nothing is open.',
  declined: 'The customer declined and wants nothing further.',
  informed: 'The customer got the information they asked for, and nothing is open.',
} as const

export function reasonFor(situation: Situation, { unanswered, topic }: ReasonFacts): string {
  const started = topic ? `The customer started ${aTopic(topic)} but` : 'The customer'
  const again =
    unanswered > 0 ? ` ${unanswered === 1 ? 'One follow-up' : `${unanswered} follow-ups`} went unanswered so far.` : ''
  switch (situation.is) {
    case 'missing_information':
      return `${started} hasn't provided ${listed(withArticles(situation.missing, 'their'))}.${again}`
    case 'unconfirmed':
      return `${started} hasn't confirmed the details.${again}`
    case 'undecided_offer':
      return `The customer hasn't decided on what was offered${topic ? ` (${topic.noun})` : ''}.${again}`
    case 'undecided_customer':
      return `The customer wanted to think it over and hasn't come back.${again}`
    case 'unanswered_question':
      return `The customer hasn't answered our last question.${again}`
    case 'customer_waits':
      return WAITS[situation.why]
    case 'settled':
      return SETTLED[situation.how]
    case 'empty':
      return 'The customer has never written.'
  }
}

/** "your departure city and return date, and the number of people": each article once where the next thing shares it. */
export function withArticles(things: readonly string[], own: 'their' | 'your'): string[] {
  const articles = things.map((thing) => (SHARED.test(thing) ? 'the' : own))
  return things.map((thing, index) => (articles[index] === articles[index - 1] ? thing : `${articles[index]} ${thing}`))
}

/** What is not the customer's own. */
const SHARED = /^(?:number|kind|type|time|amount|city|date|location|reason|genre|recipient's|device)\b/

export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
