/**
 * What the cap on an assistant's credits means for a decision.
 *
 * Once they are used up, no model is asked and no analysis is charged: the built-in engine goes on deciding, so that people are
 * still called and conversations still end well. A follow-up of our own accord is not sent; what the customer
 * asked for or a person planned is, and counts.
 */
import { ANALYSIS_CREDITS, FOLLOW_UP_CREDITS } from '@relance/contracts/credits'
import { type Gate, isZone } from '@relance/policy'

/** An assistant's credits in a calendar month. */
export interface Allowance {
  /** Used so far, whether or not they are this decision's. */
  used: number
  cap: number
  /** Such as "November". */
  month: string
  /** When the next month begins, ms since the epoch. */
  renewsAt: number
  /** The day on which it begins, such as "1 December". */
  renewal: string
}

export interface Month {
  /** Such as "November". */
  name: string
  /** Ms since the epoch, as `renewsAt`. */
  since: number
  renewsAt: number
  /** Such as "1 December". */
  renewal: string
}

/** The calendar month of an instant at a place; at UTC where there is no such zone. */
export function monthOf(now: number, zone: string): Month {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(isZone(zone) ? zone : 'UTC')
  const first = there.with({ day: 1 }).startOfDay()
  const next = first.add({ months: 1 }).startOfDay()
  return {
    name: nameOf(first),
    since: first.epochMilliseconds,
    renewsAt: next.epochMilliseconds,
    renewal: `1 ${nameOf(next)}`,
  }
}

/** Nothing is left for an analysis; false where there is no cap. */
export function isUsedUp(allowance: Allowance | undefined): boolean {
  return allowance !== undefined && allowance.used + ANALYSIS_CREDITS > allowance.cap
}

/** The line of the receipt about who answers, and at what cost. None where there is no cap. */
export function creditsGate(allowance: Allowance | undefined): Gate[] {
  if (!allowance) return []
  const verdict = isUsedUp(allowance) ? 'changed' : 'passed'
  const detail = `${usedOf(allowance)}${verdict === 'changed' ? ': the built-in engine answers, without a model and free of charge' : ''}`
  return [{ name: 'credits', verdict, detail, source: SOURCE }]
}

/**
 * Why a follow-up of our own accord cannot be paid; undefined where it can. `spent`: what this decision costs before it.
 * `at`: when it is to go out, ms since the epoch; what goes out next month is paid from next month's credits.
 */
export function whyUnpaid(
  allowance: Allowance | undefined,
  { spent, at }: { spent: number; at: number },
): { reason: string; gate: Gate } | undefined {
  if (!allowance || at >= allowance.renewsAt || allowance.used + spent + FOLLOW_UP_CREDITS <= allowance.cap)
    return undefined
  const { cap, month, renewal } = allowance
  return {
    reason: `No follow-up: the ${cap} credits of ${month} are used up; the next come on ${renewal}.`,
    gate: {
      name: 'credits for a follow-up',
      verdict: 'vetoed',
      detail: `${usedOf({ ...allowance, used: allowance.used + spent })}; a follow-up costs ${FOLLOW_UP_CREDITS}`,
      source: SOURCE,
    },
  }
}

const SOURCE = "assistant's settings"

function nameOf(month: Temporal.ZonedDateTime): string {
  return month.toLocaleString('en', { month: 'long' })
}

function usedOf({ used, cap, month }: Allowance): string {
  return `${used} of ${cap} credits of ${month} are used`
}
