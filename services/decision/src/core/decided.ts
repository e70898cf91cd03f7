/** What a decision records: its result and the receipt with every gate. */
import type { Input } from '@relance/contracts/input'
import type { DecisionAction, ModelUsage, Receipt } from '@relance/contracts/words'
import type { Gate, Proposal } from '@relance/policy'
import type { Brief } from './brief.ts'
import { factsOf } from './facts.ts'

type Made = Extract<Input, { type: 'decision.made' }>
type Understood = Extract<Input, { type: 'request.understood' }>
/** A result before it is bound to the request that asked for it. */
export type Decided = Omit<Made, 'requestId'>
export type UnderstoodRequest = Omit<Understood, 'requestId'>

/** Who proposed: the built-in engine is called "rules". */
export interface Proposed {
  engine: string
  credits: number
  gates: Gate[]
  /** Absent where no model was asked. */
  modelUsage?: ModelUsage | undefined
}

/** Texts to customers are cut to this many characters. */
export const LONGEST_TEXT = 1_000

/** What was decided, before it is a record. */
export interface Outcome {
  action: DecisionAction
  dueAt?: number | undefined
  draft?: string | undefined
  reason: string
  missing: string[]
  /** A follow-up was decided and withheld. */
  heldOut?: true | undefined
}

export function decision(
  brief: Brief,
  { action, dueAt, draft, reason, missing, heldOut }: Outcome,
  proposed: Proposed & { proposal?: Proposal },
): Decided {
  return {
    type: 'decision.made',
    kind: 'analyse',
    action,
    ...(dueAt === undefined ? {} : { dueAt }),
    zone: brief.place.zone,
    ...(draft ? { draft } : {}),
    reason,
    missing,
    receipt: receiptOf(brief, { ...proposed, nextCheckAt: dueAt }),
    maxFollowUps: brief.policy.maxFollowUps.value,
    ...(heldOut ? { heldOut } : {}),
  }
}

export function receiptOf(
  brief: Brief,
  {
    engine,
    credits,
    gates,
    modelUsage,
    proposal,
    nextCheckAt,
  }: Proposed & { proposal?: Proposal; nextCheckAt?: number | undefined },
): Receipt {
  return {
    facts: [...factsOf(brief), ...readBy(brief)],
    ...(proposal
      ? { proposal: { action: proposal.action, dueAt: proposal.dueAt, draft: proposal.draft, reason: proposal.reason } }
      : {}),
    gates,
    ...(nextCheckAt === undefined ? {} : { nextCheckAt }),
    credits,
    engine,
    policyVersion: brief.policy.version,
    ...(modelUsage ? { modelUsage } : {}),
  }
}

/** Who compiled the limits, where there were any words to read. */
function readBy({ assistant, policy }: Brief): Receipt['facts'] {
  return assistant.instructions.trim() ? [{ name: 'instructions read by', value: policy.compiler }] : []
}

export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}
