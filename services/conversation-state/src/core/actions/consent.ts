/** What the contact and people allow. Only what was said in this conversation is carried to the contact's other ones (I13). */
import { type Turn, publish } from '../turn.ts'
import { voidDecision, voidStoppableDelivery } from './deliveries.ts'
import { countOptOut } from './outcomes.ts'
import { dropPlanBecause, stopWork } from './plans.ts'

/** Nothing proactive is sent any more, promises included. A summary that is being written harms nobody. */
export function optOut(turn: Turn<'contact.opted_out'>): void {
  const { c } = turn
  const wasOptedOut = c.optedOut
  c.optedOut = true
  if (!wasOptedOut) countOptOut(turn)
  if (!wasOptedOut || !turn.input.origin) tell(turn, 'The contact opted out of follow-ups.')
  voidStoppableDelivery(c, 'acknowledgement', 'farewell', 'csat')
  delete c.acknowledgement
  if (c.decision?.kind === 'understand') voidDecision(c)
  if (c.closingSince !== undefined) return
  stopWork(turn)
  dropPlanBecause(turn, 'the contact opted out')
}

export function optIn(turn: Turn<'contact.opted_in'>): void {
  turn.c.optedOut = false
  tell(turn, 'The contact may be followed up again.')
}

/** What the AI planned is dropped; a promise waits, and goes to people if it comes due during the pause. */
export function pause(turn: Turn<'followups.paused'>): void {
  const { c, input } = turn
  c.paused = true
  tell(turn, `${input.actor.name} paused follow-ups.`)
  if (c.closingSince !== undefined) return
  if (c.decision?.kind === 'analyse' || c.decision?.kind === 'compose') voidDecision(c)
  voidStoppableDelivery(c, 'follow_up')
  if (c.plan?.source !== 'ai') return
  dropPlanBecause(turn, 'follow-ups are paused')
  c.silentSince = input.at
}

export function resume(turn: Turn<'followups.resumed'>): void {
  turn.c.paused = false
  tell(turn, `${turn.input.actor.name} resumed follow-ups.`)
}

/** A conversation that no message has opened yet has nothing to show, and nobody to tell. */
function tell(
  turn: Turn<'contact.opted_out' | 'contact.opted_in' | 'followups.paused' | 'followups.resumed'>,
  detail: string,
): void {
  if (turn.c.episode > 0) publish(turn, turn.input.type, detail, { origin: turn.input.origin })
}
