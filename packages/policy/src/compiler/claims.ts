/**
 * What a model claims that a sentence sets, checked by code before it counts (I10).
 *
 * - M1 The quote stands in the instructions. It is the sentence around it that the limit is then said to come from.
 * - M2 Values are in range. Where the sentence holds numbers, the value is one of them.
 * - M3 What is laxer than the default needs its number in the sentence: "be persistent" is no permission to write all night.
 * - M4 A sentence about some customers or channels limits nothing for all of them.
 * - M5 Words to look for and offers stand in the sentence.
 *
 * A claim that fails any of them is as if it had not been made.
 */
import { isDay } from '@relance/contracts/days'
import type { Claim } from '@relance/contracts/reading'
import { DAY_MINUTES } from '../local-time.ts'
import { plain } from '../plain-text.ts'
import { DEFAULT_LIMITS, type Trigger } from '../policy.ts'
import type { Meaning } from './meaning.ts'
import { type Sentence, has, readSentence } from './tokens.ts'
import { intersectHours, sameWeek, withinDay } from './weekly-hours.ts'

/** The claims that hold for each sentence, in its order; those that hold for none are left out. */
export function claimsOf(sentences: readonly string[], claims: readonly Claim[]): Claimed[] {
  return sentences.map((sentence) => {
    const own = plain(sentence)
    const quoted = claims.filter(({ quote }) => isQuoteOf(plain(quote), own))
    const read = quoted.length > 0 ? readSentence(sentence) : undefined
    const held = read
      ? quoted.flatMap((claim) => meaningsOf(claim, read, own).map((meaning) => ({ claim, meaning })))
      : []
    return {
      meanings: held.map(({ meaning, claim }) => ({ meaning, quote: plain(claim.quote) })),
      isWhole: saysNoMore(
        own,
        held.map(({ claim }) => plain(claim.quote)),
      ),
    }
  })
}

/** What a model reads in one sentence, as far as it holds. */
export interface Claimed {
  meanings: { meaning: Meaning; quote: string }[]
  /** The quotes leave nothing of the sentence that says anything. */
  isWhole: boolean
}

const SHORTEST_QUOTE = 5

/** The quote is a part of the sentence (M1). A syllable is no quote. */
function isQuoteOf(quote: string, sentence: string): boolean {
  return quote.length >= Math.min(SHORTEST_QUOTE, sentence.length) && sentence.includes(quote)
}

function saysNoMore(sentence: string, quotes: readonly string[]): boolean {
  const rest = quotes.reduce((left, quote) => left.replace(quote, ' '), sentence)
  return (rest.match(/\p{L}{2,}/gu) ?? []).length < 2
}

function meaningsOf(claim: Claim, sentence: Sentence, folded: string): Meaning[] {
  if (has(sentence, 'scope')) return []
  if (claim.limit === 'hand_over_when' || claim.limit === 'close_when') return triggerOf(claim, folded)
  if (has(sentence, 'if')) return []
  const numbers = numbersIn(sentence, folded)
  switch (claim.limit) {
    case 'max_follow_ups':
      return countOf('maxFollowUps', claim.count, [0, 20], numbers, DEFAULT_LIMITS.maxFollowUps.value)
    case 'max_sentences':
      return countOf('maxSentences', claim.count, [1, 20], numbers, Number.POSITIVE_INFINITY)
    case 'first_after':
      return waitOf('firstAfter', claim, numbers, DEFAULT_LIMITS.firstAfterMs.value)
    case 'min_spacing':
      return waitOf('minSpacing', claim, numbers, DEFAULT_LIMITS.minSpacingMs.value)
    case 'allowed_hours':
      return hoursOf(claim, numbers)
    case 'no_public_holidays':
      return [{ limit: 'holidays' }]
    case 'closed_days':
      return closedOf(claim, numbers)
    case 'preferred_times': {
      const minutes = claim.times.map(minuteOf)
      const isSound = minutes.length > 0 && minutes.every((one) => one !== undefined && one < DAY_MINUTES)
      const isSaid = minutes.every((one) => one !== undefined && isHourSaid(one, numbers))
      if (!isSound || !isSaid || !isCount(claim.afterTries, 0, 20)) return []
      const sorted = [...new Set(minutes.flatMap((one) => one ?? []))].toSorted((a, b) => a - b)
      return [{ limit: 'preferredTimes', value: { afterTries: claim.afterTries, minutes: sorted } }]
    }
    case 'incentive': {
      const offer = claim.offer.trim()
      const attempt = claim.attempt ?? 'final'
      if (offer.length < 3 || !folded.includes(plain(offer))) return []
      return attempt === 'final' || isCount(attempt, 1, 20) ? [{ limit: 'incentive', value: { attempt, offer } }] : []
    }
  }
}

function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

/** Every number that the sentence holds, in digits or in words of a language that is known. */
function numbersIn({ tokens }: Sentence, folded: string): ReadonlySet<number> {
  const digits = (folded.match(/\d+(?:[.,]\d+)?/g) ?? []).map((one) => Number(one.replace(',', '.')))
  const words = tokens.flatMap(({ kind, value, amount }) => {
    if (kind === 'n' || kind === 'nt' || kind === 'ord') return [value]
    if (kind === 'clock') return [Math.floor(value / 60)]
    return amount === undefined ? [] : [amount]
  })
  return new Set([...digits, ...words])
}

/** A number of the sentence, or the one below it: "fewer than three" (M2). A sentence without numbers may only be stricter (M3). */
function isVouched(value: number, numbers: ReadonlySet<number>, isLaxer: boolean): boolean {
  return numbers.size > 0 ? numbers.has(value) || numbers.has(value + 1) : !isLaxer
}

function countOf(
  limit: 'maxFollowUps' | 'maxSentences',
  value: number,
  [least, most]: [number, number],
  numbers: ReadonlySet<number>,
  byDefault: number,
): Meaning[] {
  return isCount(value, least, most) && isVouched(value, numbers, value > byDefault) ? [{ limit, value }] : []
}

const UNITS = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  business_day: 86_400_000,
} as const
const LONGEST_WAIT_MS = 60 * 86_400_000

function waitOf(
  wanted: 'firstAfter' | 'minSpacing',
  { amount, unit }: { amount: number; unit: keyof typeof UNITS },
  numbers: ReadonlySet<number>,
  byDefault: number,
): Meaning[] {
  const value = amount * UNITS[unit]
  const isSound = Number.isFinite(value) && value > 0 && value <= LONGEST_WAIT_MS
  // "One day" is often said without its one, and the bound of a wait is never exclusive.
  const isSaid = numbers.size > 0 && amount !== 1 ? numbers.has(amount) : value >= byDefault || numbers.has(amount)
  if (!isSound || !isSaid) return []
  if (unit !== 'business_day') return [{ limit: `${wanted}Ms`, value }]
  const isWholeDays = Number.isInteger(amount)
  return [
    { limit: `${wanted}Ms`, value },
    ...(isWholeDays ? [{ limit: `${wanted}BusinessDays` as const, value: amount }] : []),
  ]
}

const DAYS = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 } as const
/** Hours that nobody has to say: the ends of a day, of the default hours and of business hours. */
const UNSAID: readonly number[] = [0, 9, 18, 20, 24]

function hoursOf(claim: Extract<Claim, { limit: 'allowed_hours' }>, numbers: ReadonlySet<number>): Meaning[] {
  const value = claim.hours.flatMap(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)]
    const chosen = [...new Set(days.map((day) => DAYS[day]))].toSorted((a, b) => a - b)
    return start === undefined || end === undefined || start === end || chosen.length === 0
      ? [undefined]
      : withinDay(chosen, [start, end])
  })
  const sound = value.flatMap((one) => one ?? [])
  if (sound.length === 0 || sound.length < value.length) return []
  const ends = sound.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute])
  const isSaid = ends.every((end) => UNSAID.some((hour) => hour * 60 === end) || isHourSaid(end, numbers))
  const isWithin = sameWeek(intersectHours(sound, DEFAULT_LIMITS.allowedHours.value), sound)
  return isSaid && (isWithin || numbers.size > 0) ? [{ limit: 'allowedHours', value: sound }] : []
}

/** 18:00 is said by "18" and by "6". */
function isHourSaid(minute: number, numbers: ReadonlySet<number>): boolean {
  const hour = Math.floor(minute / 60)
  return [hour, hour % 12, hour % 12 || 12, hour === 0 ? 24 : hour].some((one) => numbers.has(one))
}

function closedOf(claim: Extract<Claim, { limit: 'closed_days' }>, numbers: ReadonlySet<number>): Meaning[] {
  const dates = [...new Set(claim.dates)].toSorted()
  const isSaid = numbers.size === 0 || dates.every((date) => numbers.has(Number(date.slice(-2))))
  return dates.length > 0 && dates.length <= 100 && dates.every(isDay) && isSaid
    ? [{ limit: 'closedDays', value: dates }]
    : []
}

/** Minutes from midnight of `09:00`; undefined where it is no time. */
function minuteOf(time: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time.trim()) ?? []
  const value = Number(hour) * 60 + Number(minute)
  return hour !== undefined && Number(minute) < 60 && value <= DAY_MINUTES ? value : undefined
}

function triggerOf(claim: Extract<Claim, { when: string }>, folded: string): Meaning[] {
  const limit = claim.limit === 'hand_over_when' ? 'handOverWhen' : 'closeWhen'
  const value = claimedTrigger(claim, folded)
  return value ? [{ limit, value }] : []
}

function claimedTrigger({ when, words }: Extract<Claim, { when: string }>, folded: string): Trigger | undefined {
  if (when !== 'mentions') return { when }
  const wanted = [...new Set(words.map((word) => plain(word).trim()))]
  const isSound = wanted.length > 0 && wanted.length <= 20
  return isSound && wanted.every((word) => /\p{L}{3}/u.test(word) && folded.includes(word))
    ? { when, words: wanted }
    : undefined
}
