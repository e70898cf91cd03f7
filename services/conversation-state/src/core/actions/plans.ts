/** Follow-ups: planned, changed by people, carried out, and left to people where Relance must not send them. */
import type { Plan } from '../conversation.ts'
import { isFollowUpStoppable, isPlanBeingSent } from '../guards.ts'
import { type Turn, publish, requestDecision, requestDelivery } from '../turn.ts'
import { bounded, when } from '../wording.ts'
import { REASON_LENGTH } from './decisions.ts'
import { voidDecision, voidStoppableDelivery } from './deliveries.ts'
import { alertPeople } from './alert.ts'

const TRY_ANEW_MS = 30_000
const DRAFT_LENGTH = 4_096

/** The AI decided on a follow-up for a later time. */
export function planFollowUp(turn: Turn<'decision.made.analyse'>): void {
  turn.c.plan = planOf(turn, Math.max(turn.input.dueAt ?? turn.input.at, turn.input.at))
  announcePlan(turn)
}

/** The AI decided to write at once. */
export function writeAtOnce(turn: Turn<'decision.made.analyse'>): void {
  turn.c.plan = planOf(turn, turn.input.at)
  deliver(turn, turn.c.plan)
}

/** A person or a service planned a follow-up. It takes the place of any other plan and of what the AI is working on. */
export function planByPerson(turn: Turn<'followup.requested'>): void {
  const { c, input } = turn
  stopWork(turn)
  voidStoppableDelivery(c, 'acknowledgement')
  delete c.acknowledgement
  c.vouchedFor = true
  c.plan = {
    id: input.seq,
    source: 'person',
    dueAt: input.dueAt,
    zone: '',
    reason: bounded(input.reason, REASON_LENGTH) || `Planned by ${input.actor.name}.`,
    draft: input.text ?? '',
    edited: Boolean(input.text),
    failures: 0,
  }
  announcePlan(turn, ` by ${input.actor.name}`)
}

export function composeText(turn: Turn): void {
  requestDecision(turn, 'compose')
}

/** A person wrote the text: nothing is left to compose. */
export function deliverAsWritten(turn: Turn): void {
  if (turn.c.plan) deliver(turn, turn.c.plan)
}

export function deliverAsComposed(turn: Turn<'decision.made.compose'>): void {
  const { c, input } = turn
  if (!c.plan) return
  c.plan = { ...c.plan, draft: draftOf(input) || c.plan.draft }
  deliver(turn, c.plan)
}

/** Policy moved the follow-up, because the moment at which it is due is not a good one. */
export function putOff(turn: Turn<'decision.made.compose'>): void {
  const { c, input } = turn
  if (!c.plan || input.dueAt === undefined) return
  c.plan = {
    ...c.plan,
    dueAt: input.dueAt,
    zone: input.zone,
    reason: c.lastReason ?? '',
    draft: draftOf(input) || c.plan.draft,
  }
  announcePlan(turn)
}

export function sendLater(turn: Turn<'delivery.failed.follow_up'>): void {
  const { c, input } = turn
  if (!c.plan || input.retryAt === undefined) return
  c.plan = { ...c.plan, dueAt: Math.max(input.retryAt, input.at), failures: c.plan.failures + 1 }
  announcePlan(turn)
}

/** It was superseded by something that does not touch it, or nobody sent it in time: tried again in a moment. */
export function tryAnew({ c, input }: Turn<'delivery.suppressed.follow_up'>): void {
  if (c.plan) c.plan = { ...c.plan, dueAt: input.at + TRY_ANEW_MS, failures: c.plan.failures + 1 }
}

/** Silence is counted from here. */
export function waitAnew({ c, input }: Turn): void {
  c.silentSince = input.at
}

/** The plan came due, or its delivery was refused, where only a person may write: people take it from here. */
export function leavePlanToPeople(turn: Turn): void {
  const { c } = turn
  if (!c.plan) return
  const { quote, reason } = c.plan
  stopWork(turn)
  delete c.plan
  alertPeople(
    turn,
    quote
      ? `A promise to the customer is due and needs a person: "${quote}"`
      : `A planned follow-up is due and needs a person: ${reason}`,
  )
}

export function rewriteDraft(turn: Turn<'followup.edited'>): void {
  const { c, input } = turn
  if (!c.plan) return
  const isUnderWay = c.decision?.kind === 'compose' || isFollowUpStoppable(c)
  c.plan = { ...c.plan, draft: input.text, edited: true }
  publish(turn, 'followup.edited', `${input.actor.name} rewrote follow-up ${c.total + 1}.`, { attempt: c.total + 1 })
  if (!isUnderWay) return
  stopWork(turn)
  deliver(turn, c.plan)
}

export function moveFollowUp(turn: Turn<'followup.snoozed'>): void {
  const { c, input } = turn
  if (!c.plan) return
  stopWork(turn)
  c.plan = { ...c.plan, dueAt: input.dueAt, failures: 0, hastened: false }
  const detail = `${input.actor.name} moved follow-up ${c.total + 1} to ${when(input.dueAt, c.plan.zone)}.`
  publish(turn, 'followup.snoozed', detail, { attempt: c.total + 1 })
}

/** Cancel means "I'll handle it": nothing further is planned until the customer writes. */
export function cancelFollowUp(turn: Turn<'followup.cancelled'>): void {
  const { c, input } = turn
  c.leftToPerson = true
  if (isPlanBeingSent(c)) return
  c.silentSince = input.at
  dropPlan(turn)
  publish(turn, 'followup.cancelled', `Follow-up ${c.total + 1} cancelled by ${input.actor.name}.`, {
    attempt: c.total + 1,
  })
}

export function skipFollowUp(turn: Turn<'followup.skipped'>): void {
  const { c, input } = turn
  c.silentSince = input.at
  dropPlan(turn)
  publish(turn, 'followup.skipped', `${input.actor.name} skipped follow-up ${c.total + 1}.`, { attempt: c.total + 1 })
}

/** A person wants it sent at once. What is on its way already is left alone. */
export function hastenFollowUp(turn: Turn<'followup.hastened'>): void {
  const { c, input } = turn
  if (!c.plan || c.decision?.kind === 'compose' || isFollowUpStoppable(c)) return
  c.plan = { ...c.plan, dueAt: input.at, hastened: true }
  publish(turn, 'followup.hastened', `${input.actor.name} wants follow-up ${c.total + 1} sent now.`, {
    attempt: c.total + 1,
  })
  voidDecision(c)
  voidStoppableDelivery(c, 'acknowledgement')
  if (c.delivery) return
  if (c.plan.edited) deliver(turn, c.plan)
  else requestDecision(turn, 'compose')
}

/** Drops the plan with everything that was under way for it; a plan that is being sent is not asked. */
export function dropPlan(turn: Turn): void {
  const { c } = turn
  stopWork(turn)
  if (c.plan?.source === 'customer') {
    voidStoppableDelivery(c, 'acknowledgement')
    delete c.acknowledgement
  }
  delete c.plan
}

/** Drops the plan and says why, unless it is being sent: then it is not dropped, but out of our hands. */
export function dropPlanBecause(turn: Turn, why: string): void {
  const { c } = turn
  if (!c.plan) return
  const isTooLate = isPlanBeingSent(c)
  const attempt = c.total + 1
  dropPlan(turn)
  if (!isTooLate) publish(turn, 'followup.cancelled', `Follow-up ${attempt} was dropped: ${why}.`, { attempt })
}

export function dropOptedOut(turn: Turn): void {
  dropPlanBecause(turn, 'the contact opted out')
}

export function dropSwitchedOff(turn: Turn): void {
  dropPlanBecause(turn, 'follow-ups were switched off')
}

/** Stops what the AI is working on, and what can still be stopped of a delivery. */
export function stopWork({ c }: Turn): void {
  voidDecision(c)
  voidStoppableDelivery(c, 'follow_up')
}

export function announcePlan(turn: Turn, by = ''): void {
  const { c } = turn
  if (!c.plan) return
  const attempt = c.total + 1
  const { dueAt, zone, reason, source, quote } = c.plan
  const why = source === 'customer' && quote ? `the customer asked for it ("${quote}")` : reason
  publish(turn, 'followup.scheduled', `Follow-up ${attempt} planned${by} for ${when(dueAt, zone)}: ${why}`, { attempt })
}

function deliver(turn: Turn, plan: Plan): void {
  requestDelivery(turn, 'follow_up', plan.draft, plan)
}

function planOf({ input }: Turn<'decision.made.analyse'>, dueAt: number): Plan {
  const { seq, zone, reason } = input
  const draft = draftOf(input)
  return {
    id: seq,
    source: 'ai',
    dueAt,
    zone,
    reason: bounded(reason, REASON_LENGTH),
    draft,
    edited: false,
    failures: 0,
  }
}

/** Models are asked for a few sentences; this only bounds the record. */
function draftOf({ draft = '' }: { draft?: string | undefined }): string {
  return bounded(draft, DRAFT_LENGTH)
}
