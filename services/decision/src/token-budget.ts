/**
 * How many tokens a tenant may use in a day (UTC), so that neither a flood of conversations nor a prompt gone wrong costs without
 * end. Counted on the ledger, so that all replicas share it.
 *
 * - T1 Nothing is asked for a tenant whose day is used up; the question that uses it up is answered.
 * - T2 Tokens count whatever became of the answer.
 * - T3 A ledger that cannot be reached stops no decision: what this process has counted is counted on.
 *
 * A process records what it has added up once in `FRESH_MS`, and when it stops, for the ledger keeps every entry for ever and one for each
 * question would be many. A process that crashes takes at most `FRESH_MS` of its tokens with it. Replicas learn of each other's within
 * twice that: a day may go over by what they use meanwhile.
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
  /** Records what is not recorded yet; what is used afterwards is recorded at once. */
  stop(): Promise<void>
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
  tenant: string
  since: number
  /** Of all replicas, as far as this process knows. */
  used: number
  /** The part of it that this process has still to record. */
  unrecorded: number
  readAt: number
}

export function createTokenBudget({ mostPerDay, ledger, clock, log }: TokenBudgetDeps): TokenBudget {
  const days = new Map<string, Day>()
  const due = new Set<Day>()
  const stopping = new AbortController()
  let recording = Promise.resolve()

  async function dayOf(tenant: string): Promise<Day> {
    const now = clock.now()
    const since = now - (now % DAY_MS)
    const known = days.get(tenant)
    if (known?.since === since && now - known.readAt < FRESH_MS) return known
    const isNew = known?.since !== since
    const day = isNew ? { tenant, since, used: 0, unrecorded: 0, readAt: Number.NEGATIVE_INFINITY } : known
    days.set(tenant, day)
    const counted = await ledger.sum(tenant, ACCOUNT, since).catch((error: unknown) => {
      log.warn({ err: error, tenant }, 'The tokens of today cannot be read; what this process used is counted on.')
      return 0
    })
    // What is being recorded at this moment may be in neither of the two.
    day.used = Math.max(day.used, counted + day.unrecorded)
    day.readAt = now
    return day
  }

  function count(day: Day, used: number): void {
    if (used === 0) return
    day.used += used
    day.unrecorded += used
    if (due.size === 0) void clock.sleep(FRESH_MS, stopping.signal).then(record)
    due.add(day)
  }

  /** One after the other, so that whoever stops waits for all. */
  function record(): Promise<void> {
    recording = recording.then(recordDue)
    return recording
  }

  async function recordDue(): Promise<void> {
    const entries = [...due].map((day) => {
      const { tenant, since, unrecorded: amount } = day
      day.unrecorded = 0
      // What was used before midnight is of the day before, also where it is recorded after it.
      return { id: randomUUID(), tenant, account: ACCOUNT, amount, at: Math.min(clock.now(), since + DAY_MS - 1) }
    })
    due.clear()
    await Promise.all(
      entries.map((entry) =>
        ledger.record(entry).catch((error: unknown) => {
          const { tenant, amount } = entry
          log.warn({ err: error, tenant, used: amount }, 'Used tokens could not be recorded.')
        }),
      ),
    )
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
        // Another day may have begun meanwhile.
        count(days.get(tenant) ?? day, used)
      }
    },

    stop() {
      stopping.abort()
      return record()
    },
  }
}

/** The same model within the budget of each conversation's tenant. */
export function createBudgetedModel(model: Model, budget: Pick<TokenBudget, 'within'>): Model {
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
