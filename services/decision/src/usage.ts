/** What an assistant costs, and would cost with Auto Follow-ups on. */
import { creditsAccount } from '@relance/contracts/credits'
import { TerminalError } from '@relance/contracts/errors'
import type { CreditEstimate, GetUsageResponse } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { type Assistant, assistantSchema, settingsKeys } from '@relance/contracts/settings'
import type { ConversationView } from '@relance/contracts/view'
import { isAutomated } from '@relance/policy'
import type { Clock, Ledger, Settings } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import { monthOf } from './core/credits.ts'
import { replayedCredits } from './core/estimating.ts'
import { readRecords } from './settings-reader.ts'
import { type Conversations, readMessages, readTraffic } from './traffic.ts'

export interface UsageDeps {
  settings: Settings
  ledger: Pick<Ledger, 'sum'>
  conversations: Conversations
  clock: Clock
  log: Log
}

/** So many conversations are replayed; the others are taken to cost as much on average. */
const REPLAYED = 30
const DAYS_A_MONTH = 30

export function createUsage(deps: UsageDeps): (tenant: string, assistant: Assistant) => Promise<GetUsageResponse> {
  const { settings, ledger, clock, log } = deps
  return async (tenant, assistant) => {
    const { since, renewsAt } = monthOf(clock.now(), assistant.zone)
    const used = (id: string) => ledger.sum(tenant, creditsAccount(id), since)
    const stored = await settings.list(settingsKeys.assistants(tenant))
    const ids = stored.flatMap(({ value }) => assistantSchema.safeParse(value).data?.id ?? [])
    const [credits, all, estimate] = await Promise.all([
      used(assistant.id),
      Promise.all(ids.map(used)),
      estimateOf(deps, tenant, assistant).catch((error: unknown) => {
        log.warn({ err: error, tenant, assistant: assistant.id }, 'What an assistant would cost cannot be estimated.')
        return undefined
      }),
    ])
    return {
      credits,
      tenantCredits: all.reduce((sum, one) => sum + one, 0),
      since: new Date(since),
      renewsAt: new Date(renewsAt),
      estimate,
    }
  }
}

async function estimateOf(deps: UsageDeps, tenant: string, assistant: Assistant): Promise<CreditEstimate> {
  const asked = { tenant, assistantId: assistant.id, now: deps.clock.now() }
  const { views, days } = await readTraffic(deps.conversations, asked)
  const costs = await Promise.all(spread(views, REPLAYED).map((view) => costOf(deps, assistant, view)))
  const known = costs.filter((cost) => cost !== undefined)
  const average = known.reduce((sum, cost) => sum + cost, 0) / Math.max(known.length, 1)
  return {
    creditsAMonth: (average * views.length * DAYS_A_MONTH) / days,
    conversations: views.length,
    days,
    replayed: known.length,
  }
}

/** Undefined for a conversation that is not there any more. */
async function costOf(
  { conversations, settings }: UsageDeps,
  assistant: Assistant,
  view: ConversationView,
): Promise<number | undefined> {
  try {
    const [messages, { contact, memory, account }] = await Promise.all([
      readMessages(conversations, view),
      readRecords(settings, view.tenant, view.route),
    ])
    const theirs = messages.filter(({ author }) => author === 'customer')
    const context = {
      conversation: view,
      messages,
      asOf: view.lastActivityAt,
      toUnderstand: [],
      automated: theirs.length > 0 && theirs.every(({ text }) => isAutomated(text)),
      vouchedFor: messages.some(({ author }) => author === 'person'),
    }
    return replayedCredits({ context, assistant, contact, memory, account })
  } catch (error) {
    if (error instanceof TerminalError && error.code === 'CONVERSATION_NOT_FOUND') return undefined
    throw error
  }
}

/** At most so many of them, evenly spread. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
