import { expect } from 'vitest'
import { type ContractOptions, describeContract } from '../contract-harness.ts'
import type { Budget } from './budget.ts'

export interface BudgetUnderTest {
  budget: Budget
  /** The same storage through another connection. */
  another: Budget
  /** Lets time pass. */
  pass(ms: number): Promise<void>
  close(): Promise<void>
}

/** The guarantees of `Budget`, for every adapter. */
export function budgetContract(options: ContractOptions<BudgetUnderTest>): void {
  describeContract('Budget', options, (guarantee) => {
    guarantee('B1 lets no more through than the limit, whoever asks', async ({ budget, another }) => {
      const rate = { key: 'account:a', limit: 7, perMs: 60_000 }
      const taken = await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 ? budget : another).take([rate])))
      expect(taken.filter(({ ok }) => ok)).toHaveLength(7)
      expect(await another.peek(rate)).toBe(0)
      expect(await budget.take([{ ...rate, key: 'account:b' }])).toEqual({ ok: true })
    })

    guarantee('B1 the window slides: what was taken late in it is counted in the next', async ({ budget, pass }) => {
      const rate = { key: 'a', limit: 2, perMs: 600 }
      expect(await budget.take([rate])).toEqual({ ok: true })
      await pass(400)
      expect(await budget.take([rate])).toEqual({ ok: true })
      await pass(300)
      expect(await budget.take([rate])).toEqual({ ok: true })
      expect(await budget.take([rate])).toMatchObject({ ok: false })
    })

    guarantee('B2 says when asking again makes sense', async ({ budget, pass }) => {
      const rate = { key: 'pair:a:+49 "x"', limit: 1, perMs: 300 }
      await budget.take([rate])
      const refused = await budget.take([rate])
      if (refused.ok) throw new Error('One more than the limit went through.')
      expect(refused.retryAfterMs).toBeGreaterThan(0)
      expect(refused.retryAfterMs).toBeLessThanOrEqual(300)
      await pass(refused.retryAfterMs)
      expect(await budget.take([rate])).toEqual({ ok: true })
    })

    guarantee('B2 a limit of nothing is refused for a window', async ({ budget }) => {
      expect(await budget.take([{ key: 'a', limit: 0, perMs: 5000 }])).toEqual({ ok: false, retryAfterMs: 5000 })
    })

    guarantee('B3 takes several rates together or none of them', async ({ budget }) => {
      const account = { key: 'account', limit: 5, perMs: 60_000 }
      const pair = { key: 'pair', limit: 1, perMs: 60_000 }
      expect(await budget.take([account, pair])).toEqual({ ok: true })
      for (let n = 0; n < 10; n++) expect(await budget.take([account, pair])).toMatchObject({ ok: false })
      expect(await budget.peek(account)).toBe(4)
      expect(await budget.take([account, account, account, account])).toEqual({ ok: true })
      expect(await budget.take([account])).toMatchObject({ ok: false })
      expect(await budget.take([])).toEqual({ ok: true })
    })

    guarantee('peek takes nothing', async ({ budget }) => {
      const rate = { key: 'a', limit: 3, perMs: 60_000 }
      await budget.take([rate])
      expect([await budget.peek(rate), await budget.peek(rate)]).toEqual([2, 2])
      expect(await budget.peek({ ...rate, key: 'unknown' })).toBe(3)
    })
  })
}
