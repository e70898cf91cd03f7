/** "At least 12 hours apart", "wait three hours before the first follow-up", "no more than one a day". */
import { type Meaning, type Reader, isGeneral } from './meaning.ts'
import { pattern } from './kinds.ts'
import { type Sentence, type Token, has, occurrences } from './tokens.ts'

const LONGEST_MS = 60 * 86_400_000
const SPAN = '(dur|adur)'
const LEAST = '(?: atleast|_ ){0,3}'

const SPACING = [
  `${SPAN} _{0,3} apart`,
  `${SPAN} _{0,3} between (?: _|n|every|write ){0,4} (?: fu|write|next )`,
  `(?: space|apart ) (?: _|fu|every|write ){0,5} ${LEAST} ${SPAN}`,
  `between (?: _|n|every|previous ){0,4} (?: fu|next|write ) (?: _|fu|and|next|wait ){0,5} ${LEAST} ${SPAN}`,
  `wait ${LEAST} ${SPAN} _{0,4} before (?: _|fu|write ){0,4} next`,
  `wait ${LEAST} ${SPAN} _{0,4} after _{0,2} (?: every|previous|final ) `,
  `(?: after|every ) _{0,2} (?: fu|previous ) comma? _{0,3} wait ${LEAST} ${SPAN}`,
  `(?: more|atmost|only ) _? every ${SPAN}`,
  `neg _{0,3} write? _{0,2} n fu (?: _|fu ){0,2} within ${SPAN}`,
].map(pattern)

const RATE = [
  '(?: more|atmost|only|limit to? ) _? (n|nt|a) _? (?: fu|times )? _? (?: per|every ) (unit)',
  '(?: more|atmost|only|limit to? ) _? (n|nt|a) _? (?: fu|times )? (adur)',
  '(n|nt) (?: fu|times )? _? per (unit) (?: atmost|only )',
  '(?: more|atmost|only|limit to? ) _? (n|nt) _? (?: fu|times )? _? every (dur)',
].map(pattern)

const FIRST = [
  `wait ${LEAST} ${SPAN} _{0,5} before (?: _ ){0,4} (?: ord _{0,2} )? (?: fu|write )`,
  `(ord) _{0,2} fu (?: _|write|only ){0,5} (?: after|atleast ) (?: _|atleast ){0,2} ${SPAN}`,
  `(ord) _{0,2} fu (?: _|atleast|comma ){0,4} ${SPAN} _{0,3} after`,
  `neg _{0,2} (?: fu|write ) _{0,4} (?: before|within|less ) (?: _ ){0,2} (?: ord )? ${SPAN}`,
].map(pattern)

export const readWaits: Reader = (sentence) => {
  if (!isGeneral(sentence)) return []
  const rate = rateOf(sentence)
  if (rate) return rate
  if (!has(sentence, 'dur', 'adur') || has(sentence, 'final')) return []
  if (!sentence.tokens.every(({ kind, value }) => kind !== 'ord' || value === 1)) return []
  for (const [wanted, patterns] of [
    ['minSpacing', SPACING],
    ['firstAfter', FIRST],
  ] as const) {
    if (wanted === 'minSpacing' ? has(sentence, 'ord') : has(sentence, 'next', 'apart')) continue
    for (const one of patterns) {
      for (const groups of occurrences(sentence, one)) {
        const span = groups
          .slice(1)
          .flatMap((group) => group ?? [])
          .find(({ kind }) => kind === 'dur' || kind === 'adur')
        // "Not before 9h" is a time of day.
        const isTime =
          groups[0]?.some(({ kind }) => kind === 'before') && /\d ?h$/.test(span?.said ?? '') && has(sentence, 'neg')
        const meanings = span && !isTime ? waitOf(wanted, span) : []
        if (meanings.length > 0) return meanings
      }
    }
  }
  return []
}

/** Business days are counted as such, and are never shorter than as many days. */
function waitOf(wanted: 'minSpacing' | 'firstAfter', { value, amount, business }: Token): Meaning[] {
  if (value <= 0 || value > LONGEST_MS) return []
  const meanings: Meaning[] = [{ limit: `${wanted}Ms`, value }]
  if (business && Number.isInteger(amount)) meanings.push({ limit: `${wanted}BusinessDays`, value: amount ?? 1 })
  return meanings
}

/** "No more than two a week": as far apart as keeps to it. */
function rateOf(sentence: Sentence): Meaning[] | undefined {
  if (has(sentence, 'sentence', 'other')) return undefined
  for (const rate of RATE) {
    for (const [, amount, unit] of occurrences(sentence, rate)) {
      const many = amount?.[0]?.value ?? 0
      const each = unit?.[0]?.value ?? 0
      if (many > 0 && each > 0) return [{ limit: 'minSpacingMs', value: Math.ceil(each / many) }]
    }
  }
  return undefined
}
