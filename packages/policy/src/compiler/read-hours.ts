/** "Only on weekdays from 9 to 6", "never after 8 pm", "schedule the next one for 9 AM or 6 PM". */
import { WEEKDAYS } from '../local-time.ts'
import { type Meaning, type Reader, isGeneral } from './meaning.ts'
import { pattern } from './kinds.ts'
import { type Sentence, type Token, has, occurrences } from './tokens.ts'
import { type TimeOfDay, clockOf, rangeOf } from './clock-values.ts'
import { type Said, hoursFrom } from './weekly-hours.ts'

const TIME = '(clock|n|dur)'
const RANGE = pattern(
  `(from|between)? _{0,2} ${TIME} _? (to|and) _{0,2} ${TIME} (?! _? (?: fu|sentence|other|unit|times|n ) )`,
)
const EDGE = pattern(`(before|after) _{0,2} ${TIME} (?! _? (?: fu|sentence|other|unit|times|total|silence|n ) )`)
const DAY_RANGE = pattern('(day) _? (?: to ) _{0,2} (day)')
/** "Never more than": the "never" belongs to the number. */
const NEG_OF_NUMBER = pattern('neg (?= _{0,4} (?: write|fu )? _{0,5} (?: more|less|atmost ) )')
const AFTER_TRIES = pattern('after _{0,2} (n|ord) _{0,2} total? _? (?: fu|times )')
const PREFERENCE = /^(?:prefer|ideal|vorzugs|am besten|de preference)/

export const readHours: Reader = (sentence) => {
  if (!isGeneral(sentence) || !isAboutWriting(sentence)) return []
  if (sentence.tokens.some(({ kind, said }) => kind === 'prefer' && PREFERENCE.test(said))) return []
  const said = timesSaid(sentence)
  const meanings: Meaning[] = []
  if (said.some(({ what, forbidden }) => what === 'holiday' && forbidden)) meanings.push({ limit: 'holidays' })
  const hours = hoursFrom(said.filter(({ what }) => what !== 'holiday'))
  if (hours) meanings.push({ limit: 'allowedHours', value: hours })
  return meanings
}

export const readPreferred: Reader = (sentence) => {
  const times = sentence.tokens.filter(({ kind }) => kind === 'clock')
  if (!isGeneral(sentence) || times.length === 0 || has(sentence, 'shop', 'only', 'before', 'between', 'offer'))
    return []
  if (!has(sentence, 'prefer', 'fu', 'write') || timesSaid(sentence).some(({ what }) => what !== 'day')) return []
  if (has(sentence, 'neg', 'day', 'weekend', 'bday')) return []
  const [after] = occurrences(sentence, AFTER_TRIES)
  const minutes = [...new Set(times.map(({ value }) => value))].toSorted((a, b) => a - b)
  return [{ limit: 'preferredTimes', value: { afterTries: after?.[1]?.[0]?.value ?? 0, minutes } }]
}

/** When to write, and not when the shop is open or something is delivered. */
function isAboutWriting(sentence: Sentence): boolean {
  if (has(sentence, 'shop', 'offer')) return false
  if (has(sentence, 'fu', 'write')) return true
  const unknown = sentence.tokens.filter(({ kind }) => kind === 'w').length
  return has(sentence, 'neg', 'only') && unknown <= 2
}

/** Every day and time that the sentence names, in order, each allowed or forbidden. */
function timesSaid(sentence: Sentence): Said[] {
  const { tokens } = sentence
  const used = new Set<Token>()
  const found: { at: Token; said: (forbidden: boolean) => Said }[] = []
  const isWaiting = has(sentence, 'wait', 'apart', 'space')
  for (const [whole, lead, from, joint, to] of occurrences(sentence, RANGE)) {
    const range = rangeOf(from?.[0], to?.[0], { lead: lead?.[0]?.kind, isDash: joint?.[0]?.kind === 'to', isWaiting })
    if (!range || !whole?.[0]) continue
    for (const token of whole) used.add(token)
    found.push({ at: from?.[0] ?? whole[0], said: (forbidden) => ({ what: 'range', range, forbidden }) })
  }
  for (const [whole, edge, time] of occurrences(sentence, EDGE)) {
    const [token] = time ?? []
    const minute = token && !used.has(token) ? edgeOf(token, tokens) : undefined
    const what = edge?.[0]?.kind === 'before' ? 'before' : 'after'
    if (minute === undefined || !whole?.[0]) continue
    found.push({ at: whole[0], said: (forbidden) => ({ what, minute, forbidden }) })
  }
  for (const [whole, from, to] of occurrences(sentence, DAY_RANGE)) {
    const [first, last] = [from?.[0]?.value, to?.[0]?.value]
    if (!first || !last || !whole?.[0]) continue
    for (const token of whole) used.add(token)
    const days = Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first - 1 + index) % 7) + 1)
    found.push({ at: whole[0], said: (forbidden) => ({ what: 'day', days, isNamed: false, forbidden }) })
  }
  for (const token of tokens) {
    const said = used.has(token) ? undefined : dayOf(token)
    if (said) found.push({ at: token, said })
  }
  const numbers = new Set([...occurrences(sentence, NEG_OF_NUMBER)].flatMap(([neg]) => neg ?? []))
  return found.toSorted((a, b) => a.at.start - b.at.start).map(({ at, said }) => said(isForbidden(at, tokens, numbers)))
}

function dayOf({ kind, value }: Token): ((forbidden: boolean) => Said) | undefined {
  switch (kind) {
    case 'day':
      return (forbidden) => ({ what: 'day', days: value ? [value] : [...WEEKDAYS], isNamed: value > 0, forbidden })
    case 'bday':
      return (forbidden) => ({ what: 'day', days: [...WEEKDAYS], isNamed: false, forbidden })
    case 'weekend':
      return (forbidden) => ({ what: 'day', days: [6, 7], isNamed: false, forbidden })
    case 'every':
      return undefined
    case 'holiday':
      return (forbidden) => ({ what: 'holiday', forbidden })
    case 'bhours':
      return (forbidden) => ({ what: 'business_hours', forbidden })
    default:
      return undefined
  }
}

/** "after 8 pm", "después de las 20 h", "antes das 9 horas"; "after 12 hours" is no time of day. */
function edgeOf(token: Token, tokens: readonly Token[]): TimeOfDay | undefined {
  const before = tokens[tokens.indexOf(token) - 1]?.said ?? ''
  const isTime = token.kind !== 'dur' || SHORT_HOUR.test(token.said) || ARTICLE_OF_TIME.test(before)
  return isTime ? clockOf(token) : undefined
}

const SHORT_HOUR = /\d ?h$/
/** Articles that stand before times of day, and not before durations. */
const ARTICLE_OF_TIME = /(?:^| )(?:las|as|das|alle|le|les)$/

/** The nearest word before it that allows or forbids decides; "sonntags nie" says it afterwards. */
function isForbidden(at: Token, tokens: readonly Token[], ofNumbers: ReadonlySet<Token>): boolean {
  const index = tokens.indexOf(at)
  const isOutside = tokens.slice(Math.max(0, index - 3), index).some(({ kind }) => kind === 'outside')
  const before = tokens.slice(0, index).findLast((token) => POLARITY.has(token.kind) && !ofNumbers.has(token))
  if (before) return (before.kind !== 'only') !== isOutside
  for (const token of tokens.slice(index + 1)) {
    if (token.kind === 'comma' || token.kind === 'and' || token.kind === 'only') break
    if (token.kind === 'neg' && !ofNumbers.has(token)) return true
  }
  return isOutside
}

const POLARITY: ReadonlySet<string> = new Set(['neg', 'only', 'except'])
