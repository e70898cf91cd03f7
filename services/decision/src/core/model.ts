/** The port to a language model. It proposes; what it says reaches nobody before the policy has had its say (I10). */
import type { ModelUsage } from '@relance/contracts/words'
import type { Brief } from './brief.ts'
import type { Pointed } from './memory/learn.ts'

/** One question to a model, as far as it is not the question itself. */
export interface ModelCall {
  signal?: AbortSignal | undefined
  /** Told what each call used as soon as its server has counted it, whatever becomes of the answer. */
  onUsage?: ((usage: ModelUsage) => void) | undefined
}

/** What several calls used together. The cost of some is no cost of all: it is unknown where one of them is. */
export function totalUsage(usages: readonly ModelUsage[]): ModelUsage | undefined {
  if (usages.length === 0) return undefined
  const sum = (of: (usage: ModelUsage) => number) => usages.reduce((total, usage) => total + of(usage), 0)
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    cachedInputTokens: sum(({ cachedInputTokens }) => cachedInputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    ...(usages.every(({ costUsd }) => costUsd !== undefined) ? { costUsd: sum(({ costUsd }) => costUsd ?? 0) } : {}),
  }
}

/**
 * - Every method rejects with `RetryableError` where the same call may succeed later, and with `TerminalError` where it
 *   cannot: a refusal, an answer that breaks the schema, a rejected key.
 * - Nothing is returned that the schema does not allow.
 */
export interface Model {
  /** Such as "gpt-5-mini", for receipts. */
  readonly name: string
  propose(brief: Brief, call?: ModelCall): Promise<ModelProposal>
  understand(brief: Brief, call?: ModelCall): Promise<ModelUnderstanding>
  compose(brief: Brief, call?: ModelCall): Promise<{ text: string }>
  summarise(brief: Brief, call?: ModelCall): Promise<ModelEnding>
}

export interface ModelProposal {
  action: 'follow_up' | 'hand_over' | 'close'
  /** `2026-11-25T09:00` at the contact's place; null: at once. */
  localTime: string | null
  draft: string | null
  reason: string
  missing: string[]
}

export interface ModelUnderstanding {
  outcome: 'requested' | 'withdrawn' | 'none'
  /** `2026-11-25T09:00` at the contact's place, for `requested`. */
  localTime: string | null
  /** The customer's own words. */
  quote: string | null
  /** The answer to the customer, in the customer's language. */
  acknowledgement: string | null
}

export interface ModelEnding {
  summary: string
  farewell: string | null
  csatQuestion: string | null
  /** Words of the customer's that are worth remembering. */
  memory: Pointed[]
}
