/** The end of a conversation: summary, last words, the question for a rating. */
import { draftFrame, untrustedTokens, withoutHidden } from '@relance/policy'
import type { Brief } from './brief.ts'
import { type Decided, LONGEST_TEXT, type Proposed, cut, decision } from './decided.ts'
import type { ModelEnding } from './model.ts'
import type { Ending } from './rules/summary.ts'

/**
 * Summary, last words and the question for a rating. Texts that hold what the tenant did not give are replaced. Nothing is written to
 * a customer who is held out: it would bring back who is counted as coming back without.
 */
export function endingDecision(
  ending: Ending | Omit<ModelEnding, 'memory'>,
  fallback: Ending,
  brief: Brief,
  proposed: Proposed,
): Decided {
  const { trustedText } = draftFrame(brief.facts, brief.policy)
  const sound = (text: string | null | undefined) =>
    text && untrustedTokens(text, trustedText).length === 0 ? cut(withoutHidden(text).trim(), LONGEST_TEXT) : undefined
  const { heldOut } = brief.context.conversation
  const farewell = fallback.farewell && (sound(ending.farewell) ?? fallback.farewell)
  const csatQuestion = sound(ending.csatQuestion) ?? fallback.csatQuestion
  return {
    ...silentEnding(fallback, brief, proposed),
    summary: cut(ending.summary.trim(), 2_000) || fallback.summary,
    ...(farewell && !heldOut ? { farewell } : {}),
    ...(heldOut ? {} : { csatQuestion }),
  }
}

/** A summary alone, and not a word to whoever wrote. */
export function silentEnding({ summary }: Ending, brief: Brief, proposed: Proposed): Decided {
  const reason = brief.context.conversation.lastReason ?? 'The conversation is being closed.'
  return { ...decision(brief, { action: 'close', reason, missing: [] }, proposed), kind: 'summarise', summary }
}
