/** What was done is charged, and charged once, whoever died in between. */
import { creditsAccount, FOLLOW_UP_CREDITS } from '@relance/contracts/credits'
import type { StampedInput } from '@relance/contracts/input'
import { ASSISTANT } from './acts.ts'
import type { World } from './ports.ts'
import type { Reference } from './reference.ts'

/** Asked at rest: until then an amount may still be on its way. */
export async function checkCharges({ run, truth }: World, reference: Reference): Promise<void> {
  const { ledger, recorded } = truth
  const account = creditsAccount(ASSISTANT)
  for (const tenant of new Set(reference.all().map(({ address }) => address.tenant))) {
    const conversations = reference.all().filter(({ address }) => address.tenant === tenant)
    const entries = conversations.flatMap((conversation) => conversation.entries)
    const requested = conversations.flatMap((conversation) => conversation.issued(0, conversation.lastSeq()))
    const idsOf = (command: string) => new Set(requested.flatMap(({ id, type }) => (type === command ? id : [])))
    const [deliveries, asked] = [idsOf('delivery.request'), idsOf('decision.request')]
    const sent = followUpsThatMayHaveGoneOut(entries)
    const charges = [...recorded.values()].filter((entry) => entry.tenant === tenant && entry.account === account)
    const charged = new Set(charges.flatMap(({ id }) => (deliveries.has(id) ? id : [])))
    if (sent.size > 0) run.met('charged follow-up')
    if (entries.some(ranOutOfCredits)) run.met('credits used up')
    // Of two workers that held it at once, one may know that it was not sent where the other is in doubt: then both are right.
    const disputed = new Set(requestsThat(entries, ['delivery.failed', 'delivery.suppressed']))
    for (const id of sent.difference(charged))
      if (!disputed.has(id)) run.violate('every follow-up is charged once', `${tenant}: not ${id}`)
    for (const id of charged.difference(sent))
      run.violate('every follow-up is charged once', `${tenant}: ${id}, which was not sent`)
    for (const { id } of charges)
      if (!deliveries.has(id) && !asked.has(id)) run.violate('only what was asked for is charged', `${tenant}: ${id}`)

    const decided = creditsOfDecisions(entries)
    const analyses = (await ledger.sum(tenant, account, 0)) - charged.size * FOLLOW_UP_CREDITS
    // One that was charged and then no longer wanted is not recorded.
    if (analyses < decided || analyses > asked.size)
      run.violate(
        'every analysis is charged once',
        `${tenant}: ${analyses} for ${decided} recorded, ${asked.size} asked for`,
      )
  }
}

function followUpsThatMayHaveGoneOut(entries: readonly StampedInput[]): Set<string> {
  const claimed = entries.flatMap((entry) =>
    entry.type === 'delivery.claimed' && entry.kind === 'follow_up' ? entry.requestId : [],
  )
  const ended = new Set(requestsThat(entries, ['delivery.succeeded', 'delivery.unknown']))
  return new Set(claimed.filter((request) => ended.has(request)))
}

/** The requests that are said to have ended in one of these ways. */
function requestsThat(entries: readonly StampedInput[], ways: readonly StampedInput['type'][]): string[] {
  return entries.flatMap((entry) => ('requestId' in entry && ways.includes(entry.type) ? (entry.requestId ?? []) : []))
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
