/** What was done is charged, and charged once, whoever died in between. */
import { creditsAccount } from '@relance/contracts/credits'
import type { StampedInput } from '@relance/contracts/input'
import { ASSISTANT } from './acts.ts'
import type { World } from './ports.ts'
import type { Reference } from './reference.ts'

/** Asked at rest: until then an amount may still be on its way. */
export async function checkCharges({ run, truth }: World, reference: Reference): Promise<void> {
  const { ledger } = truth
  for (const tenant of new Set(reference.all().map(({ address }) => address.tenant))) {
    const conversations = reference.all().filter(({ address }) => address.tenant === tenant)
    const entries = conversations.flatMap((conversation) => conversation.entries)
    const contacts = new Set(entries.flatMap((entry) => ('route' in entry ? entry.route.contactId : [])))
    const sent = followUpsThatMayHaveGoneOut(entries)
    const counted = await Promise.all([...contacts].map((contact) => ledger.sum(tenant, `sends:${contact}`, 0)))
    const sends = counted.reduce((sum, one) => sum + one, 0)
    if (sent > 0) run.met('charged follow-up')
    if (entries.some(ranOutOfCredits)) run.met('credits used up')
    if (sends !== sent) run.violate('every follow-up is charged once', `${tenant}: ${sends} sends for ${sent}`)

    const recorded = creditsOfDecisions(entries)
    const asked = conversations
      .flatMap((conversation) => conversation.issued(0, conversation.lastSeq()))
      .filter(({ type }) => type === 'decision.request').length
    const analyses = (await ledger.sum(tenant, creditsAccount(ASSISTANT), 0)) - sends
    // One that was charged and then no longer wanted is not recorded.
    if (analyses < recorded || analyses > asked)
      run.violate(
        'every analysis is charged once',
        `${tenant}: ${analyses} for ${recorded} recorded, ${asked} asked for`,
      )
  }
}

function followUpsThatMayHaveGoneOut(entries: readonly StampedInput[]): number {
  const claimed = entries.flatMap((entry) =>
    entry.type === 'delivery.claimed' && entry.kind === 'follow_up' ? entry.requestId : [],
  )
  const ended = new Set(
    entries.flatMap((entry) =>
      entry.type === 'delivery.succeeded' || entry.type === 'delivery.unknown' ? entry.requestId : [],
    ),
  )
  return new Set(claimed.filter((request) => ended.has(request))).size
}

function ranOutOfCredits(entry: StampedInput): boolean {
  const gates = entry.type === 'decision.made' ? (entry.receipt?.gates ?? []) : []
  return gates.some(({ name, verdict }) => name.startsWith('credits') && verdict !== 'passed')
}

/** By request: the broker forgets duplicates after a while, so that a result may be there twice. */
function creditsOfDecisions(entries: readonly StampedInput[]): number {
  const byRequest = new Map(
    entries.flatMap((entry) =>
      entry.type === 'decision.made' ? [[entry.requestId, entry.receipt?.credits ?? 0] as const] : [],
    ),
  )
  return [...byRequest.values()].reduce((sum, credits) => sum + credits, 0)
}
