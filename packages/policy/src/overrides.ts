/** Limits that a person set beside the instructions. Each wins over what they say, and over the default. */
import { type AllowedHours, ANY_HOUR } from './local-time.ts'
import { plain } from './plain-text.ts'
import { BY_HAND, type Draft, type Incentive, type Limit, type Policy, type Trigger, versioned } from './policy.ts'

/** What is absent follows the instructions, then the defaults. */
export interface Overrides {
  maxFollowUps?: number | undefined
  /** Takes the place of a wait in business days as well, unless that is set too. */
  firstAfterMs?: number | undefined
  minSpacingMs?: number | undefined
  /** 0: none. */
  firstAfterBusinessDays?: number | undefined
  minSpacingBusinessDays?: number | undefined
  /** Comes before `allowedHours`. */
  anyHour?: boolean | undefined
  allowedHours?: AllowedHours | undefined
  /** The days without follow-ups: whether the public ones of the contact's country are, and which others. */
  holidays?: { national: boolean; dates: readonly string[] } | undefined
  /** Without any minute: no time is preferred. */
  preferredTimes?: { afterTries: number; minutes: readonly number[] } | undefined
  /** 0: no limit. */
  maxSentences?: number | undefined
  /** Empty: none. */
  incentives?: readonly { attempt: number | 'final'; offer: string }[] | undefined
  handOverWhen?: readonly OverriddenTrigger[] | undefined
  closeWhen?: readonly OverriddenTrigger[] | undefined
}

interface OverriddenTrigger {
  when: Trigger['when']
  /** For `mentions`. */
  words: readonly string[]
}

export function withOverrides(draft: Draft, overrides: Overrides): Policy {
  const { holidays, maxSentences, preferredTimes, handOverWhen, closeWhen } = overrides
  const hours = overrides.anyHour ? ANY_HOUR : overrides.allowedHours
  return versioned({
    ...draft,
    maxFollowUps: set(overrides.maxFollowUps, draft.maxFollowUps),
    firstAfterMs: set(overrides.firstAfterMs, draft.firstAfterMs),
    minSpacingMs: set(overrides.minSpacingMs, draft.minSpacingMs),
    allowedHours: set(hours, draft.allowedHours),
    ...businessDays('firstAfter', draft, overrides),
    ...businessDays('minSpacing', draft, overrides),
    ...(holidays ? daysOff(holidays) : {}),
    ...(preferredTimes ? { preferredTimes: byHand(preferredTimes) } : {}),
    ...(maxSentences === undefined ? {} : { maxSentences: byHand(maxSentences || Number.POSITIVE_INFINITY) }),
    incentives: overrides.incentives ? offers(draft.incentives, overrides.incentives) : draft.incentives,
    handOverWhen: handOverWhen?.map((one) => byHand(triggerOf(one))) ?? draft.handOverWhen,
    closeWhen: closeWhen?.map((one) => byHand(triggerOf(one))) ?? draft.closeWhen,
  })
}

function byHand<T>(value: T): Limit<T> {
  return { value, source: BY_HAND }
}

function set<T>(value: T | undefined, limit: Limit<T>): Limit<T> {
  return value === undefined ? limit : byHand(value)
}

function businessDays(wait: 'firstAfter' | 'minSpacing', draft: Draft, overrides: Overrides): Partial<Draft> {
  const name = `${wait}BusinessDays` as const
  const value = overrides[name] ?? (overrides[`${wait}Ms`] === undefined ? undefined : 0)
  if (value === undefined) return {}
  const { [name]: said } = draft
  // Nothing to take back, nothing to show.
  return value > 0 || said ? { [name]: byHand(value) } : {}
}

function daysOff({ national, dates }: NonNullable<Overrides['holidays']>): Partial<Draft> {
  return { holidays: byHand(national ? 'national' : 'none'), closedDays: byHand(dates) }
}

/** What the instructions offer and a person took back is still in their words: it is withheld from every text. */
function offers(said: readonly Limit<Incentive>[], chosen: NonNullable<Overrides['incentives']>): Limit<Incentive>[] {
  const takenBack = said.map(({ value, source }) => ({ value: { ...value, attempt: 'never' as const }, source }))
  return [...chosen.map((one) => byHand<Incentive>(one)), ...takenBack]
}

function triggerOf({ when, words }: OverriddenTrigger): Trigger {
  return when === 'mentions' ? { when, words: words.map(plain) } : { when }
}
