/** "On the second follow-up, mention our free trial". */
import { pattern } from './kinds.ts'
import { type Meaning, type Reader, isGeneral } from './meaning.ts'
import { type Sentence, type Token, occurrences } from './tokens.ts'

/** "on the second follow-up", "second and third message", "follow-up 2". */
const ATTEMPTS = [
  pattern(
    '(?: stop|a|next ){0,3} ((?: ord|final )(?: (?: and|or|comma ) stop? (?: ord|final ) )*) (?: stop|total ){0,2} (?: fu|one|n|times )',
  ),
  pattern('(?: stop|a ){0,3} fu stop? (n) (?! times|fu|atmost|total )'),
]
const OFFER = pattern('(?: neg stop? )? offer')
/** "From the second follow-up on" is about several, and no number says which. */
const ONWARDS = pattern('(?: from|before|after|every|neg|next ) stop? (?: ord|final )')

interface Mention {
  attempts: (number | 'final')[]
  start: number
  end: number
}

export const readIncentives: Reader = (sentence) => {
  if (!isGeneral(sentence) || [...occurrences(sentence, ONWARDS)].length > 0) return []
  const offers = [...occurrences(sentence, OFFER)].flatMap(([tokens]) => (tokens ? [tokens] : []))
  if (offers.some((tokens) => tokens[0]?.kind === 'neg')) return []
  const mentions = ATTEMPTS.flatMap((one) => [...occurrences(sentence, one)].flatMap(mentionOf)).toSorted(
    (a, b) => a.start - b.start,
  )
  return mentions.flatMap((mention, index) => {
    const offer = offerFor(
      sentence,
      mention,
      offers.map(([token]) => token),
      mentions[index - 1],
      mentions[index + 1],
    )
    return offer ? mention.attempts.map((attempt): Meaning => ({ limit: 'incentive', value: { attempt, offer } })) : []
  })
}

function mentionOf([whole, which]: (Token[] | undefined)[]): Mention[] {
  const [first, last] = [whole?.[0], whole?.at(-1)]
  if (!first || !last || !which) return []
  const named = which.flatMap(({ kind, value }): (number | 'final')[] =>
    kind === 'final' ? ['final'] : kind === 'ord' || kind === 'n' ? [value] : [],
  )
  // "The third and final follow-up" is one.
  const attempts: (number | 'final')[] = named.includes('final') ? ['final'] : named
  return attempts.every((attempt) => attempt === 'final' || (attempt >= 1 && attempt <= 20))
    ? [{ attempts, start: first.start, end: last.end }]
    : []
}

/** The words of the offer: from its verb to the end, or to where the attempt is named, which is left out where it stands inside. */
function offerFor(
  { text }: Sentence,
  { start, end }: Mention,
  verbs: (Token | undefined)[],
  before: Mention | undefined,
  after: Mention | undefined,
): string | undefined {
  const verbAfter = verbs.find((verb) => verb && verb.start >= end && (!after || verb.start < after.start))
  const verbBefore = verbs.findLast((verb) => verb && verb.start < start && (!before || verb.start >= before.end))
  if (verbAfter)
    return trimmed(text.slice(verbAfter.start, after && after.start > verbAfter.start ? after.start : undefined))
  if (!verbBefore) return undefined
  const words = text.slice(verbBefore.start, start)
  const rest = after ? '' : text.slice(end).replace(/[\s.!,;]+$/, '')
  return trimmed(/^\s*[,;:]/.test(rest) ? words : `${words.trim()} ${rest.trim()}`)
}

function trimmed(offer: string): string {
  return offer.replace(/(?:[\s.,!;:]|\s(?:and|y|e|und|et|ed))+$/u, '').trim()
}
