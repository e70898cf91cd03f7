/** Who handles the conversation: taken over, handed back, people alerted. */
import { type Turn, publish } from '../turn.ts'
import { alertPeople } from './alert.ts'
import { countHandover } from './outcomes.ts'
import { dropPlanBecause } from './plans.ts'
import { interruptClosing, voidDecision, voidStoppableDelivery } from './deliveries.ts'

/** A person takes over, by the button or by typing a reply: Relance falls silent. A promise is kept, for the person. */
export function takeOver(turn: Turn<'handover.taken' | 'message.sent'>): void {
  const { c, input } = turn
  const name = input.type === 'message.sent' ? input.personName || 'A person' : input.actor.name
  const isNew = c.handledBy !== 'human' || (input.type === 'handover.taken' && c.assignee !== name)
  c.handledBy = 'human'
  c.vouchedFor = true
  if (input.type === 'handover.taken' || isNew || input.personName) c.assignee = name
  delete c.alert
  interruptClosing(c)
  if (input.type === 'handover.taken') c.silentSince = input.at
  if (c.decision && c.decision.kind !== 'understand') voidDecision(c)
  voidStoppableDelivery(c, 'follow_up', 'acknowledgement')
  delete c.acknowledgement
  if (isNew) {
    countHandover(turn)
    publish(
      turn,
      'handover.taken',
      input.type === 'message.sent' ? `${name} took over by replying.` : `${name} took over.`,
    )
  }
  if (c.plan?.source === 'ai') dropPlanBecause(turn, `${name} took over`)
}

/** Handed back to the AI: the wait for the customer begins anew. */
export function handBack(turn: Turn<'handover.returned'>): void {
  const { c, input } = turn
  const wasTaken = c.handledBy !== 'ai'
  c.handledBy = 'ai'
  c.vouchedFor = true
  c.leftToPerson = false
  c.silentSince = input.at
  delete c.assignee
  delete c.alert
  if (wasTaken) publish(turn, 'handover.returned', `${input.actor.name} handed the conversation back to the AI.`)
}

/** The customer waits for us: nobody nudges, people are told once. */
export function alertThatCustomerWaits(turn: Turn): void {
  alertPeople(turn, 'The customer is waiting for an answer.')
}

export function handOver(turn: Turn<'decision.made.analyse' | 'decision.made.compose'>): void {
  const { c, input } = turn
  alertPeople(
    turn,
    input.action === 'hand_over' ? (c.lastReason ?? input.reason) : 'The customer is waiting for an answer.',
  )
}

export function handOverUndecided(turn: Turn): void {
  voidDecision(turn.c)
  alertPeople(turn, 'Nobody could decide what to do about the silence.')
}
