/**
 * The policy has the last word (I10): whatever a model or the rule engine proposes, what comes out breaks no limit.
 *
 * - P1 No follow-up beyond the cap, on a channel without follow-ups, to somebody who opted out, or to somebody who never
 *   wrote where that is asked.
 * - P2 Never earlier than the first wait, the minimum spacing (also from follow-ups in the contact's other conversations), or now.
 * - P3 Only within the allowed and the legal hours at the contact's, and on no holiday where the instructions say so.
 * - P4 Never after the channel's window closed, unless a template is configured.
 * - P5 Where no instant satisfies P1 to P4, the conversation is closed, and the receipt says which rule left none.
 * - P6 A text holds nothing that nobody vouches for, no offer of another follow-up, and no more sentences than asked.
 */
import { type Edited, editDraft } from './draft-rules.ts'
import type { Facts, Gate, Proposal, Ruling } from './facts.ts'
import { WINDOW_MARGIN_MS, momentFor, noMomentLeft, whyNever } from './moment.ts'
import type { Policy } from './policy.ts'
import { draftFrame } from './sequence.ts'

export type { Facts, Gate, Proposal, Ruling }
export { WINDOW_MARGIN_MS }

export function enforce(proposal: Proposal, facts: Facts, policy: Policy): Ruling {
  const gates: Gate[] = []
  if (proposal.action === 'hand_over' || proposal.action === 'close') {
    return { action: proposal.action, reason: proposal.reason, gates }
  }
  const forbidden = whyNever(facts, policy, gates)
  if (forbidden) return { action: 'close', reason: forbidden, gates }
  const dueAt = momentFor(proposal.dueAt, facts, policy, gates)
  if (dueAt === undefined) return { action: 'close', reason: noMomentLeft(facts), gates }
  const edited: Edited = proposal.draft
    ? editDraft(proposal.draft, draftFrame(facts, policy, dueAt), policy)
    : { draft: '', gates: [] }
  gates.push(...edited.gates)
  const action = dueAt <= facts.now ? 're_engage' : 'schedule'
  return {
    action,
    ...(action === 'schedule' ? { dueAt } : {}),
    ...(edited.draft ? { draft: edited.draft } : {}),
    reason: proposal.reason,
    gates,
  }
}
