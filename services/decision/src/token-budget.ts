/**
 * How many tokens a tenant may use in a day (UTC), so that neither a flood of conversations nor a prompt gone wrong costs without
 * end. Counted on the ledger, so that all replicas share it.
 *
 * - T1 Nothing is asked for a tenant whose day is used up; the question that uses it up is answered.
 * - T2 Tokens count whatever became of the answer.
 * - T3 A ledger that cannot be reached stops no decision: what this process has counted is counted on.
 *
 * Replicas learn of each other's tokens within `FRESH_MS`: a day may go over by what they use in that time.
 */
import { randomUUID } from 'node:crypto'
import { TerminalError } from '@relance/contracts/errors'
import type { ModelUsage } from '@relance/contracts/words'
import type { Clock, Ledger } from '@relance/engine'
import type { Log } from '@relance/service-kit'
import type { Brief } from './core/brief.ts'
import type { Model, ModelCall } from './core/model.ts'

export interface TokenBudget {
  /** Asks within the budget. Rejects with `MODEL_BUDGET_USED_UP` where the day of the tenant is used up. */
  within<T>(tenant: string, call: ModelCall, ask: (call: ModelCall) => Promise<T>): Promise<T>
}

export interface TokenBudgetDeps {
  /** For a tenant and day; no limit where absent. */
  mostPerDay: number | undefined
  ledger: Pick<Ledger, 'record' | 'sum'>
  clock: Clock
  log: Log
}

const ACCOUNT = 'model-tokens'
const DAY_MS = 86_400_000
const FRESH_MS = 30_000

interface Day {
  since: number
  used: number
  readAt: number
}

export function createTokenBudget({ mostPerDay, ledger, clock, log }: TokenBudgetDeps): TokenBudget {
  const days = new Map<string, Day>()

  async function dayOf(tenant: string): Promise<Day> {
    const now = clock.now()
    const since = now - (now % DAY_MS)
    const known = days.get(tenant)
    if (known?.since === since && now - known.readAt < FRESH_MS) return known
    const counted = await ledger.sum(tenant, ACCOUNT, since).catch((error: unknown) => {
      log.warn({ err: error, tenant }, 'The tokens of today cannot be read; what this process used is counted on.')
      return known?.since === since ? known.used : 0
    })
    const day = { since, used: counted, readAt: now }
    days.set(tenant, day)
    return day
  }

  return {
    async within(tenant, call, ask) {
      if (mostPerDay === undefined) return ask(call)
      const day = await dayOf(tenant)
      if (day.used >= mostPerDay)
        throw new TerminalError('MODEL_BUDGET_USED_UP', `${tenant} has used its ${mostPerDay} tokens of today.`, {
          kind: 'precondition',
        })
      let used = 0
      const onUsage = (usage: ModelUsage) => {
        used += usage.inputTokens + usage.outputTokens
        call.onUsage?.(usage)
      }
      try {
        return await ask({ ...call, onUsage })
      } finally {
        // A newer reading may have taken its place meanwhile.
        const today = days.get(tenant) ?? day
        today.used += used
        const entry = { id: randomUUID(), tenant, account: ACCOUNT, amount: used, at: clock.now() }
        if (used > 0)
          await ledger
            .record(entry)
            .catch((error: unknown) => log.warn({ err: error, tenant, used }, 'Used tokens could not be recorded.'))
      }
    },
  }
}

/** The same model within the budget of each conversation's tenant. */
export function createBudgetedModel(model: Model, budget: TokenBudget): Model {
  const within =
    <T>(ask: (brief: Brief, call?: ModelCall) => Promise<T>) =>
    (brief: Brief, call: ModelCall = {}) =>
      budget.within(brief.context.conversation.tenant, call, (own) => ask(brief, own))
  return {
    name: model.name,
    propose: within(model.propose),
    understand: within(model.understand),
    compose: within(model.compose),
    summarise: within(model.summarise),
  }
}
