/** Where in its sequence a follow-up stands, and what its text may therefore offer. */
import { type DraftFrame, makesOffer } from './draft-rules.ts'
import type { Facts } from './facts.ts'
import { momentFor, whyNever } from './moment.ts'
import type { Incentive, Policy } from './policy.ts'

/**
 * No further follow-up can come after the one at `nextAt`: the cap is reached, or the channel's window leaves no moment.
 * An offer "on the final follow-up" goes out with it.
 */
export function isFinalFollowUp(facts: Facts, policy: Policy, nextAt: number = facts.now): boolean {
  const at = momentFor(nextAt, facts, policy, []) ?? facts.now
  const afterwards = { ...facts, now: at, lastFollowUpAt: at, unanswered: facts.unanswered + 1, total: facts.total + 1 }
  return whyNever(afterwards, policy, []) !== undefined || momentFor(at, afterwards, policy, []) === undefined
}

/**
 * What the text of the follow-up at `nextAt` may draw on: the tenant's words without the offers that are kept for another
 * follow-up, and what our side has said. An offer that was made already, or that this one makes too, is not withheld.
 */
export function draftFrame(facts: Facts, policy: Policy, nextAt: number = facts.now): DraftFrame {
  const { trustedText, ownText = () => '' } = facts
  if (policy.incentives.length === 0) return { trustedText: () => `${trustedText}\n${ownText()}`, withheld: [] }
  const isFinal = isFinalFollowUp(facts, policy, nextAt)
  const spoken = () => ownText().split('\n')
  const isDue = ({ attempt }: Incentive) => attempt === facts.total + 1 || (attempt === 'final' && isFinal)
  const due = policy.incentives.filter(({ value }) => isDue(value))
  const others = policy.incentives.filter(({ value }) => !isDue(value))
  const dueSources = new Set(due.map(({ source }) => source))
  let trusted = trustedText
  for (const { source } of others) if (!dueSources.has(source)) trusted = trusted.replaceAll(source, ' ')
  // Two offers in one sentence: only the words of the one that is due.
  for (const { value, source } of others) if (dueSources.has(source)) trusted = trusted.replaceAll(value.offer, ' ')
  for (const { value } of due) trusted += `\n${value.offer}`
  return {
    trustedText: () => `${trusted}\n${ownText()}`,
    withheld: others.filter(
      ({ value }) =>
        !due.some((one) => makesOffer(one.value.offer, value)) && !spoken().some((line) => makesOffer(line, value)),
    ),
  }
}
