import { createVirtualClock } from '@relance/engine'
import { budgetContract } from './contract.ts'
import { createMemoryBudget } from './memory.ts'
import { expect, it } from 'vitest'

budgetContract({
  name: 'memory',
  async create() {
    const clock = createVirtualClock(1_000_000)
    const budget = createMemoryBudget(clock)
    return { budget, another: budget, pass: (ms) => clock.advanceTo(clock.now() + ms), close: async () => {} }
  },
})

it('forgets whoever has not been written to for longer than the window', async () => {
  const clock = createVirtualClock(1_000_000)
  const budget = createMemoryBudget(clock)
  for (let n = 0; n < 5_000; n++) {
    await budget.take([
      { key: 'account', limit: 1_000_000, perMs: 1_000 },
      { key: `pair ${n}`, limit: 1, perMs: 6_000 },
    ])
    await clock.advanceTo(clock.now() + 1_000)
  }
  expect(budget.size).toBeLessThan(100)
  expect(await budget.take([{ key: 'pair 4999', limit: 1, perMs: 6_000 }])).toMatchObject({ ok: false })
})
