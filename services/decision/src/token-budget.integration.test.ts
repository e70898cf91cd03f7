import { type VirtualClock, createVirtualClock } from '@relance/engine'
import { type SqliteEngine, createSqliteEngine } from '@relance/engine/sqlite'
import { createLog } from '@relance/service-kit'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ModelCall } from './core/model.ts'
import { createTokenBudget } from './token-budget.ts'

const log = createLog({ service: 'test', level: 'silent' })
const MORNING = Date.UTC(2026, 10, 24, 9)

let clock: VirtualClock
let engine: SqliteEngine
beforeEach(async () => {
  clock = createVirtualClock(MORNING)
  engine = await createSqliteEngine({ path: ':memory:', clock })
})
afterEach(() => engine.close())

const aBudget = (ledger: Pick<SqliteEngine['ledger'], 'record' | 'sum'> = engine.ledger) =>
  createTokenBudget({ mostPerDay: 1_000, ledger, clock, log })
const using = (tokens: number) => async (call: ModelCall) => {
  call.onUsage?.({ calls: 1, inputTokens: tokens - 10, cachedInputTokens: 0, outputTokens: 10 })
  return 'an answer'
}

it("ends with the day's tokens, and begins anew with the next day", async () => {
  const budget = aBudget()
  expect(await budget.within('acme', {}, using(700))).toBe('an answer')
  expect(await budget.within('acme', {}, using(700))).toBe('an answer')
  await expect(budget.within('acme', {}, using(1))).rejects.toMatchObject({ code: 'MODEL_BUDGET_USED_UP' })
  expect(await budget.within('other', {}, using(1))).toBe('an answer')
  await clock.advanceTo(MORNING + 15 * 3_600_000)
  expect(await budget.within('acme', {}, using(1))).toBe('an answer')
})

it('is shared by replicas, and survives a restart', async () => {
  const first = aBudget()
  await first.within('acme', {}, using(1_000))
  await first.stop()
  await expect(aBudget().within('acme', {}, using(1))).rejects.toMatchObject({ code: 'MODEL_BUDGET_USED_UP' })
})

it('counts the tokens of answers that were of no use, and passes on what was used', async () => {
  const budget = aBudget()
  const told: number[] = []
  const failing = async (call: ModelCall) => {
    await using(1_000)(call)
    throw new Error('It was no JSON.')
  }
  const call = { onUsage: ({ inputTokens }: { inputTokens: number }) => void told.push(inputTokens) }
  await expect(budget.within('acme', call, failing)).rejects.toThrow('no JSON')
  expect(told).toEqual([990])
  await expect(budget.within('acme', {}, using(1))).rejects.toMatchObject({ code: 'MODEL_BUDGET_USED_UP' })
})

it('stops no decision while the ledger is away, and counts on by itself', async () => {
  const away = () => Promise.reject(new Error('The ledger is away.'))
  const budget = aBudget({ record: away, sum: away })
  expect(await budget.within('acme', {}, using(1_000))).toBe('an answer')
  await expect(budget.within('acme', {}, using(1))).rejects.toMatchObject({ code: 'MODEL_BUDGET_USED_UP' })
})

it('is recorded once in half a minute, whatever was asked, for the day in which it was used', async () => {
  const { ledger } = engine
  const record = vi.spyOn(ledger, 'record')
  const midnight = MORNING + 15 * 3_600_000
  await clock.advanceTo(midnight - 10_000)
  const budget = aBudget()
  for (const tenant of ['acme', 'acme', 'other', 'acme']) await budget.within(tenant, {}, using(100))
  expect(record).not.toHaveBeenCalled()
  await clock.advanceTo(midnight + 20_000)
  await vi.waitFor(async () => expect(await ledger.sum('acme', 'model-tokens', midnight - 86_400_000)).toBe(300))
  expect(await ledger.sum('acme', 'model-tokens', midnight)).toBe(0)
  expect(record).toHaveBeenCalledTimes(2)

  await budget.within('acme', {}, using(100))
  await clock.advanceTo(midnight + 40_000)
  expect(record).toHaveBeenCalledTimes(2)
  await budget.within('acme', {}, using(100))
  await budget.stop()
  expect(await ledger.sum('acme', 'model-tokens', midnight)).toBe(200)
  expect(record).toHaveBeenCalledTimes(3)
})

it('counts what it has not recorded yet, and what others have, where it reads the ledger anew', async () => {
  const [budget, other] = [aBudget(), aBudget()]
  await budget.within('acme', {}, async () => 'an answer that costs nothing')
  await clock.advanceTo(MORNING + 10_000)
  await budget.within('acme', {}, using(400))
  await other.within('acme', {}, using(300))
  await other.stop()
  await clock.advanceTo(MORNING + 30_000)
  expect(await engine.ledger.sum('acme', 'model-tokens', MORNING)).toBe(300)
  await budget.within('acme', {}, using(299))
  expect(await budget.within('acme', {}, using(1))).toBe('an answer')
  await expect(budget.within('acme', {}, using(1))).rejects.toMatchObject({ code: 'MODEL_BUDGET_USED_UP' })
})
