/** A follow-up that is due: whether it may be written now, and its text. */
import {
  type Gate,
  CHANNEL_RULES,
  draftFrame,
  editDraft,
  enforce,
  isAllowed,
  isPressed,
  permissionAt,
} from '@relance/policy'
import type { Brief } from './brief.ts'
import { whyUnpaid } from './credits.ts'
import { type Decided, LONGEST_TEXT, type Outcome, type Proposed, cut, decision } from './decided.ts'
import { composeByRules } from './rules/rule-engine.ts'

/** A timer may be late by so much and still be on time. */
const LATE_MS = 30 * 60_000

/**
 * What becomes of a follow-up that is due. Before a text is made: undefined where it may be written now, else what happens
 * instead. A promise that no automated message may keep goes to people; our own plan that comes late keeps the hours, and is
 * not written where the credits are used up.
 */
export function dueOtherwise(brief: Brief): Decided | undefined {
  const { facts, policy, context } = brief
  const { followUp: plan } = context.conversation
  const { now, channel, lastCustomerAt, hasTemplate } = facts
  const permission = permissionAt(channel, lastCustomerAt, now)
  const gate = {
    name: 'channel window',
    detail: `${permission.replace('_', ' ')} allowed now`,
    source: CHANNEL_RULES[channel].source,
  }
  if (permission === 'nothing' || (permission === 'template' && !hasTemplate)) {
    const gates: Gate[] = [{ ...gate, verdict: 'vetoed' }]
    const [action, reason] =
      plan && plan.source !== 'ai'
        ? ([
            'hand_over',
            `The customer is to be written to now${plan.quote ? ` ("${plan.quote}")` : ''}, and only a person may do it here.`,
          ] as const)
        : (['close', 'The follow-up came due after the channel stopped allowing it.'] as const)
    return composed(brief, { action, reason, missing: [] }, { engine: 'rules', credits: 0, gates })
  }
  if (!plan || plan.source !== 'ai') return undefined
  // What the customer or a person asked for is kept, as it is beyond the cap on follow-ups.
  const unpaid = whyUnpaid(brief.allowance, { spent: 0, at: now })
  if (unpaid)
    return composed(
      brief,
      { action: 'close', reason: unpaid.reason, missing: [] },
      { engine: 'rules', credits: 0, gates: [unpaid.gate] },
    )
  // People may send by hand at any hour; what merely waited for us through an outage may not. Nor may what another conversation
  // came before, since it was planned.
  const isLate = now - plan.dueAt >= LATE_MS && !isAllowed(now, brief.place.zone, policy.allowedHours.value)
  if (!isLate && !isPressed(facts, policy)) return undefined
  const { action, dueAt, reason, gates } = enforce({ action: 're_engage', reason: plan.reason }, facts, policy)
  if (action === 're_engage') return undefined
  return composed(
    brief,
    { action, dueAt, draft: plan.draft, reason, missing: [] },
    { engine: 'rules', credits: 0, gates },
  )
}

/** The text of a follow-up that is due, after the policy's rules for texts; the built-in text where nothing sound is left. */
export function composedDecision(text: string, brief: Brief, proposed: Proposed): Decided {
  const { facts, policy, context } = brief
  const frame = draftFrame(facts, policy)
  const edited = editDraft(cut(text.trim(), LONGEST_TEXT), frame, policy)
  const draft = edited.draft || editDraft(composeByRules(brief), frame, policy).draft
  const reason = context.conversation.followUp?.reason || 'The planned follow-up is due.'
  const gates = [...proposed.gates, ...edited.gates]
  return composed(brief, { action: 're_engage', draft, reason, missing: [] }, { ...proposed, gates })
}

/** What the customer or a person asked for is kept, whatever the cap on our own follow-ups. */
function composed(brief: Brief, outcome: Outcome, proposed: Proposed): Decided {
  const made: Decided = { ...decision(brief, outcome, proposed), kind: 'compose' }
  const { followUp: plan } = brief.context.conversation
  return plan && plan.source !== 'ai'
    ? { ...made, maxFollowUps: Math.max(made.maxFollowUps, brief.facts.total + 1) }
    : made
}
