/** One turn of the machine: the conversation as it becomes, the occurrence that changes it, and what it issues. */
import type { CommandBody } from '@relance/contracts/command'
import type { DecisionKind, DeliveryKind, Outcome } from '@relance/contracts/words'
import { type Conversation, type Plan, isWantedByPerson } from './conversation.ts'
import type { OccurrenceType, On } from './occurrence.ts'
import type { IssuedEvent } from './step.ts'

/** A request of the machine; `step` gives it its id. Timers are not issued here: `deadlines.ts` keeps them. */
export type Issue =
  | { type: 'decision'; body: CommandBody; notAfter: number }
  | { type: 'delivery'; body: CommandBody; notAfter: number }
  | { type: 'event'; event: IssuedEvent }
  | { type: 'outcome'; outcome: Outcome }

export type Turn<T extends OccurrenceType = OccurrenceType> = TurnAt<On<T>>

interface TurnAt<Input> {
  /** A draft: its own fields may be set and deleted, nested records are replaced. */
  c: Conversation
  input: Input
  issued: Issue[]
}

/**
 * A decision that has not come by then is asked for again, ms, by the number of the try. A minute covers a model that hangs; the later
 * ones are longer, so that a backlog or an outage of decision delays conversations rather than hands them all to people.
 */
const DECISION_MS = [60_000, 10 * 60_000, 60 * 60_000]
/** A decision is asked for so often; the last time the built-in engine makes it. */
export const MAX_TRIES = 3
export function decisionTimeMs(tries: number): number {
  return DECISION_MS[Math.min(tries, DECISION_MS.length - 1)] ?? 60_000
}

/** A delivery that was not reported by then is in doubt, ms. */
export const DELIVERY_MS = 10 * 60_000

export function publish(
  turn: Turn,
  type: string,
  detail: string,
  more: { attempt?: number; origin?: string | undefined } = {},
): void {
  const { attempt = 0, origin } = more
  turn.issued.push({ type: 'event', event: { type, detail, attempt, ...(origin ? { origin } : {}) } })
}

/** Asks for a decision. It becomes the pending one; one that was pending before is void. */
export function requestDecision(
  turn: Turn,
  kind: DecisionKind,
  again: { tries: number; aboutSeq?: number | undefined } = { tries: 0 },
): void {
  const { c, input } = turn
  if (!c.route) return
  const { tries, aboutSeq } = again
  const asOfSeq = input.seq
  c.decision = { id: input.ids.decision, kind, asOfSeq, tries, askedAt: input.at, ...(aboutSeq ? { aboutSeq } : {}) }
  const body: CommandBody = { type: 'decision.request', kind, asOfSeq, route: c.route, tries }
  turn.issued.push({ type: 'decision', body, notAfter: input.at + decisionTimeMs(tries) })
}

/** Asks for a delivery. It becomes the pending one, of which there is at most one. */
export function requestDelivery(turn: Turn, kind: DeliveryKind, text: string, plan?: Plan): void {
  const { c, input } = turn
  if (!c.route) return
  const attempt = plan ? c.total + 1 : 0
  c.delivery = {
    id: input.ids.delivery,
    kind,
    attempt,
    askedAt: input.at,
    claimed: false,
    confirmed: false,
    ...(plan ? { plan: plan.id } : {}),
    ...(kind === 'acknowledgement' ? { text } : {}),
  }
  const body: CommandBody = {
    type: 'delivery.request',
    kind,
    asOfSeq: input.seq,
    route: c.route,
    text,
    attempt,
    writtenByPerson: plan?.edited ?? false,
    promised: plan?.source === 'customer',
    wantedByPerson: plan !== undefined && isWantedByPerson(plan),
    ...(c.lastCustomerAt === undefined ? {} : { lastCustomerAt: c.lastCustomerAt }),
  }
  turn.issued.push({ type: 'delivery', body, notAfter: input.at + DELIVERY_MS })
}
