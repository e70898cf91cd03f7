/** The conversation as people and services see it. */
import type { ConversationState } from '@relance/contracts/words'
import type { ConversationView, FollowUpView } from '@relance/contracts/view'
import type { ActorState } from './actor-state.ts'
import type { Conversation } from './conversation.ts'
import { idleAt } from './deadlines.ts'
import { isADeliveryInDoubt, isPlanOfDelivery } from './guards.ts'
import { standingOf } from './step.ts'

/** Absent until a message opened the conversation: consent may come first, and there is nothing to show of it. */
export function toView(state: ActorState, lastSeq: number): ConversationView | undefined {
  const { address, snapshot } = state
  const c = snapshot.context
  if (!c.route) return undefined
  return {
    tenant: address.tenant,
    id: address.conversation,
    lastSeq,
    state: STATES[standingOf(state)] ?? 'closed',
    handledBy: c.handledBy,
    route: c.route,
    episode: c.episode,
    openedAt: c.openedAt,
    lastActivityAt: c.lastActivityAt,
    lastCustomerAt: c.lastCustomerAt,
    lastMessage: c.lastMessage,
    lastAuthor: c.lastAuthor,
    customerIsWaiting: c.customerWaits,
    idleAt: idleAt(standingOf(state), c),
    followUp: followUpOf(c),
    unansweredFollowUps: c.unanswered,
    totalFollowUps: c.total,
    lastAction: c.lastAction,
    lastReason: c.lastReason,
    summary: c.summary,
    csat: c.csat && { promptedAt: c.csat.promptedAt, rating: c.csat.rating, comment: c.csat.comment },
    paused: c.paused,
    optedOut: c.optedOut,
    alert: c.alert,
    parked: undefined,
    assignee: c.assignee,
    delivery: c.delivery ? 'pending' : isADeliveryInDoubt(c) ? 'in_doubt' : undefined,
    heldOut: c.heldOut,
  }
}

const STATES: Partial<Record<string, ConversationState>> = {
  active: 'active',
  idle: 'idle',
  followUpScheduled: 'follow_up_scheduled',
  closing: 'closing',
  closed: 'closed',
}

function followUpOf(c: Conversation): FollowUpView | undefined {
  if (!c.plan) return undefined
  const { source, dueAt, zone, reason, draft, edited, quote } = c.plan
  const attempt = isPlanOfDelivery(c) ? (c.delivery?.attempt ?? c.total + 1) : c.total + 1
  return { source, dueAt, zone, reason, draft, edited, quote, attempt }
}
