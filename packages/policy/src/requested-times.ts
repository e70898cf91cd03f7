/**
 * Does a customer ask to be written to later, and when? In English, Spanish, Portuguese, French, German and Italian.
 *
 * A request needs somebody of ours who contacts the customer ("remind me", "melde dich", "hablemos"): a date alone is
 * part of a booking, "I'll write to you on Monday" is the customer's own promise, and "maybe later" is neither.
 */
import type { Asking } from './asking/asking.ts'
import { english } from './asking/english.ts'
import { french } from './asking/french.ts'
import { german } from './asking/german.ts'
import { italian } from './asking/italian.ts'
import { portuguese } from './asking/portuguese.ts'
import { spanish } from './asking/spanish.ts'
import { instantAt, localTime } from './local-time.ts'
import { sentencesOf } from './plain-text.ts'
import { spelledOut } from './speech/chat-spellings.ts'
import type { TimeMention } from './times/moment.ts'
import { TIME_LANGUAGES, type TimeLanguage, readTimes, timeText } from './times/read-times.ts'

export type RequestedTime =
  | { outcome: 'requested'; at: number; grain: TimeMention['grain']; quote: string; language: TimeLanguage }
  | { outcome: 'withdrawn'; quote: string; language: TimeLanguage }
  | { outcome: 'none' }

const ASKINGS: Record<TimeLanguage, Asking> = {
  en: english,
  es: spanish,
  pt: portuguese,
  fr: french,
  de: german,
  it: italian,
}

/** A time this far before the verb still belongs to it, in characters. */
const NEAR = 30
/** Words this close rule the verb, in characters. */
const NEXT_TO = 8
/** A neighbouring sentence no longer than this may be the time of a request without one, in characters. */
const SHORT = 60
const POLITE =
  /^[\s,;:.]*(?:(?:please|pls|again|back|por favor|porfa|bitte|nochmals?|noch ?mal|wieder|de nuevo|otra vez|de novo|novamente|di nuovo|per favore|per piacere|s'il (?:te|vous) plait|svp|stp|a nouveau)[\s,]*)*|(?:[\s,]*(?:please|pls|thanks|thank you|ok|okay|por favor|porfa|gracias|vale|obrigad[oa]|danke|bitte|merci|s'il (?:te|vous) plait|svp|stp|grazie|per favore|if (?:you can|possible)|then|instead))*[\s,.!?]*$/g

/** Reads a message as of `now` (ms since the epoch) at the customer's place. The first request wins. */
export function readRequestedTime(text: string, now: number, zone: string): RequestedTime {
  const quotes = wholeSentences(text)
  const readings = TIME_LANGUAGES.map(
    (language): Reading => ({
      language,
      now,
      zone,
      said: quotes.map((quote) => spelledOut(timeText(quote), language)),
      times: new Map(),
    }),
  )
  let withdrawn: RequestedTime | undefined
  for (const [index, quote] of quotes.entries()) {
    let best: { language: TimeLanguage; time: TimeMention } | undefined
    for (const reading of readings) {
      const { language, said } = reading
      const read = readSentence(said[index] ?? '', [said[index + 1], said[index - 1]], reading)
      if (read === 'withdrawn') withdrawn ??= { outcome: 'withdrawn', quote, language }
      else if (read && (!best || lengthOf(read) > lengthOf(best.time))) best = { language, time: read }
    }
    if (best) {
      const { at, grain } = best.time
      return { outcome: 'requested', at, grain, quote, language: best.language }
    }
  }
  return withdrawn ?? { outcome: 'none' }
}

/** The dot of "sa.", "ca.", "01.04." or "3. Dezember" ends no sentence. */
function wholeSentences(text: string): string[] {
  const whole: string[] = []
  for (const sentence of sentencesOf(text)) {
    const last = whole.at(-1) ?? ''
    const goesOn =
      SHORT_FORM.test(last) && (/^[\p{Ll}\d]/u.test(sentence) || (/\d\.$/.test(last) && MONTH.test(sentence)))
    if (goesOn) whole[whole.length - 1] = `${last} ${sentence}`
    else whole.push(sentence)
  }
  return whole
}

const SHORT_FORM = /(?:^|[^\p{L}])(?:\p{L}{2,4}|\d{1,2})\.$/u
const MONTH = /^(?:Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/

/** In which language, when and where a sentence is read. */
interface Reading {
  language: TimeLanguage
  now: number
  zone: string
  /** The sentences, as this language spells them. */
  said: string[]
  /** By text: several verbs are looked for a time in the same words. */
  times: Map<string, TimeMention[]>
}

interface Span {
  start: number
  end: number
}

function readSentence(
  said: string,
  neighbours: (string | undefined)[],
  reading: Reading,
): TimeMention | 'withdrawn' | undefined {
  const asking = ASKINGS[reading.language]
  let withdrawn = false
  const clauses = said.split(asking.split)
  for (const [index, clause] of clauses.entries()) {
    if (asking.dropped.test(clause)) withdrawn = true
    if (asking.tells.test(clause)) continue
    const verbs = verbsIn(clause, asking)
    for (const verb of verbs) {
      if (isNegated(clause, verb, asking)) {
        withdrawn = true
        continue
      }
      const time =
        timeFor(verb, clause, asking, reading) ?? timeNearby([clauses[index - 1], ...neighbours], asking, reading)
      if (time && time.at > reading.now) return time
    }
    const time = verbs.length > 0 ? undefined : bareTime(clause, asking, reading)
    if (time && time.at > reading.now) return time
    if (verbs.length > 0) continue
    // "Not tomorrow but on Monday" still asks.
    const [instead] = withdrawn && !asking.own.test(clause) ? timesIn(clause, reading) : []
    if (instead) return instead
    if (asking.negated.test(clause) && asking.thing.test(clause)) withdrawn = true
  }
  return withdrawn ? 'withdrawn' : undefined
}

function verbsIn(clause: string, { asks, own }: Asking): Span[] {
  return asks.flatMap((pattern) => {
    const match = pattern.exec(clause)
    const verb = match && { start: match.index, end: match.index + match[0].length }
    return verb && !isOwn(clause, verb, own) ? [verb] : []
  })
}

function bareTime(clause: string, asking: Asking, reading: Reading): TimeMention | undefined {
  const match = asking.bare.exec(clause)
  if (!match) return undefined
  const verb = { start: match.index, end: match.index + match[0].length }
  if (isOwn(clause, verb, asking.own) || isNegated(clause, verb, asking)) return undefined
  return wholeTail(clause.slice(verb.end), reading)
}

/** The customer's own "I'll" rules the verb, rather than an earlier one: "I need to think, write to me tomorrow". */
function isOwn(clause: string, verb: Span, own: RegExp): boolean {
  const match = own.exec(clause.slice(0, verb.end))
  return match !== null && match.index + match[0].length >= verb.start - NEXT_TO
}

/** "Don't hesitate to" asks. */
const WELCOME =
  /(?:\bdon'?t|\bdo not|\bno|\bnao|\bnon|n')\s*(?:te |se |vous )?(?:hesit|dud|esit)\w+ (?:pas )?(?:to|an?|en|em|de|ad)\b|\bzoger\w* (?:sie )?nicht\b/

/** "Melde dich nicht", "schreib mir morgen doch nicht". */
const NOT_AFTER = /^\W*(?:bitte |doch |mehr )*(?:nicht|pas|niemals|never|not)\b|\bnicht(?: mehr)?\W*$/

function isNegated(clause: string, verb: Span, { notBefore, until }: Asking): boolean {
  const after = clause.slice(verb.end)
  const isNot = notBefore.test(clause.slice(0, verb.start).replace(WELCOME, '')) || NOT_AFTER.test(after)
  return isNot && !until.test(after)
}

/** The time of the contact: after the verb, and not the matter's own; else right before it. */
function timeFor(verb: Span, clause: string, asking: Asking, reading: Reading): TimeMention | undefined {
  const whole = wholeTail(clause.slice(verb.end), reading)
  if (whole) return whole
  const times = timesIn(clause, reading).filter((time) => !isConditional(time, verb, clause, asking))
  const after = times.filter(({ start }) => start >= verb.end - 6)
  const direct = after.find(({ start }) => !asking.matter.test(clause.slice(verb.end, start)))
  if (direct) return merged(direct, after, reading)
  if (after.length > 1) return after.at(-1)
  const before = times.filter(({ end }) => end <= verb.start && verb.start - end < NEAR)
  const [first] = before
  if (!first) return undefined
  // "Festa del lavoro" is a day, not work.
  const around = clause.slice(0, first.start) + clause.slice(first.end, verb.start)
  return !asking.booking.test(around) ? merged(first, before, reading) : undefined
}

/** What follows the verb is a time and nothing else: then even a short form ("ping me sat", "escríbeme ma.") is one. */
function wholeTail(tail: string, reading: Reading): TimeMention | undefined {
  const said = tail.replace(POLITE, '')
  const time =
    said.length < SHORT ? timesIn(said, reading).find(({ start, end }) => start === 0 && end >= said.length) : undefined
  return time
}

/** A time inside "if …": the contact waits for something else, unless that is the customer's silence until then. */
function isConditional(time: TimeMention, verb: Span, clause: string, { condition, silence }: Asking): boolean {
  const match = condition.exec(clause)
  if (!match || match.index > time.start) return false
  const comma = clause.indexOf(',', match.index)
  const end = comma < 0 ? clause.length : comma
  const isVerbInside = verb.start >= match.index && verb.start < end
  return !isVerbInside && time.start < end && !silence.test(clause.slice(match.index, end))
}

/** "Tomorrow … at 9" with words between is one time: the day of the first, the hour of the second. */
function merged(first: TimeMention, all: TimeMention[], { zone }: Reading): TimeMention {
  const second = all.find(({ start, grain }) => start > first.end && (grain === 'hour' || grain === 'minute'))
  if (!second || first.grain === 'hour' || first.grain === 'minute') return first
  const clock = localTime(second.at, zone)
  const at = instantAt(localTime(first.at, zone).toPlainDate(), clock.hour * 60 + clock.minute, zone)
  return { ...first, at, grain: second.grain }
}

/** "Can you remind me? Tomorrow at 9 works." */
function timeNearby(
  neighbours: (string | undefined)[],
  { booking, own }: Asking,
  reading: Reading,
): TimeMention | undefined {
  for (const said of neighbours) {
    if (!said || said.length > SHORT || booking.test(said) || own.test(said)) continue
    const [time] = timesIn(said, reading)
    if (time) return time
  }
  return undefined
}

function timesIn(said: string, { now, zone, language, times }: Reading): TimeMention[] {
  const known = times.get(said) ?? readTimes(said, now, zone, language)
  times.set(said, known)
  return known
}

function lengthOf({ start, end }: TimeMention): number {
  return end - start
}
