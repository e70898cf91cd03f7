/** What is known when a decision is made, and what the policy makes of a proposal. */
import type { Channel, DecisionAction, Receipt } from '@relance/contracts/words'
import type { Place } from './zone.ts'

export type Gate = Receipt['gates'][number]

/** What a model or the rule engine wants. */
export interface Proposal {
  action: DecisionAction
  /** Ms since the epoch; absent: at once. */
  dueAt?: number | undefined
  draft?: string | undefined
  reason: string
}

/** What is known about a conversation when a decision is made. Instants are ms since the epoch. */
export interface Facts {
  now: number
  channel: Channel
  place: Place
  /** When the last message of any side was written. */
  silentSince: number
  lastCustomerAt?: number | undefined
  lastFollowUpAt?: number | undefined
  /** When the contact last got a follow-up in another conversation: one person is not pressed from two sides. */
  lastElsewhereAt?: number | undefined
  /** Follow-ups since the customer last wrote. */
  unanswered: number
  /** Follow-ups in this episode. */
  total: number
  /** The account has an approved template for follow-ups. */
  hasTemplate: boolean
  /** The contact wants no messages. */
  optedOut?: boolean | undefined
  /** The tenant's words that a draft may take links, codes, prices and percentages from. */
  trustedText: string
  /** What our side said in this conversation, as `vouchedText` leaves it: may be taken from as well. */
  ownText?: (() => string) | undefined
}

/** What holds after all rules. */
export interface Ruling {
  action: DecisionAction
  dueAt?: number
  draft?: string
  reason: string
  gates: Gate[]
}
