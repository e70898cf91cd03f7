import { useNats } from '@relance/testing'
import { expect, it, vi } from 'vitest'
import { createSystemClock } from '../clock.ts'
import { createNatsEngine, setUpNats } from '../nats.ts'
import { laneOf } from './partition.ts'
import { LANES, range } from './streams.ts'

const nats = useNats()

it('serves a tenant behind another one in the same lane, whose jobs are each handed out as if they had never waited', async () => {
  const [busy = '', small = ''] = range(1000)
    .map((n) => `t${n}`)
    .filter((tenant) => laneOf(tenant, LANES) === 3)
  const connection = await nats.connect()
  await setUpNats(connection, { partitions: 1 })
  const engine = await createNatsEngine({ connection, clock: createSystemClock() })
  const queue = engine.queues.decisions
  const busyJobs = range(600)
  await Promise.all(busyJobs.map((n) => queue.enqueue({ id: `${n}`, tenant: busy, body: Buffer.from('') })))
  await queue.enqueue({ id: 'single', tenant: small, body: Buffer.from('') })

  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const handled = new Map<string, number>()
  queue.consume({ concurrency: 3 }, async ({ id, tenant, attempt }) => {
    // Every job of the busy tenant takes until the small one was served: nobody gets past it but by its lane.
    if (tenant === small) open()
    else await opened
    handled.set(id, attempt)
    return { type: 'done' }
  })
  await vi.waitFor(() => expect(handled.has('single')).toBe(true), { timeout: 10_000, interval: 10 })
  await vi.waitFor(() => expect(handled.size).toBe(601), { timeout: 20_000, interval: 10 })
  expect(new Set(handled.values())).toEqual(new Set([1]))
  await engine.close()
})
