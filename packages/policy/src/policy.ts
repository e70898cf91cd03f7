/**
 * Instructions as typed limits, each with the sentence it came from. Code enforces them on every decision (I10).
 *
 * Without instructions: at most 3 follow-ups, the first after 2 hours or more, at least 12 hours apart, between 9:00 and
 * 20:00 at the contact's.
 */
import { type AllowedHours, ANY_HOUR, EVERY_DAY } from './local-time.ts'
import { durationText, hoursText, minuteText } from './time-text.ts'

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
  /** Number of the follow-up from 1, or the last that the cap allows. */
  attempt: number | 'final'
  /** What to say, in the words of the instructions: "offer a 10% discount code". */
  offer: string
}

export interface Policy {
  /** A hash of the content: equal policies have equal versions. */
  version: string
  maxFollowUps: Limit<number>
  firstAfterMs: Limit<number>
  minSpacingMs: Limit<number>
  /** Counted in business days, beside the waits in ms: holds in addition. */
  firstAfterBusinessDays?: Limit<number>
  minSpacingBusinessDays?: Limit<number>
  allowedHours: Limit<AllowedHours>
  /** Nothing on the public holidays of the contact's country. */
  holidays?: Limit<'national'>
  /** From so many unanswered follow-ups on, the nearest of these minutes of the day. */
  preferredTimes?: Limit<{ afterTries: number; minutes: readonly number[] }>
  maxSentences?: Limit<number>
  incentives: Limit<Incentive>[]
  handOverWhen: Limit<Trigger>[]
  closeWhen: Limit<Trigger>[]
  leftToModel: string[]
  conflicts: string[]
}

/** Limits that a person set beside the instructions; absent ones follow those, then the defaults. */
export interface Overrides {
  maxFollowUps?: number | undefined
  firstAfterMs?: number | undefined
  minSpacingMs?: number | undefined
  anyHour?: boolean | undefined
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

/** Limits set by hand win over instructions and defaults. */
export function withOverrides(draft: Draft, overrides: Overrides): Policy {
  const set = <T>(value: T | undefined, limit: Limit<T>): Limit<T> =>
    value === undefined ? limit : { value, source: BY_HAND }
  return versioned({
    ...draft,
    maxFollowUps: set(overrides.maxFollowUps, draft.maxFollowUps),
    firstAfterMs: set(overrides.firstAfterMs, draft.firstAfterMs),
    minSpacingMs: set(overrides.minSpacingMs, draft.minSpacingMs),
    allowedHours: set(overrides.anyHour ? ANY_HOUR : undefined, draft.allowedHours),
  })
}

/** Gives a policy the hash of its content. */
export function versioned(draft: Draft): Policy {
  return { version: hashOf(JSON.stringify(draft, sortedKeys)), ...draft }
}

/** One enforced limit in plain words. */
export interface LimitText {
  name: string
  value: string
  source: string
}

/** The enforced limits in plain words, for people. */
export function limitTexts(policy: Policy): LimitText[] {
  const texts: LimitText[] = [
    { name: 'maxFollowUps', value: String(policy.maxFollowUps.value), source: policy.maxFollowUps.source },
    { name: 'firstAfter', value: durationText(policy.firstAfterMs.value), source: policy.firstAfterMs.source },
    { name: 'minSpacing', value: durationText(policy.minSpacingMs.value), source: policy.minSpacingMs.source },
    { name: 'allowedHours', value: hoursText(policy.allowedHours.value), source: policy.allowedHours.source },
  ]
  const { preferredTimes, maxSentences, holidays, firstAfterBusinessDays, minSpacingBusinessDays } = policy
  const businessDays = (limit: Limit<number>) => `${limit.value} business day${limit.value === 1 ? '' : 's'}`
  if (firstAfterBusinessDays)
    texts.push({
      name: 'firstAfterBusinessDays',
      value: businessDays(firstAfterBusinessDays),
      source: firstAfterBusinessDays.source,
    })
  if (minSpacingBusinessDays)
    texts.push({
      name: 'minSpacingBusinessDays',
      value: businessDays(minSpacingBusinessDays),
      source: minSpacingBusinessDays.source,
    })
  if (holidays) texts.push({ name: 'holidays', value: 'national holidays', source: holidays.source })
  if (preferredTimes) {
    const times = preferredTimes.value.minutes.map(minuteText).join(' or ')
    const after = preferredTimes.value.afterTries
    texts.push({
      name: 'preferredTimes',
      value: after ? `${times}, after ${after} tries` : times,
      source: preferredTimes.source,
    })
  }
  if (maxSentences) texts.push({ name: 'maxSentences', value: String(maxSentences.value), source: maxSentences.source })
  for (const { value, source } of policy.incentives) {
    texts.push({ name: 'incentive', value: `follow-up ${value.attempt}: ${value.offer}`, source })
  }
  for (const { value, source } of policy.handOverWhen)
    texts.push({ name: 'handOverWhen', value: triggerText(value), source })
  for (const { value, source } of policy.closeWhen) texts.push({ name: 'closeWhen', value: triggerText(value), source })
  return texts
}

const TRIGGER_TEXTS = {
  complaint: 'the customer complains',
  goodbye: 'the customer said goodbye',
  declined: 'the customer is not interested',
  asks_for_person: 'the customer asks for a person',
} as const

export function triggerText(trigger: Trigger): string {
  return trigger.when === 'mentions'
    ? `the customer mentions ${trigger.words.join(' or ')}`
    : TRIGGER_TEXTS[trigger.when]
}

/** Keys in a fixed order, so that the hash depends on content alone. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** FNV-1a, 64 bits: tells versions apart, protects nothing. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const code of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(code)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}
