import { expect } from 'vitest'
import { ANY_IDS, type ContractOptions, describeContract } from '../contract-harness.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'

/** The guarantees of `Ledger`, for every adapter. */
export function ledgerContract(options: ContractOptions<Ledger>): void {
  describeContract('Ledger', options, (guarantee) => {
    guarantee('L1', 'an acknowledged amount survives a crash', async ({ port, reopen }) => {
      await port.record(anAmount('a', 3))
      const again = await reopen()
      expect(await again.sum('tenant-1', 'credits:a', 0)).toBe(3)
    })

    guarantee('L2', 'an amount recorded again counts once, also after a restart', async ({ port, reopen }) => {
      await port.record(anAmount('a', 3))
      await port.record(anAmount('a', 3))
      await Promise.all([1, 2, 3].map(() => port.record(anAmount('b', 4))))
      const again = await reopen()
      await again.record(anAmount('a', 3))
      expect(await again.sum('tenant-1', 'credits:a', 0)).toBe(7)
    })

    guarantee('L2', 'an amount whose answer was long ago counts once', async ({ port, reopen }) => {
      await port.record(anAmount('old', 1))
      await Promise.all(Array.from({ length: 300 }, (_, n) => port.record(anAmount(`n${n}`, 1))))
      const again = await reopen()
      await again.record(anAmount('old', 1))
      expect(await again.sum('tenant-1', 'credits:a', 0)).toBe(301)
    })

    guarantee('L3', 'a sum counts every amount that was answered before', async ({ port }) => {
      for (let n = 1; n <= 20; n++) {
        await port.record(anAmount(`${n}`, 1))
        expect(await port.sum('tenant-1', 'credits:a', 0)).toBe(n)
      }
    })

    guarantee('L3', 'a sum is of one tenant and account, since an instant', async ({ port }) => {
      for (const account of ANY_IDS) await port.record({ ...anAmount(`of ${account}`, 5), account })
      for (const account of ANY_IDS) expect(await port.sum('tenant-1', account, 0)).toBe(5)
      await port.record({ ...anAmount('of tenant-2', 7), tenant: 'tenant-2' })
      await port.record({ ...anAmount('early', 1), at: 1000 })
      await port.record({ ...anAmount('late', 2.5), at: 2000 })
      expect(await port.sum('tenant-1', 'credits:a', 0)).toBe(3.5)
      expect(await port.sum('tenant-1', 'credits:a', 1000)).toBe(3.5)
      expect(await port.sum('tenant-1', 'credits:a', 1001)).toBe(2.5)
      expect(await port.sum('tenant-1', 'credits:a', 2001)).toBe(0)
      expect(await port.sum('tenant-2', 'credits:a', 0)).toBe(7)
      expect(await port.sum('tenant-3', 'credits:a', 0)).toBe(0)
    })

    guarantee('L3', 'a sum since lately, then ever, then lately again, while amounts come', async ({ port }) => {
      const now = Date.now()
      const lately = now - 3_600_000
      expect(await port.sum('tenant-1', 'credits:a', lately)).toBe(0)
      await port.record({ ...anAmount('early', 1), at: now - 40 * 86_400_000 })
      await port.record({ ...anAmount('late', 2), at: now })
      expect(await port.sum('tenant-1', 'credits:a', lately)).toBe(2)
      const sums = Array.from({ length: 20 }, async (_, n) => {
        await port.record({ ...anAmount(`n${n}`, 1), at: now })
        return port.sum('tenant-1', 'credits:a', n % 2 === 0 ? lately : 0)
      })
      expect((await Promise.all(sums)).length).toBe(20)
      expect(await port.sum('tenant-1', 'credits:a', 0)).toBe(23)
      expect(await port.sum('tenant-1', 'credits:a', lately)).toBe(22)
    })

    guarantee('L3', 'a sum since an instant that moves on, and back again', async ({ port }) => {
      const now = Date.now()
      const sumSince = (hour: number) => port.sum('tenant-1', 'credits:a', now + hour * 3_600_000)
      const record = (hour: number) => port.record({ ...anAmount(`at ${hour}`, 1), at: now + hour * 3_600_000 })
      for (const hour of [1, 2, 3, 4]) await record(hour)
      expect(await Promise.all([1, 4, 2, 3].map(sumSince))).toEqual([4, 1, 3, 2])
      expect(await Promise.all([1, 3].map(sumSince))).toEqual([4, 2])
      expect(await sumSince(3)).toBe(2)
      expect(await sumSince(4)).toBe(1)
      await record(5)
      await record(1.5)
      expect(await Promise.all([4, 3, 5].map(sumSince))).toEqual([2, 3, 1])
      expect(await sumSince(1)).toBe(6)
      expect(await port.sum('tenant-1', 'credits:a', 0)).toBe(6)
    })
  })
}

function anAmount(id: string, amount: number): LedgerEntry {
  return { id, tenant: 'tenant-1', account: 'credits:a', amount, at: 1_700_000_000_000 }
}
