/** The port to a language model. It proposes; what it says reaches nobody before the policy has had its say (I10). */
import type { Brief } from './brief.ts'

/**
 * - Every method rejects with `RetryableError` where the same call may succeed later, and with `TerminalError` where it
 *   cannot: a refusal, an answer that breaks the schema, a rejected key.
 * - Nothing is returned that the schema does not allow.
 */
export interface Model {
  /** Such as "gpt-5-mini", for receipts. */
  readonly name: string
  propose(brief: Brief, signal?: AbortSignal): Promise<ModelProposal>
  understand(brief: Brief, signal?: AbortSignal): Promise<ModelUnderstanding>
  compose(brief: Brief, signal?: AbortSignal): Promise<{ text: string }>
  summarise(brief: Brief, signal?: AbortSignal): Promise<ModelEnding>
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
}
