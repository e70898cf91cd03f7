/** When a follow-up may be sent, or why it may not be sent at all (P1 to P5 of `enforce.ts`). */
import { CHANNEL_RULES, windowClosesAt } from './channel-rules.ts'
import type { Facts, Gate } from './facts.ts'
import { isHoliday } from './holidays.ts'
import { legalHours } from './legal-hours.ts'
import { type Plan, addBusinessDays, isAllowed, lastAllowed, nextAllowed, nextMinuteOfDay } from './local-time.ts'
import type { Limit, Policy } from './policy.ts'
import { durationText, hoursText, minuteText, stampText } from './time-text.ts'

/** Why no follow-up may be sent at all; undefined where one may (P1). */
export function whyNever(facts: Facts, policy: Policy, gates: Gate[]): string | undefined {
  const { followUps, customerWritesFirst, source } = CHANNEL_RULES[facts.channel]
  const { value: most, source: mostSource } = policy.maxFollowUps
  if (!followUps) {
    gates.push({ name: 'channel', verdict: 'vetoed', detail: `no follow-ups on ${facts.channel}`, source })
    return 'Follow-ups are not available on this channel.'
  }
  if (customerWritesFirst && facts.lastCustomerAt === undefined) {
    gates.push({ name: 'customer wrote first', verdict: 'vetoed', detail: 'the customer has never written', source })
    return 'The customer has never written here, so nothing may be sent.'
  }
  if (facts.optedOut) {
    gates.push({ name: 'consent', verdict: 'vetoed', detail: 'opted out', source: "contact's record" })
    return 'The contact opted out.'
  }
  const used = Math.max(facts.total, facts.unanswered)
  if (used >= most) {
    gates.push({
      name: 'most follow-ups',
      verdict: 'vetoed',
      detail: `${used} of ${most} are used up`,
      source: mostSource,
    })
    return most === 0 ? 'The instructions allow no follow-ups.' : `All ${most} follow-ups are used up.`
  }
  gates.push({ name: 'most follow-ups', verdict: 'passed', detail: `${used} of ${most} sent`, source: mostSource })
  return undefined
}

/** No plan further ahead: by then the conversation is over. */
const HORIZON_MS = 60 * 86_400_000
/** A send needs this long before the window closes; the last slot lies earlier by it. */
export const WINDOW_MARGIN_MS = 10 * 60_000

/** The instant that satisfies P2 to P4 and is nearest to the wish; undefined where there is none (P5). */
export function momentFor(wished: number | undefined, facts: Facts, policy: Policy, gates: Gate[]): number | undefined {
  const { now, place, channel } = facts
  // A time that is none counts as "at once".
  const asked = wished === undefined || Number.isNaN(wished) ? now : wished
  const wish = Math.trunc(Math.min(Math.max(asked, now), now + HORIZON_MS))
  const waits = waitsOf(facts, policy)
  const earliest = Math.max(now, ...waits.map(({ until }) => until))
  const steps = new Steps(wish, place.zone, gates)
  for (const { until, name, rule, source } of waits) steps.to(Math.max(steps.at, until), name, rule, source)

  const { preferredTimes, allowedHours } = policy
  const daysOff = daysOffOf(policy, place.zone)
  const legal = legalHours(channel, place, now)
  const plans: Plan[] = [allowedHours.value, legal]
  if (daysOff) plans.push((day) => !daysOff.has(day))
  if (
    preferredTimes &&
    preferredTimes.value.minutes.length > 0 &&
    facts.unanswered >= preferredTimes.value.afterTries
  ) {
    const { minutes } = preferredTimes.value
    steps.to(
      preferredMoment(steps.at, place.zone, minutes, plans),
      'preferred times',
      minutes.map(minuteText).join(' or '),
      preferredTimes.source,
    )
  }
  const rule = CHANNEL_RULES[channel]
  const allowed = nextAllowed(steps.at, place.zone, ...plans)
  if (allowed === undefined) {
    gates.push({
      name: 'allowed hours',
      verdict: 'vetoed',
      detail: 'no hour of the week is allowed',
      source: allowedHours.source,
    })
    return undefined
  }
  const byHours = nextAllowed(steps.at, place.zone, allowedHours.value, legal)
  const byWish = nextAllowed(steps.at, place.zone, allowedHours.value)
  if (daysOff && byHours !== allowed) steps.to(allowed, 'holidays', daysOff.words, daysOff.source)
  else if (byWish === allowed) steps.to(allowed, 'allowed hours', hoursText(allowedHours.value), allowedHours.source)
  else steps.to(allowed, 'legal hours', hoursText(legal), rule.source)

  const closesAt = windowClosesAt(channel, facts.lastCustomerAt)
  if (closesAt === undefined) return steps.at
  const latest = closesAt - WINDOW_MARGIN_MS
  const closes = `free text until ${stampText(closesAt, place.zone)}`
  if (steps.at <= latest) {
    gates.push({ name: 'channel window', verdict: 'passed', detail: closes, source: rule.source })
    return steps.at
  }
  if (facts.hasTemplate && rule.outsideWindow === 'template') {
    gates.push({
      name: 'channel window',
      verdict: 'passed',
      detail: `${closes}; an approved template is configured`,
      source: rule.source,
    })
    return steps.at
  }
  const inside = lastAllowed(latest, place.zone, ...plans)
  if (inside === undefined || inside < earliest) {
    gates.push({
      name: 'channel window',
      verdict: 'vetoed',
      detail: `${closes}; no permitted moment is left before`,
      source: rule.source,
    })
    return undefined
  }
  steps.to(inside, 'channel window', closes, rule.source)
  return steps.at
}

interface DaysOff {
  has(day: Temporal.PlainDate): boolean
  words: string
  source: string
}

/** The days on which nothing is sent; undefined where every day will do. */
function daysOffOf({ holidays, closedDays }: Policy, zone: string): DaysOff | undefined {
  const national = holidays?.value === 'national' ? holidays : undefined
  const dates = new Set(closedDays?.value)
  const sources = [...(national ? [national.source] : []), ...(closedDays && dates.size > 0 ? [closedDays.source] : [])]
  if (sources.length === 0) return undefined
  const words = [...(national ? ["public holidays of the contact's country"] : []), ...dates]
  return {
    has: (day) =>
      (national !== undefined && isHoliday(day, zone)) ||
      dates.has(day.toString()) ||
      dates.has(day.toString().slice(5)),
    words: words.join(', '),
    source: [...new Set(sources)].join(' '),
  }
}

interface Wait {
  /** Ms since the epoch. */
  until: number
  name: string
  rule: string
  source: string
}

/**
 * A customer who answered has been silent anew, and was still written to not long ago: both waits hold. What another
 * conversation sent to the same person counts like a follow-up of this one.
 */
function waitsOf(facts: Facts, policy: Policy): Wait[] {
  const { firstAfterMs, firstAfterBusinessDays, minSpacingMs, minSpacingBusinessDays } = policy
  const waits: Wait[] = []
  const wait = (since: number, name: string, words: string, ms: Limit<number>, days: Limit<number> | undefined) => {
    waits.push({
      until: since + ms.value,
      name,
      rule: `at least ${durationText(ms.value)} ${words}`,
      source: ms.source,
    })
    if (!days || days.value === 0) return
    const rule = `at least ${days.value} business day${days.value === 1 ? '' : 's'} ${words}`
    waits.push({ until: addBusinessDays(since, facts.place.zone, days.value), name, rule, source: days.source })
  }
  const { unanswered, silentSince, lastFollowUpAt, lastElsewhereAt } = facts
  if (unanswered === 0) wait(silentSince, 'first follow-up', 'of silence', firstAfterMs, firstAfterBusinessDays)
  const spacing = (since: number | undefined, name: string, words: string) => {
    if (since !== undefined) wait(since, name, words, minSpacingMs, minSpacingBusinessDays)
  }
  spacing(lastFollowUpAt, 'minimum spacing', 'apart')
  spacing(lastElsewhereAt, CONTACT_PRESSURE, 'after a follow-up in another conversation')
  return waits
}

/** Another conversation wrote to the contact, and the distance to that is not kept at this moment. */
export function isPressed(facts: Facts, policy: Policy): boolean {
  return waitsOf(facts, policy).some(({ name, until }) => name === CONTACT_PRESSURE && until > facts.now)
}

const CONTACT_PRESSURE = 'contact pressure'

/** The first preferred time that is allowed as well; the next preferred time where none is in a month. */
function preferredMoment(at: number, zone: string, minutes: readonly number[], plans: readonly Plan[]): number {
  const first = nextMinuteOfDay(at, zone, minutes)
  let candidate = first
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (isAllowed(candidate, zone, ...plans)) return candidate
    const allowed = nextAllowed(candidate, zone, ...plans)
    if (allowed === undefined) return first
    candidate = nextMinuteOfDay(allowed, zone, minutes)
  }
  return first
}

const MOST_TRIES = 31

export function noMomentLeft(facts: Facts): string {
  return facts.lastFollowUpAt === undefined
    ? 'There is no moment left at which a follow-up may be sent.'
    : 'The follow-ups went unanswered, and there is no moment left at which another may be sent.'
}

/** Moves an instant rule by rule, and notes what each did. */
class Steps {
  at: number
  readonly #zone: string
  readonly #gates: Gate[]
  constructor(at: number, zone: string, gates: Gate[]) {
    this.at = at
    this.#zone = zone
    this.#gates = gates
  }

  to(at: number, name: string, rule: string, source: string): void {
    const changed = at !== this.at
    const detail = changed ? `${stampText(this.at, this.#zone)} → ${stampText(at, this.#zone)} (${rule})` : rule
    this.#gates.push({ name, verdict: changed ? 'changed' : 'passed', detail, source })
    this.at = at
  }
}
