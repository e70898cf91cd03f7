/** Where in its sequence the next follow-up stands. */
import { isFinalFollowUp } from '@relance/policy'
import type { Brief } from './brief.ts'

/** No further follow-up can come after the next one, which goes out at `nextAt` or now. */
export function isFinal({ facts, policy }: Brief, nextAt?: number): boolean {
  return isFinalFollowUp(facts, policy, nextAt)
}
