/** Reports about deliveries that are not pending any more, and of the channel itself. */
import type { Conversation, PendingDelivery, Unsent } from '../conversation.ts'
import { isFollowUpStoppable, isPlanBeingSent } from '../guards.ts'
import type { On } from '../occurrence.ts'
import { hashOf } from '../recent.ts'
import { type Turn, publish } from '../turn.ts'
import { followUpWentOut, nameOf, uncount, wasSent } from './attempts.ts'
import { countSent } from './outcomes.ts'

/** So many follow-ups that were reported as not sent are remembered. */
const UNSENT = 4

/**
 * A report about a delivery that is in doubt settles it. One that says that a follow-up was sent, of which it was said that it was not,
 * takes that back. Any other late report is only recorded.
 */
export function reportCameLate(turn: Turn<'delivery.reported_late'>): void {
  const { report, requestId } = turn.input
  if (report.type === 'delivery.succeeded') {
    settleDoubt(turn, requestId, true, report.providerMessageId)
    wasSentAfterAll(turn, requestId, report.text)
  }
  if (report.type === 'delivery.failed' || report.type === 'delivery.suppressed') settleDoubt(turn, requestId, false)
}

/** The channel reported on a message of ours. */
export function statusChanged(turn: Turn<'delivery.status_changed'>): void {
  const { c, input } = turn
  const isFailure = input.status === 'failed'
  if (input.requestId) settleDoubt(turn, input.requestId, !isFailure, input.providerMessageId)
  if (input.requestId && !isFailure) wasSentAfterAll(turn, input.requestId)
  if (c.delivery && input.requestId === c.delivery.id && !isFailure) c.delivery = { ...c.delivery, confirmed: true }
  if (isFailure && isCsatPrompt(c, input)) {
    delete c.csat
    publish(turn, 'csat.failed', 'The question for a rating did not reach the customer.')
  }
}

export function settleDoubt(turn: Turn, requestId: string, wasSent: boolean, providerMessageId?: string): void {
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
    if (doubt.kind === 'follow_up' && doubt.episode === c.episode) countSent(turn)
    publish(
      turn,
      doubt.kind === 'follow_up' ? 'followup.sent' : `${doubt.kind}.sent`,
      `${nameOf(doubt)} did go out.`,
      more,
    )
    return
  }
  if (doubt.counted && doubt.episode === c.episode) uncount(c)
  publish(
    turn,
    doubt.kind === 'follow_up' ? 'followup.failed' : `${doubt.kind}.failed`,
    `${nameOf(doubt)} was not sent.`,
    more,
  )
}

export function rememberUnsent({ c, input }: Turn, { id, kind, attempt, plan }: PendingDelivery): void {
  if (kind !== 'follow_up') return
  const unsent: Unsent = { id, attempt, episode: c.episode, at: input.at, ...(plan === undefined ? {} : { plan }) }
  c.unsent = [...c.unsent, unsent].slice(-UNSENT)
}

/**
 * A follow-up of this episode that was reported as not sent went out: it counts, silence is counted from here, and the plan that was kept
 * for want of it is dropped, unless its message is out of our hands again. Only a report carries the text, a status of the channel does not.
 */
function wasSentAfterAll(turn: Turn, requestId: string, text?: string): void {
  const { c, input } = turn
  const unsent = c.unsent.find(({ id }) => id === requestId)
  if (!unsent) return
  c.unsent = c.unsent.filter(({ id }) => id !== requestId)
  if (unsent.episode !== c.episode) return
  if (c.plan && c.plan.id === unsent.plan && !isPlanBeingSent(c)) {
    if (c.decision?.kind === 'compose') delete c.decision
    if (isFollowUpStoppable(c)) delete c.delivery
    delete c.plan
  }
  c.total += 1
  followUpWentOut(turn, unsent.attempt)
  // Whoever wrote since then was heard after it: the follow-up is not what the silence is about.
  if (c.lastHeardAt >= unsent.at) return
  c.unanswered += 1
  if (text === undefined) c.silentSince = input.at
  else wasSent(c, { at: input.at, text })
}

function isCsatPrompt(c: Conversation, input: On<'delivery.status_changed'>): boolean {
  if (!c.csat || c.csat.rating !== undefined) return false
  return c.csat.requestId === input.requestId || c.csat.messageHash === hashOf(input.providerMessageId)
}
