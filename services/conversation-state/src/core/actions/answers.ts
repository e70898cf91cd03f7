/** Who owes whom, by the providers' times. */
import type { Conversation } from '../conversation.ts'

/**
 * Providers count in whole seconds and platforms in ms, so that two times less than a second apart say nothing: there the
 * order of the mailbox decides who answered whom.
 */
export const SAME_MOMENT_MS = 1000

/** The customer has an answer, unless it was written before the question. `sentAt` in ms since the epoch. */
export function customerWasAnswered(c: Conversation, sentAt: number): void {
  c.lastAnswerAt = Math.max(sentAt, c.lastAnswerAt ?? 0)
  if (c.lastCustomerAt === undefined || sentAt >= c.lastCustomerAt - SAME_MOMENT_MS) c.customerWaits = false
}
