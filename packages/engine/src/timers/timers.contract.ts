import { expect } from 'vitest'
import {
  ANY_BYTES,
  anAddress,
  bytes,
  type ContractOptions,
  describeContract,
  eventually,
  never,
} from '../contract-harness.ts'
import type { Timer, Timers } from './timers.ts'

/** The guarantees of `Timers`, for every adapter. */
export function timersContract(options: ContractOptions<Timers>): void {
  describeContract('Timers', options, (guarantee) => {
    guarantee('T1', 'an armed timer survives a crash, as it was', async ({ port, reopen }) => {
      const timer = aTimer({ dueAt: Date.now() + 500, body: ANY_BYTES, carrier: { traceparent: '00-1-2-01' } })
      await port.arm(timer)
      const again = await reopen()
      const elapsed: Timer[] = []
      again.elapsed({ concurrency: 1 }, async (it) => void elapsed.push(it))
      await eventually(() => expect(elapsed).toHaveLength(1))
      expect({ ...elapsed[0], body: [...(elapsed[0]?.body ?? [])] }).toEqual({ ...timer, body: [...ANY_BYTES] })
    })

    guarantee('T1', 'arming the same generation again changes nothing', async ({ port }) => {
      const dueAt = Date.now() + 3_600_000
      await port.arm(aTimer({ dueAt }))
      await port.arm(aTimer({ dueAt: dueAt + 1000 }))
      await port.arm(aTimer({ dueAt: Date.now() - 1000 }))
      expect((await listAll(port)).map((timer) => timer.dueAt)).toEqual([dueAt])
    })

    guarantee('T2', 'a timer elapses at its time, never earlier; one that is past at once', async ({ port }) => {
      const elapsed = new Map<string, number>()
      const past = aTimer({ name: 'past', dueAt: Date.now() - 60_000 })
      const soon = aTimer({ name: 'soon', dueAt: Date.now() + 1000 })
      const later = aTimer({ name: 'later', dueAt: Date.now() + 3_600_000 })
      await port.arm(past)
      port.elapsed({ concurrency: 2 }, async ({ name }) => void elapsed.set(name, Date.now()))
      await port.arm(later)
      await port.arm(soon)
      await eventually(() => expect([...elapsed.keys()]).toEqual(['past', 'soon']))
      expect(elapsed.get('soon')).toBeGreaterThanOrEqual(soon.dueAt)
      // Armed while the consumer runs, a timer whose time has passed need not wait for anything either.
      await port.arm(aTimer({ name: 'past-too', dueAt: 1 }))
      await eventually(() => expect(elapsed.has('past-too')).toBe(true))
      expect(elapsed.has('later')).toBe(false)
    })

    guarantee('T3', 'an elapse comes again until its handler resolved, across a crash', async ({ port, reopen }) => {
      await port.arm(aTimer({ name: 'hanging', dueAt: Date.now() }))
      await port.arm(aTimer({ name: 'done', dueAt: Date.now() }))
      const first: string[] = []
      port.elapsed({ concurrency: 2 }, async ({ name }) => {
        first.push(name)
        if (name === 'hanging') await never()
      })
      await eventually(() => expect(new Set(first)).toEqual(new Set(['hanging', 'done'])))
      await eventually(async () => expect((await listAll(port)).map(({ name }) => name)).toEqual(['hanging']))

      const again = await reopen()
      const second: string[] = []
      const consumer = again.elapsed({ concurrency: 2 }, async ({ name }) => void second.push(name))
      await eventually(() => expect(second).toContain('hanging'))
      await consumer.stop()
      expect(await listAll(again)).toEqual([])

      const last = await reopen()
      const third: string[] = []
      last.elapsed({ concurrency: 2 }, async ({ name }) => void third.push(name))
      await last.arm(aTimer({ name: 'marker', dueAt: Date.now() }))
      await eventually(() => expect(third).toContain('marker'))
      expect(third).toEqual(['marker'])
    })

    guarantee('T3', 'an elapse whose handler failed comes again and holds no other up', async ({ port }) => {
      const elapsed: string[] = []
      port.elapsed({ concurrency: 1 }, async ({ name }) => {
        elapsed.push(name)
        if (name === 'failing' && !elapsed.includes('other')) throw new Error('The handler fails.')
      })
      await port.arm(aTimer({ name: 'failing', dueAt: Date.now() }))
      await eventually(() => expect(elapsed).toContain('failing'))
      await port.arm(aTimer({ name: 'other', dueAt: Date.now() }))
      await eventually(() => expect(elapsed.slice(elapsed.indexOf('other'))).toContain('failing'))
      await eventually(async () => expect(await listAll(port)).toEqual([]))
    })

    guarantee('T4', 'a cancelled timer does not elapse', async ({ port }) => {
      const elapsed: string[] = []
      port.elapsed({ concurrency: 2 }, async ({ name }) => void elapsed.push(name))
      const cancelled = aTimer({ name: 'cancelled', dueAt: Date.now() + 400 })
      await port.arm(cancelled)
      await port.arm(aTimer({ name: 'marker', dueAt: Date.now() + 1000 }))
      await port.cancel({ address: cancelled.address, name: cancelled.name, generation: cancelled.generation })
      await port.cancel({ address: anAddress('nobody'), name: 'unknown', generation: 1 })
      expect((await listAll(port)).map(({ name }) => name)).toEqual(['marker'])
      await eventually(() => expect(elapsed).toEqual(['marker']))
    })

    guarantee('T5', 'another generation, name, conversation or tenant is another timer', async ({ port }) => {
      const dueAt = Date.now() + 600
      const timers = [
        aTimer({ dueAt }),
        aTimer({ dueAt, generation: 2 }),
        aTimer({ dueAt, name: 'plan' }),
        aTimer({ dueAt, address: anAddress('other') }),
        aTimer({ dueAt, address: anAddress('conversation-1', 'tenant-2') }),
      ]
      for (const timer of timers) await port.arm(timer)
      await port.cancel(aTimer({ dueAt }))
      const elapsed = new Set<string>()
      port.elapsed({ concurrency: 5 }, async (timer) => void elapsed.add(keyOf(timer)))
      await eventually(() => expect(elapsed.size).toBe(4))
      expect(elapsed).toEqual(new Set(timers.slice(1).map(keyOf)))
    })

    guarantee('T6', 'list gives what is armed, earliest first, within its bounds', async ({ port }) => {
      const hour = 3_600_000
      const start = Date.now() + hour
      for (const n of [3, 1, 4, 0, 2]) await port.arm(aTimer({ name: `n${n}`, dueAt: start + n * hour }))
      const names = async (before: number, limit: number) =>
        (await port.list({ before, limit })).map(({ name }) => name)
      expect(await names(start + 10 * hour, 10)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
      expect(await names(start + 10 * hour, 2)).toEqual(['n0', 'n1'])
      expect(await names(start + 2 * hour, 10)).toEqual(['n0', 'n1'])
      expect(await names(start, 10)).toEqual([])
    })
  })
}

function aTimer(some: Partial<Timer> = {}): Timer {
  return {
    address: anAddress(),
    name: 'inactivity',
    generation: 1,
    dueAt: Date.now(),
    body: bytes('body'),
    carrier: {},
    ...some,
  }
}

function keyOf({ address, name, generation }: Timer): string {
  return `${address.tenant}/${address.conversation}/${name}/${generation}`
}

function listAll(timers: Timers): Promise<Timer[]> {
  return timers.list({ before: Number.MAX_SAFE_INTEGER, limit: 100 })
}
