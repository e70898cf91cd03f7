/**
 * What becomes of a delivery. A claim counts as an attempt, also when nobody ever learns what came of it (I9); what was
 * certainly not sent does not count.
 */
import type { DeliveryKind } from '@relance/contracts/words'
import type { Conversation, InDoubt, PendingDelivery } from '../conversation.ts'
import { hashOf } from '../recent.ts'
import { type Turn, publish, requestDelivery } from '../turn.ts'
import { customerWasAnswered } from './answers.ts'
import { count, followUpWentOut, nameOf, uncount, wasSent } from './attempts.ts'
import { rememberUnsent, settleDoubt } from './late-reports.ts'

/** Deliveries in doubt that are remembered; older ones are never settled. */
const IN_DOUBT = 4

export function voidDecision(c: Conversation): void {
  delete c.decision
}

/** What was prepared for a close that does not take place. */
export function interruptClosing(c: Conversation): void {
  for (const field of ['closingSince', 'farewell', 'csatQuestion'] as const) delete c[field]
  if (c.decision?.kind === 'summarise') voidDecision(c)
  voidStoppableDelivery(c, 'farewell', 'csat')
}

/** Gives a delivery up that nobody claimed: delivery finds it superseded. What was claimed cannot be stopped. */
export function voidStoppableDelivery(c: Conversation, ...kinds: DeliveryKind[]): void {
  if (c.delivery && !c.delivery.claimed && kinds.includes(c.delivery.kind)) delete c.delivery
}

export function deliveryWasClaimed({ c, input }: Turn<`delivery.claimed.${DeliveryKind}`>): void {
  if (!c.delivery || c.delivery.claimed) return
  c.delivery = { ...c.delivery, claimed: true }
  if (c.delivery.kind === 'follow_up') count(c)
  if (c.delivery.kind === 'csat') c.csat = { askedAt: input.at, requestId: c.delivery.id }
}

export function followUpWasSent(turn: Turn<'delivery.succeeded.follow_up'>): void {
  const { c, input } = turn
  const delivery = settle(c)
  if (!delivery.claimed) count(c)
  if (c.plan?.id === delivery.plan) delete c.plan
  followUpWentOut(turn, delivery.attempt)
  wasSent(c, input)
  sendWaitingAcknowledgement(turn)
}

export function acknowledgementWasSent(turn: Turn<'delivery.succeeded.acknowledgement'>): void {
  settle(turn.c)
  customerWasAnswered(turn.c, Math.min(turn.input.sentAt, turn.input.at))
  wasSent(turn.c, turn.input)
  publish(turn, 'followup.acknowledged', 'The customer was told when we write again.')
  sendWaitingAcknowledgement(turn)
}

export function farewellWasSent(turn: Turn<'delivery.succeeded.farewell'>): void {
  settle(turn.c)
  wasSent(turn.c, turn.input)
  sendWaitingAcknowledgement(turn)
}

export function ratingWasAsked(turn: Turn<'delivery.succeeded.csat'>): void {
  const { c, input } = turn
  const { id } = settle(c)
  const promptedAt = Math.min(input.sentAt, input.at)
  c.csat = {
    ...c.csat,
    askedAt: c.csat?.askedAt ?? promptedAt,
    promptedAt,
    requestId: id,
    messageHash: hashOf(input.providerMessageId),
  }
  wasSent(c, input)
  publish(turn, 'csat.prompted', 'The customer was asked for a rating.')
  sendWaitingAcknowledgement(turn)
}

/** Certainly not sent. The plan, if it stands, is dealt with by the chart. */
export function deliveryFailed(turn: Turn<`delivery.failed.${DeliveryKind}`>): void {
  const { c, input } = turn
  const delivery = settle(c)
  takeBack(c, delivery)
  rememberUnsent(turn, delivery)
  const type = delivery.kind === 'follow_up' ? 'followup.failed' : `${delivery.kind}.failed`
  publish(turn, type, `${nameOf(delivery)} could not be sent: ${input.detail || input.code}`, {
    attempt: delivery.attempt,
  })
  sendWaitingAcknowledgement(turn)
}

export function deliveryWasSuppressed(turn: Turn<`delivery.suppressed.${DeliveryKind}`>): void {
  const { c, input } = turn
  const delivery = settle(c)
  takeBack(c, delivery)
  rememberUnsent(turn, delivery)
  if (input.code === 'OPTED_OUT') c.optedOut = true
  if (input.code === 'CAPABILITY_OFF') c.settings = { ...c.settings, autoFollowUps: false }
  const type = delivery.kind === 'follow_up' ? 'followup.suppressed' : `${delivery.kind}.suppressed`
  publish(turn, type, `Nothing was sent: ${input.detail || input.code}`, { attempt: delivery.attempt })
  sendWaitingAcknowledgement(turn)
}

/** An acknowledgement that chatter came in front of is asked for again: only a changed request makes it void. */
export function askForAcknowledgementAgain(turn: Turn<'delivery.suppressed.acknowledgement'>): void {
  const text = settle(turn.c).text
  turn.c.acknowledgement ??= text
  sendWaitingAcknowledgement(turn)
}

/** Nobody knows whether it went out: it counts, and is not sent again (I9). */
export function deliveryIsInDoubt(turn: Turn<`delivery.unknown.${DeliveryKind}`>): void {
  const { c, input } = turn
  const delivery = settle(c)
  if (delivery.kind === 'follow_up') {
    if (!delivery.claimed) count(c)
    if (c.plan?.id === delivery.plan) delete c.plan
    c.lastFollowUpAt = input.at
    c.silentSince = input.at
  }
  if (delivery.kind === 'csat') c.csat = { ...c.csat, askedAt: c.csat?.askedAt ?? input.at, requestId: delivery.id }
  const doubt: InDoubt = {
    id: delivery.id,
    kind: delivery.kind,
    attempt: delivery.attempt,
    episode: c.episode,
    counted: delivery.kind === 'follow_up',
  }
  c.inDoubt = [...c.inDoubt, doubt].slice(-IN_DOUBT)
  const type = delivery.kind === 'follow_up' ? 'followup.in_doubt' : `${delivery.kind}.in_doubt`
  publish(turn, type, `${nameOf(delivery)} may or may not have been sent; it is not sent again.`, {
    attempt: delivery.attempt,
  })
  if (delivery.confirmed) settleDoubt(turn, delivery.id, true)
  sendWaitingAcknowledgement(turn)
}

/** The request was claimed, or would have been next, when the conversation closed: a report may still come. */
export function leaveInDoubt(c: Conversation): void {
  if (!c.delivery?.claimed) return
  const { id, kind, attempt } = c.delivery
  c.inDoubt = [...c.inDoubt, { id, kind, attempt, episode: c.episode, counted: kind === 'follow_up' }].slice(-IN_DOUBT)
}

export function sendWaitingAcknowledgement(turn: Turn): void {
  const { c } = turn
  if (c.delivery || c.acknowledgement === undefined) return
  const text = c.acknowledgement
  delete c.acknowledgement
  if (c.handledBy === 'ai' && !c.optedOut) requestDelivery(turn, 'acknowledgement', text)
}

/** The pending delivery, which is not pending any more. */
function settle(c: Conversation): PendingDelivery {
  const { delivery } = c
  if (!delivery) throw new Error('A delivery is settled that is not pending.')
  delete c.delivery
  return delivery
}

function takeBack(c: Conversation, delivery: PendingDelivery): void {
  if (delivery.kind === 'follow_up' && delivery.claimed) uncount(c)
  if (delivery.kind === 'csat' && c.csat?.requestId === delivery.id) delete c.csat
}
