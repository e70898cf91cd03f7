import { createVirtualClock } from '@relance/engine'
import { budgetContract } from './contract.ts'
import { createMemoryBudget } from './memory.ts'

budgetContract({
  name: 'memory',
  async create() {
    const clock = createVirtualClock(1_000_000)
    const budget = createMemoryBudget(clock)
    return { budget, another: budget, pass: (ms) => clock.advanceTo(clock.now() + ms), close: async () => {} }
  },
})
