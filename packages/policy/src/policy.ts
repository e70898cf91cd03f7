/**
 * Instructions as typed limits, each with the sentence it came from. Code enforces them on every decision (I10).
 *
 * Without instructions: at most 3 follow-ups, the first after 2 hours or more, at least 12 hours apart, between 9:00 and
 * 20:00 at the contact's.
 */
import { type AllowedHours, EVERY_DAY } from './local-time.ts'

/** A value and where it comes from: a sentence of the instructions, `default`, or `set by hand`. */
export interface Limit<T> {
  value: T
  source: string
}

/** When a sentence such as "if the customer mentioned a complaint" applies. */
export type Trigger =
  | { when: 'complaint' | 'goodbye' | 'declined' | 'asks_for_person' }
  | { when: 'mentions'; words: readonly string[] }

/** Something to offer on one follow-up of the sequence. */
export interface Incentive {
  /** Number of the follow-up from 1, the last that the cap allows, or none: an offer of the instructions that was taken back by hand. */
  attempt: number | 'final' | 'never'
  /** What to say, in the words of the instructions: "offer a 10% discount code". */
  offer: string
}

export interface Policy {
  /** A hash of the content: equal policies have equal versions. */
  version: string
  /** Who read the instructions, and in which version: `built-in 1`, or a model and the version of its prompt before that. */
  compiler: string
  maxFollowUps: Limit<number>
  firstAfterMs: Limit<number>
  minSpacingMs: Limit<number>
  /** Counted in business days, beside the waits in ms: holds in addition. */
  firstAfterBusinessDays?: Limit<number>
  minSpacingBusinessDays?: Limit<number>
  allowedHours: Limit<AllowedHours>
  /** Nothing on the public holidays of the contact's country; `none` where that was taken back by hand. */
  holidays?: Limit<'national' | 'none'>
  /** Nothing on these days: `12-24` in every year, `2026-12-31` in one. */
  closedDays?: Limit<readonly string[]>
  /** From so many unanswered follow-ups on, the nearest of these minutes of the day. */
  preferredTimes?: Limit<{ afterTries: number; minutes: readonly number[] }>
  maxSentences?: Limit<number>
  incentives: Limit<Incentive>[]
  handOverWhen: Limit<Trigger>[]
  closeWhen: Limit<Trigger>[]
  leftToModel: string[]
  conflicts: string[]
}

export const DEFAULT = 'default'
export const BY_HAND = 'set by hand'

export const DEFAULT_LIMITS = {
  maxFollowUps: { value: 3, source: DEFAULT },
  firstAfterMs: { value: 2 * 3_600_000, source: DEFAULT },
  minSpacingMs: { value: 12 * 3_600_000, source: DEFAULT },
  allowedHours: {
    value: [{ days: EVERY_DAY, fromMinute: 9 * 60, toMinute: 20 * 60 }] as AllowedHours,
    source: DEFAULT,
  },
} as const

/** A policy as compiled, before its version is known. */
export type Draft = Omit<Policy, 'version'>

/** Gives a policy the hash of its content. */
export function versioned(draft: Draft): Policy {
  return { version: hashOf(JSON.stringify(draft, sortedKeys)), ...draft }
}

/** Keys in a fixed order, so that the hash depends on content alone. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** FNV-1a, 64 bits: tells versions apart, protects nothing. */
export function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const code of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(code)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}
