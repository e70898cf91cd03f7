/** What the compiler knows of a language. All words are written without accents and in lower case, as `plain` leaves them. */
import type { Kind } from './kinds.ts'

export interface Lexicon {
  /** ISO 639-1. */
  language: string
  /** Small words that tell it from its neighbours, where both know a sentence. */
  marks: string
  numbers: Readonly<Record<string, number>>
  /** "twice": a number of times in one word. */
  timesWords: Readonly<Record<string, number>>
  /** Patterns, and which number in a sequence they are. */
  ordinals: readonly (readonly [string, number])[]
  /** A number in digits that is an ordinal, such as "2nd"; the first group holds the digits. */
  ordinalDigits: string
  /** Patterns of units, and their length in ms; "h" is known in every language. */
  units: readonly (readonly [string, number])[]
  /** Patterns of the days from Monday on. */
  days: readonly string[]
  /** What follows an hour before noon, and after it. */
  morning: string
  evening: string
  noon: string
  midnight: string
  /** Patterns of the other kinds. The first one that matches counts: phrases stand before their words. */
  words: readonly (readonly [Kind, string])[]
}

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
export const WEEK = 7 * DAY
/** A month counts as 30 days. */
export const MONTH = 30 * DAY
