/** Where in its sequence the next follow-up stands. */
import { enforce } from '@relance/policy'
import type { Brief } from './brief.ts'

/**
 * No further follow-up can come after the next one: the cap is reached, or the channel's window leaves no moment. An
 * offer "on the final follow-up" goes out with it.
 */
export function isFinal({ facts, policy }: Brief, nextAt: number = facts.now): boolean {
  const at = enforce({ action: 'schedule', dueAt: nextAt, reason: '' }, facts, policy).dueAt ?? facts.now
  const afterwards = { ...facts, now: at, lastFollowUpAt: at, unanswered: facts.unanswered + 1, total: facts.total + 1 }
  return enforce({ action: 're_engage', reason: '' }, afterwards, policy).action === 'close'
}
