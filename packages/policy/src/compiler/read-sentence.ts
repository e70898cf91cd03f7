/** All that a sentence sets, and the parts of it that set nothing. */
import { readMost, readSentences } from './read-counts.ts'
import { readHours, readPreferred } from './read-hours.ts'
import { readIncentives } from './read-incentives.ts'
import { readTriggers } from './read-triggers.ts'
import { readWaits } from './read-waits.ts'
import type { Kind } from './kinds.ts'
import type { Meaning, Reader } from './meaning.ts'
import { type Token, readSentence } from './tokens.ts'

const READERS: readonly Reader[] = [readMost, readWaits, readHours, readPreferred, readSentences]

export interface Understood {
  meanings: Meaning[]
  /** As written; what a model has to heed by itself. */
  rest: string[]
}

export function understand(text: string): Understood {
  const sentence = readSentence(text)
  const offers = readIncentives(sentence)
  // The words of an offer are for the customer: "offer 2 free sessions after 5 PM" limits nothing.
  const meanings =
    offers.length > 0 ? offers : [...readTriggers(sentence), ...READERS.flatMap((read) => read(sentence))]
  const isLimit = meanings.some(({ limit }) => limit !== 'leastFollowUps')
  if (!isLimit) return { meanings, rest: [text] }
  const isWhole = meanings.some(
    ({ limit }) => limit === 'incentive' || limit === 'handOverWhen' || limit === 'closeWhen',
  )
  return { meanings, rest: isWhole ? [] : unreadClauses(text, sentence.tokens) }
}

/** "Be friendly and use two sentences": the part that holds no limit. */
function unreadClauses(text: string, tokens: readonly Token[]): string[] {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'comma' || token.kind === 'and') clauses.push([])
    else clauses.at(-1)?.push(token)
  }
  return clauses.flatMap((clause) => {
    const [first, last] = [clause[0], clause.at(-1)]
    const says = clause.some(({ kind }) => kind === 'w') && clause.every(({ kind }) => !LIMITING.has(kind))
    return first && last && says && clauses.length > 1 ? [text.slice(first.start, last.end)] : []
  })
}

/** Kinds that a limit is made of. */
const LIMITING: ReadonlySet<Kind> = new Set<Kind>([
  'n',
  'nt',
  'dur',
  'adur',
  'clock',
  'day',
  'weekend',
  'holiday',
  'bhours',
  'bday',
  'fu',
  'write',
  'atmost',
  'more',
  'apart',
  'between',
  'sentence',
  'final',
  'ord',
  'total',
  'silence',
])
