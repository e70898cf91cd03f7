import { createVirtualClock } from '@relance/engine'
import { type SqliteEngine, createSqliteEngine } from '@relance/engine/sqlite'
import { createLog } from '@relance/service-kit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ModelCall } from './core/model.ts'
import { createTokenBudget } from './token-budget.ts'

const log = createLog({ service: 'test', level: 'silent' })
const MORNING = Date.UTC(2026, 10, 24, 9)
const clock = createVirtualClock(MORNING)

let engine: SqliteEngine
beforeEach(async () => {
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
  await aBudget().within('acme', {}, using(1_000))
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
