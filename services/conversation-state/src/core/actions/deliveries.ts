/**
 * What becomes of a delivery. A claim counts as an attempt, also when nobody ever learns what came of it (I9); what was
 * certainly not sent does not count.
 */
import type { DeliveryKind } from '@relance/contracts/words'
import type { Conversation, InDoubt, PendingDelivery } from '../conversation.ts'
import type { On } from '../occurrence.ts'
import { hashOf } from '../recent.ts'
import { type Turn, publish, requestDelivery } from '../turn.ts'
import { shortened } from '../wording.ts'
import { customerWasAnswered } from './answers.ts'

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
  const type = delivery.kind === 'follow_up' ? 'followup.failed' : `${delivery.kind}.failed`
  publish(turn, type, `${name(delivery)} could not be sent: ${input.detail || input.code}`, {
    attempt: delivery.attempt,
  })
  sendWaitingAcknowledgement(turn)
}

export function deliveryWasSuppressed(turn: Turn<`delivery.suppressed.${DeliveryKind}`>): void {
  const { c, input } = turn
  const delivery = settle(c)
  takeBack(c, delivery)
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
  publish(turn, type, `${name(delivery)} may or may not have been sent; it is not sent again.`, {
    attempt: delivery.attempt,
  })
  if (delivery.confirmed) settleDoubt(turn, delivery.id, true)
  sendWaitingAcknowledgement(turn)
}

/** A report about a delivery that is in doubt settles it; any other late report is only recorded. */
export function reportCameLate(turn: Turn<'delivery.reported_late'>): void {
  const { report, requestId } = turn.input
  if (report.type === 'delivery.succeeded') settleDoubt(turn, requestId, true, report.providerMessageId)
  if (report.type === 'delivery.failed' || report.type === 'delivery.suppressed') settleDoubt(turn, requestId, false)
}

/** The channel reported on a message of ours. */
export function statusChanged(turn: Turn<'delivery.status_changed'>): void {
  const { c, input } = turn
  const isFailure = input.status === 'failed'
  if (input.requestId) settleDoubt(turn, input.requestId, !isFailure, input.providerMessageId)
  if (c.delivery && input.requestId === c.delivery.id && !isFailure) c.delivery = { ...c.delivery, confirmed: true }
  if (isFailure && isCsatPrompt(c, input)) {
    delete c.csat
    publish(turn, 'csat.failed', 'The question for a rating did not reach the customer.')
  }
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

function settleDoubt(turn: Turn, requestId: string, wasSent: boolean, providerMessageId?: string): void {
  const { c, input } = turn
  const doubt = c.inDoubt.find(({ id }) => id === requestId)
  if (!doubt) return
  c.inDoubt = c.inDoubt.filter(({ id }) => id !== requestId)
  const more = { attempt: doubt.attempt }
  if (doubt.kind === 'csat' && c.csat?.requestId === requestId) {
    if (wasSent) {
      c.csat = {
        ...c.csat,
        promptedAt: c.csat.askedAt ?? input.at,
        ...(providerMessageId ? { messageHash: hashOf(providerMessageId) } : {}),
      }
    } else if (c.csat.rating === undefined) delete c.csat
  }
  if (wasSent) {
    publish(
      turn,
      doubt.kind === 'follow_up' ? 'followup.sent' : `${doubt.kind}.sent`,
      `${name(doubt)} did go out.`,
      more,
    )
    return
  }
  if (doubt.counted && doubt.episode === c.episode) uncount(c)
  publish(
    turn,
    doubt.kind === 'follow_up' ? 'followup.failed' : `${doubt.kind}.failed`,
    `${name(doubt)} was not sent.`,
    more,
  )
}

function followUpWentOut(turn: Turn, attempt: number): void {
  turn.c.lastFollowUpAt = turn.input.at
  publish(turn, 'followup.sent', `Follow-up ${attempt} was sent.`, { attempt })
}

/** Our own message breaks the silence; it answers nothing that the customer asked. */
function wasSent(c: Conversation, input: On<`delivery.succeeded.${DeliveryKind}`>): void {
  c.lastActivityAt = input.at
  c.silentSince = input.at
  c.lastMessage = shortened(input.text)
  c.lastAuthor = 'assistant'
}

function isCsatPrompt(c: Conversation, input: On<'delivery.status_changed'>): boolean {
  if (!c.csat || c.csat.rating !== undefined) return false
  return c.csat.requestId === input.requestId || c.csat.messageHash === hashOf(input.providerMessageId)
}

function count(c: Conversation): void {
  c.total += 1
  c.unanswered += 1
}

function takeBack(c: Conversation, delivery: PendingDelivery): void {
  if (delivery.kind === 'follow_up' && delivery.claimed) uncount(c)
  if (delivery.kind === 'csat' && c.csat?.requestId === delivery.id) delete c.csat
}

function uncount(c: Conversation): void {
  c.total = Math.max(0, c.total - 1)
  c.unanswered = Math.max(0, c.unanswered - 1)
}

function name({ kind, attempt }: { kind: DeliveryKind; attempt: number }): string {
  switch (kind) {
    case 'follow_up':
      return `Follow-up ${attempt}`
    case 'acknowledgement':
      return 'The acknowledgement'
    case 'farewell':
      return 'The farewell'
    case 'csat':
      return 'The question for a rating'
  }
}
