/**
 * What came of decisions, counted on the ledger by assistant, policy version, arm and fact. Events bring it (`Event.outcomes`); one that
 * comes again counts once, by its id.
 */
import { UndecodableError } from '@relance/contracts/codec'
import { type OutcomeCounts, type PolicyOutcomes } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { policyInUseSchema, settingsKeys } from '@relance/contracts/settings'
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import { type ConversationEvent, eventCodec } from '@relance/contracts/view'
import type { OutcomeArm, OutcomeFact } from '@relance/contracts/words'
import type { Events, Ledger, PublishedEvent, Running, Settings } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import { upliftOf } from './core/uplift.ts'

export interface OutcomePorts {
  events: Pick<Events, 'subscribe'>
  ledger: Ledger
  settings: Settings
}

/** Policies whose counts are shown; older ones stay on the ledger. */
const SHOWN = 20
/** Policies that this process knows to be listed. */
const KNOWN = 10_000

/** Counts what events bring, from now on and where it stopped. */
export function startCounting({ events, ledger, settings, log }: OutcomePorts & { log: Log }): Running {
  const listed = new Set<string>()

  /** Listed before the first count, so that no count is without a name. */
  async function list({ tenant, view, at }: ConversationEvent, version: string): Promise<void> {
    const key = settingsKeys.policyInUse(tenant, view.route.assistantId, version)
    const name = key.join('\n')
    if (listed.has(name)) return
    await settings.put(key, { firstAt: at }, { expectedRevision: 0 })
    if (listed.size >= KNOWN) listed.clear()
    listed.add(name)
  }

  return events.subscribe({ durable: 'outcomes', types: [OUTCOME_NOTED] }, async (published) => {
    const event = readable(log, published)
    for (const [index, { policyVersion, arm, fact, amount }] of (event?.outcomes ?? []).entries()) {
      if (!event) continue
      await list(event, policyVersion)
      const { tenant, at, id } = event
      const account = accountOf(event.view.route.assistantId, policyVersion, arm, fact)
      await ledger.record({ id: `${id}/outcome/${index}`, tenant, account, amount, at })
    }
  })
}

/** What came of an assistant's decisions, the policy that came into use last first. */
export async function readOutcomes(
  { settings, ledger }: Pick<OutcomePorts, 'settings' | 'ledger'>,
  tenant: string,
  assistant: string,
): Promise<PolicyOutcomes[]> {
  const found = await settings.list(settingsKeys.policiesInUse(tenant, assistant))
  const policies = found.flatMap(({ key, value }) => {
    const firstAt = policyInUseSchema.safeParse(value).data?.firstAt
    const version = key.at(-1)
    return firstAt === undefined || version === undefined ? [] : [{ version, firstAt }]
  })
  const shown = policies.toSorted((a, b) => b.firstAt - a.firstAt).slice(0, SHOWN)
  return Promise.all(
    shown.map(async ({ version, firstAt }) => {
      const counts = async (arm: OutcomeArm): Promise<OutcomeCounts> => {
        const count = (fact: OutcomeFact) => ledger.sum(tenant, accountOf(assistant, version, arm, fact), 0)
        const [conversations, followUps, returned, recovered, reopened, handedOver, optedOut] = await Promise.all(
          FACTS.map(count),
        )
        return { conversations, followUps, returned, recovered, reopened, handedOver, optedOut } as OutcomeCounts
      }
      const [followed, heldOut, otherwise] = await Promise.all([
        counts('followed'),
        counts('held_out'),
        counts('otherwise'),
      ])
      const share = ({ returned: hits, conversations: of }: OutcomeCounts) => ({ hits, of })
      return {
        policyVersion: version,
        firstDecisionAt: new Date(firstAt),
        followed,
        heldOut,
        otherwise,
        uplift: upliftOf(share(followed), share(heldOut)),
      }
    }),
  )
}

/** In the order of `OutcomeCounts`. */
const FACTS: readonly OutcomeFact[] = [
  'decided',
  'follow_up_sent',
  'returned',
  'recovered',
  'reopened',
  'handed_over',
  'opted_out',
]

export function accountOf(assistant: string, version: string, arm: OutcomeArm, fact: OutcomeFact): string {
  return `outcomes:${assistant}:${version}:${arm}:${fact}`
}

/** An event that cannot be read never will be: it must not hold up the ones after it (I12). */
function readable(log: Log, { id, address, body }: PublishedEvent): ConversationEvent | undefined {
  try {
    return eventCodec.decode(body)
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error
    log.error({ ...address, event: id, err: error }, 'An event cannot be read, and nothing is counted of it.')
    return undefined
  }
}
