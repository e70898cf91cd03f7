/**
 * What the customer asked for. A promise survives "thanks": it ends only when it is withdrawn, replaced, cancelled or
 * opted out, and its acknowledgement only by a takeover, an opt-out or a changed request.
 */
import { type Turn, publish } from '../turn.ts'
import { bounded } from '../wording.ts'
import { REASON_LENGTH } from './decisions.ts'
import { sendWaitingAcknowledgement, voidDecision, voidStoppableDelivery } from './deliveries.ts'
import { announcePlan } from './plans.ts'

const ACKNOWLEDGEMENT_LENGTH = 1_000

/** The customer asked to be written to: it takes the place of any other plan. */
export function promise(turn: Turn<'request.understood'>): void {
  const { c, input } = turn
  changeRequest(turn)
  c.plan = {
    id: input.seq,
    source: 'customer',
    dueAt: input.dueAt ?? input.at,
    zone: input.zone,
    reason: bounded(input.reason, REASON_LENGTH),
    draft: '',
    edited: false,
    quote: bounded(input.quote, REASON_LENGTH),
    failures: 0,
  }
  announcePlan(turn)
}

/** The customer does not want to be written to after all. */
export function withdrawPromise(turn: Turn<'request.understood'>): void {
  const { c } = turn
  changeRequest(turn)
  delete c.plan
  publish(turn, 'followup.cancelled', 'The customer no longer wants to be written to later.', { attempt: c.total + 1 })
}

/** An earlier acknowledgement is void; the answer that the changed request wants, if any, takes its place. */
function changeRequest(turn: Turn<'request.understood'>): void {
  const { c, input } = turn
  const nobodyWroteSince = c.lastHeardAt === c.decision?.askedAt
  voidDecision(c)
  voidStoppableDelivery(c, 'acknowledgement', 'follow_up')
  delete c.acknowledgement
  if (input.acknowledgement) c.acknowledgement = bounded(input.acknowledgement, ACKNOWLEDGEMENT_LENGTH)
  else if (nobodyWroteSince) c.customerWaits = false
  sendWaitingAcknowledgement(turn)
}
