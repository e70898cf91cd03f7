/** Decisions: asked for, asked for again, and noted. */
import type { DecisionKind } from '@relance/contracts/words'
import { type Turn, publish, requestDecision } from '../turn.ts'
import { bounded, howLong } from '../wording.ts'
import { voidDecision } from './deliveries.ts'
import { beginTrial } from './outcomes.ts'

export const REASON_LENGTH = 500

export function askForAnalysis(turn: Turn): void {
  const { c, input } = turn
  publish(turn, 'conversation.idle', `Silent for ${howLong(input.at - c.silentSince)}: looking at what to do.`)
  requestDecision(turn, 'analyse')
}

export function askAgain(turn: Turn<`decision.failed.${DecisionKind}`>): void {
  const { decision } = turn.c
  if (decision) requestDecision(turn, decision.kind, { tries: decision.tries + 1, aboutSeq: decision.aboutSeq })
}

export function forgetTheQuestion({ c }: Turn): void {
  voidDecision(c)
}

/** What a decision says about the future of the conversation, whatever its action. */
export function noteDecision(turn: Turn<'decision.made.analyse' | 'decision.made.compose'>): void {
  const { c, input } = turn
  voidDecision(c)
  if (input.type === 'decision.made.analyse') {
    beginTrial({ ...turn, input })
    if (input.heldOut) c.heldOut = true
    else delete c.heldOut
  }
  c.lastAction = input.action
  c.lastReason = bounded(input.reason, REASON_LENGTH)
  c.maxFollowUps = input.maxFollowUps
}
