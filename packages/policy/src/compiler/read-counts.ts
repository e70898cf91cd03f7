/** "No more than three follow-ups", "two sentences at most". */
import { type Meaning, type Reader, isGeneral } from './meaning.ts'
import { pattern } from './kinds.ts'
import { type Sentence, has, occurrences } from './tokens.ts'

/** What would make a number one of something else, or a rate. */
const OF_ELSE = '(?! _{0,2} (?: fu)? _? (?: sentence|other|unit|per|adur|every|clock|day|within ))'

/** "Never send the same message twice" is about repeating it. */
const NOT_FORBIDDEN = '(?<! neg (?: _|write|fu ){0,6} )'

const CAPS = [
  `neg _{0,4} (?: write|fu )? _{0,5} (?: more|atmost ) (n|nt) ${OF_ELSE}`,
  `atmost _{0,2} (?: n (?: to|or ) )? (n|nt) ${OF_ELSE}`,
  `atmost _{0,2} fu (?: comma|_|to ){0,2} (n)`,
  `(n|nt) (?: times|fu|total|write ){0,2} _? (?: comma _? )? (?: atmost|total ) (?! _? (?: n|sentence|other ) )`,
  `limit _{0,4} (?: fu|write ) _{0,3} to? atmost? (n|nt) ${OF_ELSE}`,
  `stopit _{0,4} (?: after|if ) _{0,2} (n|nt) (?: total|_|silence ){0,2} (?: fu|times ) ${OF_ELSE}`,
  `stopit _{0,4} after _{0,2} (ord) total? fu ${OF_ELSE}`,
  `after _{0,2} (n|nt) (?: total|_ ){0,2} (?: fu|times ) (?: silence|_|total ){0,3} comma? _{0,2} stopit`,
  `only _{0,2} (n|nt) ${OF_ELSE} (?= _? (?: fu|times|total|$ ) )`,
  `only _? (?: fu|write ) _{0,3} (n|nt) ${OF_ELSE}`,
  `(?: fu|write ) _{0,3} only _? (n|nt) ${OF_ELSE}`,
  `(?: atmost|only|neg _{0,3} more ) (a) fu ${OF_ELSE}`,
  `(n) fu comma neg _? $`,
  `${NOT_FORBIDDEN} (?: fu|write ) (?: _|to ){0,3} (n) times ${OF_ELSE}`,
  `${NOT_FORBIDDEN} (?: fu|write ) _{0,3} (nt) ${OF_ELSE}`,
].map(pattern)

/** "Never more than 3.": in instructions about following up, and with nothing else in the sentence. */
const ALONE = pattern(`^ (?: neg _? more|atmost ) (n|nt) (?: times )? comma? $`)
const FEWER = pattern(`less (n) (?: fu|times )`)
const AT_LEAST = pattern(`atleast _? (n|nt) _? (?: fu|times )`)
const NONE = pattern(`^ (?: _|neg|write|fu|total|comma )+ $`)
const FORBIDS_ALL = pattern(`neg _{0,3} (?: fu|write )`)

export const readMost: Reader = (sentence) => {
  if (!isGeneral(sentence)) return []
  if (isNone(sentence)) return [{ limit: 'maxFollowUps', value: 0 }]
  for (const [, amount] of occurrences(sentence, ALONE))
    return [{ limit: 'maxFollowUps', value: amount?.[0]?.value ?? 0 }]
  if (!has(sentence, 'fu', 'total') && !(has(sentence, 'write', 'atmost') && has(sentence, 'times', 'nt'))) return []
  for (const [, least] of occurrences(sentence, AT_LEAST)) {
    const value = least?.[0]?.value ?? 0
    return value > 0 ? [{ limit: 'leastFollowUps', value }] : []
  }
  for (const cap of CAPS) {
    for (const [, amount] of occurrences(sentence, cap)) {
      const value = amount?.[0]?.value ?? -1
      if (Number.isInteger(value) && value >= 0 && value <= 20) return [{ limit: 'maxFollowUps', value }]
    }
  }
  for (const [, amount] of occurrences(sentence, FEWER)) {
    const value = (amount?.[0]?.value ?? 0) - 1
    if (value >= 0 && value <= 20 && !has(sentence, 'neg')) return [{ limit: 'maxFollowUps', value }]
  }
  return []
}

/** "Do not follow up": nothing else is said, so no word in it makes an exception. */
function isNone(sentence: Sentence): boolean {
  const unknown = sentence.tokens.filter(({ kind }) => kind === 'w').length
  if (unknown > 0 || [...occurrences(sentence, NONE)].length === 0) return false
  const wide = sentence.tokens.some(({ kind, said }) => kind === 'fu' && !SINGLE.test(said))
  return wide && [...occurrences(sentence, FORBIDS_ALL)].length > 0
}

/** "Do not message them" may forbid one message; following up is what Relance does. */
const SINGLE = /^(?:messages?|mensajes?|mensage\w+|nachrichten?|messagg\w+|texts|mal|contat\w+|avisos?)$/

const SENTENCES = pattern('(less)? (n) (?: (?: to|or|and ) (n) )? _{0,2} sentence')
const SENTENCES_AFTER = pattern(
  'sentence _{0,2} atmost (n)|(?: atmost|only|limit _{0,3} to ) (a) sentence|sentence _{0,3} (?: limit|to )+ (n)',
)

export const readSentences: Reader = (sentence): Meaning[] => {
  if (!isGeneral(sentence) || has(sentence, 'atleast', 'offer')) return []
  for (const [, less, first, second] of occurrences(sentence, SENTENCES)) {
    const value = ((second ?? first)?.[0]?.value ?? 0) - (less ? 1 : 0)
    if (Number.isInteger(value) && value >= 1 && value <= 20) return [{ limit: 'maxSentences', value }]
  }
  for (const [, after, one, limited] of occurrences(sentence, SENTENCES_AFTER)) {
    const value = one ? 1 : ((after ?? limited)?.[0]?.value ?? 0)
    if (Number.isInteger(value) && value >= 1 && value <= 20) return [{ limit: 'maxSentences', value }]
  }
  return []
}
