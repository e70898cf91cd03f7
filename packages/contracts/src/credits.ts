/**
 * What is charged, and to which account of the Ledger. The README says what a credit is.
 *
 * An analysis is charged under the id of the decision request, a follow-up under the id of the delivery request, so that doing
 * either again charges it once.
 */

/** Credits for an analysis that no cheap gate settled. */
export const ANALYSIS_CREDITS = 1
/** Credits for a follow-up that went out, or may have. */
export const FOLLOW_UP_CREDITS = 1

/** The account of an assistant's credits. */
export function creditsAccount(assistantId: string): string {
  return `credits:${assistantId}`
}
