/** The reason of a decision, in plain words that name what is missing. */
import type { Situation } from './situation.ts'
import { listed, withArticles } from './texts/articles.ts'
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
      return `${started} ${notSaid(situation.missing.map(({ english }) => english))}.${again}`
    case 'unconfirmed':
      return `${started} hasn't confirmed the details.${again}`
    case 'undecided_offer':
      return `${started} hasn't decided on what was offered.${again}`
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

/** "hasn't provided their model", "hasn't said whether they are a student"; a closed question in another language stays as it is. */
function notSaid(missing: readonly string[]): string {
  const things = missing.filter((one) => !CLOSED.test(one))
  const closed = missing.filter((one) => CLOSED.test(one)).map(ofCustomer)
  return [
    things.length > 0 ? `hasn't provided ${withArticles(things, 'their')}` : undefined,
    closed.length > 0 ? `hasn't said ${listed(closed)}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' and ')
}

const CLOSED = /^(?:whether|si|se|ob) |^s'/

function ofCustomer(closed: string): string {
  if (!closed.startsWith('whether')) return closed
  return closed
    .replace(/\byou were\b/g, 'they were')
    .replace(/\byou are\b/g, 'they are')
    .replace(/\byour\b/g, 'their')
    .replace(/\byou\b/g, 'they')
}
