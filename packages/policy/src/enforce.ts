/**
 * The policy has the last word (I10): whatever a model or the rule engine proposes, what comes out breaks no limit.
 *
 * - P1 No follow-up beyond the cap, on a channel without follow-ups, or to somebody who never wrote where that is asked.
 * - P2 Never earlier than the first wait, the minimum spacing, or now.
 * - P3 Only within the allowed and the legal hours at the contact's.
 * - P4 Never after the channel's window closed, unless a template is configured.
 * - P5 Where no instant satisfies P1 to P4, the conversation is closed, and the receipt says which rule left none.
 */
import type { Channel, DecisionAction, Receipt } from '@relance/contracts/words'
import { CHANNEL_RULES, windowClosesAt } from './channel-rules.ts'
import { type Edited, editDraft } from './draft-rules.ts'
import { legalHours } from './legal-hours.ts'
import { lastAllowed, nextAllowed, nextMinuteOfDay } from './local-time.ts'
import type { Policy } from './policy.ts'
import { durationText, hoursText, minuteText, stampText } from './time-text.ts'
import type { Place } from './zone.ts'

export type Gate = Receipt['gates'][number]

/** What a model or the rule engine wants. */
export interface Proposal {
  action: DecisionAction
  /** Ms since the epoch; absent: at once. */
  dueAt?: number | undefined
  draft?: string | undefined
  reason: string
}

/** What is known about a conversation when a decision is made. Instants are ms since the epoch. */
export interface Facts {
  now: number
  channel: Channel
  place: Place
  /** When the last message of any side was written. */
  silentSince: number
  lastCustomerAt?: number | undefined
  lastFollowUpAt?: number | undefined
  /** Follow-ups since the customer last wrote. */
  unanswered: number
  /** Follow-ups in this episode. */
  total: number
  /** The account has an approved template for follow-ups. */
  hasTemplate: boolean
  /** Everything that a draft may take links, codes, prices and percentages from. */
  trustedText: string
}

/** What holds after all rules. */
export interface Ruling {
  action: DecisionAction
  dueAt?: number
  draft?: string
  reason: string
  gates: Gate[]
}

/** A send needs this long before the window closes; the last slot lies earlier by it. */
export const WINDOW_MARGIN_MS = 10 * 60_000
/** No plan further ahead: by then the conversation is over. */
const HORIZON_MS = 60 * 86_400_000

export function enforce(proposal: Proposal, facts: Facts, policy: Policy): Ruling {
  const gates: Gate[] = []
  if (proposal.action === 'hand_over' || proposal.action === 'close') {
    return { action: proposal.action, reason: proposal.reason, gates }
  }
  const forbidden = forbiddance(facts, policy, gates)
  if (forbidden) return { action: 'close', reason: forbidden, gates }
  const dueAt = chooseTime(proposal, facts, policy, gates)
  if (dueAt === undefined) return { action: 'close', reason: noMomentLeft(facts), gates }
  const edited: Edited = editDraft(proposal.draft ?? '', facts, policy)
  gates.push(...edited.gates)
  const action = dueAt <= facts.now ? 're_engage' : 'schedule'
  return {
    action,
    ...(action === 'schedule' ? { dueAt } : {}),
    ...(edited.draft ? { draft: edited.draft } : {}),
    reason: proposal.reason,
    gates,
  }
}

/** Why no follow-up may be sent at all; undefined where one may (P1). */
function forbiddance(facts: Facts, policy: Policy, gates: Gate[]): string | undefined {
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

/** The instant that satisfies P2 to P4 and is nearest to the wish; undefined where there is none (P5). */
function chooseTime(proposal: Proposal, facts: Facts, policy: Policy, gates: Gate[]): number | undefined {
  const { now, place, channel } = facts
  const wish = Math.trunc(Math.min(Math.max(proposal.dueAt ?? now, now), now + HORIZON_MS))
  const earliest = Math.max(now, earliestBySpacing(facts, policy))
  const steps = new Steps(wish, place.zone, gates)
  const isFirst = facts.unanswered === 0
  const spacing = isFirst ? policy.firstAfterMs : policy.minSpacingMs
  steps.to(
    Math.max(wish, earliest),
    isFirst ? 'first follow-up' : 'minimum spacing',
    `at least ${durationText(spacing.value)} ${isFirst ? 'of silence' : 'apart'}`,
    spacing.source,
  )

  const { preferredTimes, allowedHours } = policy
  if (preferredTimes && facts.unanswered >= preferredTimes.value.afterTries) {
    const { minutes } = preferredTimes.value
    steps.to(
      nextMinuteOfDay(steps.at, place.zone, minutes),
      'preferred times',
      minutes.map(minuteText).join(' or '),
      preferredTimes.source,
    )
  }
  const legal = legalHours(channel, place, now)
  const plans = [allowedHours.value, legal]
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
  const byLaw = nextAllowed(steps.at, place.zone, allowedHours.value) !== allowed
  steps.to(
    allowed,
    byLaw ? 'legal hours' : 'allowed hours',
    hoursText(byLaw ? legal : allowedHours.value),
    byLaw ? rule.source : allowedHours.source,
  )

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

/** A customer who answered has been silent anew, and was still written to not long ago: both waits hold. */
function earliestBySpacing(facts: Facts, policy: Policy): number {
  const bySilence = facts.unanswered === 0 ? facts.silentSince + policy.firstAfterMs.value : 0
  const bySpacing = facts.lastFollowUpAt === undefined ? 0 : facts.lastFollowUpAt + policy.minSpacingMs.value
  return Math.max(bySilence, bySpacing)
}

function noMomentLeft(facts: Facts): string {
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
