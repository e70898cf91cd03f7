/** Analysis of an idle conversation: from a proposal to what the policy leaves of it. */
import { type Gate, type Proposal, type Ruling, draftFrame, editDraft, enforce } from '@relance/policy'
import type { Brief } from './brief.ts'
import { whyUnpaid } from './credits.ts'
import { type Decided, LONGEST_TEXT, type Proposed, cut, decision } from './decided.ts'
import type { Settled } from './gates.ts'
import { withHoldOut } from './hold-out.ts'
import { localInstant } from './local-instant.ts'
import type { ModelProposal } from './model.ts'
import { composeByRules } from './rules/rule-engine.ts'

const LONGEST_REASON = 300

/** A model's proposal in the policy's terms. A time that is none counts as "at once". */
export function fromModel(proposal: ModelProposal, brief: Brief): Proposal & { missing: string[] } {
  const reason = cut(proposal.reason.trim(), LONGEST_REASON) || 'The model gave no reason.'
  const missing = proposal.missing
    .map((name) => cut(name.trim(), 80))
    .filter(Boolean)
    .slice(0, 5)
  if (proposal.action !== 'follow_up') return { action: proposal.action, reason, missing: [] }
  const dueAt = localInstant(proposal.localTime, brief.place.zone)
  return {
    action: dueAt === undefined ? 're_engage' : 'schedule',
    dueAt,
    draft: cut(proposal.draft?.trim() ?? '', LONGEST_TEXT),
    reason,
    missing,
  }
}

/** The decision that a cheap gate made. */
export function settledDecision(settled: Settled, brief: Brief, gates: Gate[]): Decided {
  return decision(brief, { ...settled, missing: [] }, { engine: 'rules', credits: 0, gates })
}

/** What is left of a proposal after the policy. */
export function ruledDecision(proposal: Proposal & { missing: string[] }, brief: Brief, proposed: Proposed): Decided {
  const { facts, policy } = brief
  const { ruling, heldOut } = withHoldOut(payable(enforce(proposal, facts, policy), brief, proposed.credits), brief)
  const gates = [...proposed.gates, ...ruling.gates]
  const follows = ruling.action === 're_engage' || ruling.action === 'schedule'
  const nextAt = ruling.dueAt ?? facts.now
  const draft = follows
    ? ruling.draft ||
      editDraft(composeByRules(brief, undefined, nextAt), draftFrame(facts, policy, nextAt), policy).draft
    : undefined
  return decision(
    brief,
    {
      action: ruling.action,
      dueAt: ruling.dueAt,
      draft,
      reason: ruling.reason,
      missing: follows ? proposal.missing : [],
      heldOut,
    },
    { ...proposed, gates, proposal },
  )
}

/** A follow-up that the credits do not allow ends the conversation well instead. `spent`: credits that this decision costs. */
function payable(ruling: Ruling, { allowance, facts }: Brief, spent: number): Ruling {
  if (ruling.action !== 're_engage' && ruling.action !== 'schedule') return ruling
  const unpaid = whyUnpaid(allowance, { spent, at: ruling.dueAt ?? facts.now })
  return unpaid ? { action: 'close', reason: unpaid.reason, gates: [...ruling.gates, unpaid.gate] } : ruling
}
