import { expect } from 'vitest'
import {
  ANY_BYTES,
  ANY_IDS,
  bytes,
  type ContractOptions,
  describeContract,
  eventually,
  never,
  type PortUnderTest,
} from '../contract-harness.ts'
import type { Job, JobOutcome, NewJob, WorkQueue } from './work-queue.ts'

export interface WorkQueueUnderTest extends PortUnderTest<WorkQueue> {
  /** How long a job stays with a consumer that says nothing; 0 where there are no leases. Short, since a test outlasts it. */
  leaseMs: number
}

const done: JobOutcome = { type: 'done' }

/** The guarantees of `WorkQueue`, for every adapter. */
export function workQueueContract(options: ContractOptions<WorkQueue, WorkQueueUnderTest>): void {
  describeContract('WorkQueue', options, (guarantee) => {
    guarantee('W1', 'an acknowledged job survives a crash, as it was', async ({ port, reopen }) => {
      for (const id of ANY_IDS)
        await port.enqueue({ id, tenant: 'tenant-1', body: ANY_BYTES, carrier: { traceparent: '00-1-2-01' } })
      const again = await reopen()
      expect(await again.size()).toMatchObject({ waiting: ANY_IDS.length, inHand: 0, parked: 0 })
      const jobs: Job[] = []
      again.consume({ concurrency: 3 }, async (job) => {
        jobs.push(job)
        return done
      })
      await eventually(() => expect(new Set(jobs.map(({ id }) => id))).toEqual(new Set(ANY_IDS)))
      for (const { body, tenant, carrier, attempt } of jobs) {
        expect({ body: [...body], tenant, carrier, attempt }).toEqual({
          body: [...ANY_BYTES],
          tenant: 'tenant-1',
          carrier: { traceparent: '00-1-2-01' },
          attempt: 1,
        })
      }
      await eventually(async () => expect(await again.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 }))
    })

    guarantee('W2', 'a job in hand comes again after a crash, one that is done does not', async ({ port, reopen }) => {
      await port.enqueue(aJob('done'))
      await port.enqueue(aJob('hanging'))
      const handled: string[] = []
      port.consume({ concurrency: 6 }, async ({ id }) => {
        handled.push(id)
        return id === 'hanging' ? never() : done
      })
      await eventually(() => expect(new Set(handled)).toEqual(new Set(['done', 'hanging'])))
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 1, parked: 0 }))

      const again = await reopen()
      await again.enqueue(aJob('marker'))
      const later = new Map<string, number>()
      again.consume({ concurrency: 1 }, async ({ id, attempt }) => {
        later.set(id, attempt)
        return done
      })
      await eventually(() => expect(Object.fromEntries(later)).toEqual({ hanging: 2, marker: 1 }))
    })

    guarantee(
      'W3',
      'a job to retry comes again no earlier than asked, and others do not wait for it',
      async ({ port }) => {
        const afterMs = 800
        const times: number[] = []
        const handed: string[] = []
        port.consume({ concurrency: 1 }, async ({ id, attempt }) => {
          handed.push(`${id} ${attempt}`)
          if (id !== 'again') return done
          times.push(Date.now())
          return times.length === 1 ? { type: 'retry', afterMs } : done
        })
        await port.enqueue(aJob('again'))
        await eventually(() => expect(times).toHaveLength(1))
        await port.enqueue(aJob('other'))
        await eventually(() => expect(handed).toEqual(['again 1', 'other 1', 'again 2']))
        expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(afterMs - 1)
      },
    )

    guarantee('W3', 'a handler that rejects is a retry, after 1 s at first', async ({ port }) => {
      const times: number[] = []
      port.consume({ concurrency: 1 }, async ({ attempt }) => {
        times.push(Date.now())
        if (attempt === 1) throw new Error('The handler fails.')
        return done
      })
      await port.enqueue(aJob('a'))
      await eventually(() => expect(times).toHaveLength(2))
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(900)
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 }))
    })

    guarantee('W4', 'nobody else gets a job while its handler runs, however long', async ({ port, leaseMs }) => {
      let handedOut = 0
      const { promise: opened, resolve: open } = Promise.withResolvers<void>()
      const handle = async () => {
        handedOut += 1
        await opened
        return done
      }
      port.consume({ concurrency: 2, perTenant: 2 }, handle)
      port.consume({ concurrency: 2, perTenant: 2 }, handle)
      await port.enqueue(aJob('long'))
      await eventually(() => expect(handedOut).toBe(1))
      const until = Date.now() + 2.5 * leaseMs
      await eventually(() => expect(Date.now()).toBeGreaterThanOrEqual(until))
      open()
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 }))
      expect(handedOut).toBe(1)
    })

    guarantee('W5', 'a parked job is out of the queue and kept', async ({ port, reopen }) => {
      await port.enqueue(aJob('bad'))
      port.consume({ concurrency: 1 }, async () => ({ type: 'park', reason: 'It cannot be read.' }))
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 0, parked: 1 }))

      const again = await reopen()
      expect(await again.size()).toEqual({ waiting: 0, inHand: 0, parked: 1 })
      const handed: string[] = []
      again.consume({ concurrency: 1 }, async ({ id }) => {
        handed.push(id)
        return done
      })
      await again.enqueue(aJob('good'))
      await eventually(() => expect(handed).toEqual(['good']))
    })

    guarantee('W6', 'a tenant with one job is served among the first, however much another has', async ({ port }) => {
      await Promise.all(Array.from({ length: 200 }, (_, n) => port.enqueue(aJob(`busy-${n}`, 'busy-tenant'))))
      await port.enqueue(aJob('single', 'small-tenant'))
      const order: string[] = []
      port.consume({ concurrency: 3 }, async ({ id }) => {
        order.push(id)
        return done
      })
      await eventually(() => expect(order).toContain('single'))
      expect(order.indexOf('single')).toBeLessThan(30)
      await eventually(() => expect(new Set(order).size).toBe(201))
    })

    guarantee('W6', 'no tenant has more in hand than its share, and another is served meanwhile', async ({ port }) => {
      for (let n = 0; n < 6; n++) await port.enqueue(aJob(`busy-${n}`, 'busy-tenant'))
      const { promise: opened, resolve: open } = Promise.withResolvers<void>()
      const inHand = new Map<string, number>()
      let most = 0
      port.consume({ concurrency: 4, perTenant: 2 }, async ({ tenant }) => {
        inHand.set(tenant, (inHand.get(tenant) ?? 0) + 1)
        most = Math.max(most, inHand.get('busy-tenant') ?? 0)
        await opened
        inHand.set(tenant, (inHand.get(tenant) ?? 0) - 1)
        return done
      })
      await eventually(() => expect(inHand.get('busy-tenant')).toBe(2))
      await port.enqueue(aJob('single', 'small-tenant'))
      await eventually(() => expect(inHand.get('small-tenant')).toBe(1))
      open()
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 }))
      expect(most).toBe(2)
    })

    guarantee('W7', 'a job enqueued again while the first waits is there once', async ({ port }) => {
      await port.enqueue(aJob('a'))
      await port.enqueue(aJob('a'))
      await Promise.all([port.enqueue(aJob('a')), port.enqueue(aJob('b'))])
      await port.enqueue(aJob('a', 'tenant-2'))
      const handed: string[] = []
      port.consume({ concurrency: 3 }, async ({ id, tenant }) => {
        handed.push(`${tenant} ${id}`)
        return done
      })
      await eventually(async () => expect(await port.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 }))
      expect(handed.toSorted()).toEqual(['tenant-1 a', 'tenant-1 b', 'tenant-2 a'])
    })
  })
}

function aJob(id: string, tenant = 'tenant-1'): NewJob {
  return { id, tenant, body: bytes(`body of ${id}`) }
}
