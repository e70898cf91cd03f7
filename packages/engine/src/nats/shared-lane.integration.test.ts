import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { useNats } from '@relance/testing'
import { beforeEach, expect, it, vi } from 'vitest'
import { withMethod } from '../../test/with-method.ts'
import { createSystemClock } from '../clock.ts'
import { createNatsEngine, type NatsEngine, setUpNats } from '../nats.ts'
import { checkNats } from './check.ts'
import { createDirect } from './direct.ts'
import { createLeader } from './leader.ts'
import { createRequests } from './requests.ts'
import { createOvertaking } from './overtake.ts'
import { laneOf } from './partition.ts'
import { laneConsumer, LANES, OVERTAKING_LANE, range } from './streams.ts'

const nats = useNats()
const LANE = 3
const inOneLane = range(1000)
  .map((n) => `t${n}`)
  .filter((tenant) => laneOf(tenant, LANES) === LANE)
const [busy = '', small = '', ...others] = inOneLane
const body = Buffer.from('')
let connection: NatsConnection
let engine: NatsEngine

beforeEach(async () => {
  connection = await nats.connect()
  await setUpNats(connection, { partitions: 1 })
  engine = await createNatsEngine({ connection, clock: createSystemClock() })
  return () => engine.close()
})

it('serves a tenant behind another one in the same lane, whose jobs are each handed out as if they had never waited', async () => {
  const queue = engine.queues.decisions
  const busyJobs = range(600)
  await Promise.all(busyJobs.map((n) => queue.enqueue({ id: `${n}`, tenant: busy, body })))
  await queue.enqueue({ id: 'single', tenant: small, body })

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
})

it('lets everybody past a flood in their lane within 2 s, each job once, however the flood is dealt with', async () => {
  const queue = engine.queues.deliveries
  let next = 0
  const enqueueSome = async () => {
    for (let n = next++; n < 40_000; n = next++) await queue.enqueue({ id: `${n}`, tenant: busy, body })
  }
  await Promise.all(range(256).map(enqueueSome))

  const handed: string[] = []
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const handle = async ({ id, tenant, attempt }: { id: string; tenant: string; attempt: number }) => {
    if (tenant !== busy) {
      handed.push(`${tenant} ${id} ${attempt}`)
      return { type: 'done' } as const
    }
    // Half of the flood takes for ever, as with a model that does not answer; half is put off, as where a channel has no room.
    if (Number(id) % 2 === 0) await ended
    return { type: 'retry', afterMs: 500 } as const
  }
  const workers = [queue.consume({ concurrency: 12 }, handle), queue.consume({ concurrency: 12 }, handle)]
  await vi.waitFor(async () => expect((await queue.size()).inHand).toBeGreaterThan(90), { timeout: 20_000 })

  const startedAt = performance.now()
  const expected: string[] = []
  const wait = async (jobs: { id: string; tenant: string }[]) => {
    expected.push(...jobs.map(({ id, tenant }) => `${tenant} ${id} 1`))
    await Promise.all(jobs.map((job) => queue.enqueue({ ...job, body })))
    await vi.waitFor(() => expect(handed.toSorted()).toEqual(expected.toSorted()), { timeout: 20_000, interval: 10 })
  }
  await wait([{ id: 'single', tenant: small }])
  expect(performance.now() - startedAt).toBeLessThan(2000)
  // More than their shares, so that they pass by and by.
  await wait(others.slice(0, 3).flatMap((tenant) => range(20).map((n) => ({ id: `${n}`, tenant }))))

  end()
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(handed).toHaveLength(61)
})

it('leaves where it is what another worker was handed while it moved others', async () => {
  const enqueue = (tenant: string, ids: string[]) =>
    Promise.all(ids.map((id) => engine.queues.decisions.enqueue({ id, tenant, body })))
  const flood = (from: number, to: number) =>
    enqueue(
      busy,
      range(to - from).map((n) => `flood ${from + n}`),
    )
  await flood(0, 600)
  for (const id of ['first', 'second']) await enqueue(small, [id])
  await flood(600, 1100)
  await enqueue(small, ['third'])

  // Once the first one is gone from the lane, all before the second and itself are in another worker's hands.
  const consumer = await jetstream(connection).consumers.get('DECISIONS', laneConsumer(LANE))
  const taken: string[] = []
  const slowed = afterFirst(connection, '$JS.API.STREAM.MSG.DELETE.DECISIONS', async () => {
    for await (const { subject } of await consumer.fetch({ max_messages: 601 })) taken.push(subject)
  })
  const clock = createSystemClock()
  const requests = createRequests(connection)
  const direct = createDirect(connection, requests, clock)
  const closing = AbortSignal.timeout(60_000)
  const leader = await createLeader(slowed, clock)
  const storage = await checkNats(connection)
  const link = { connection: slowed, requests, clock, storage, direct, leader, closing }
  await createOvertaking(link, 'decisions', 'DECISIONS', 3)(LANE, (tenant) => tenant === busy)
  direct.close()
  requests.close()

  expect(taken).toHaveLength(601)
  expect(taken.at(-1)).toBe(`decisions.${LANE}.${small}`)
  const { streams } = await jetstreamManager(connection)
  const { state } = await streams.info('DECISIONS', { subjects_filter: `decisions.*.${small}` })
  expect(state.subjects).toEqual({ [`decisions.${LANE}.${small}`]: 1, [`decisions.${OVERTAKING_LANE}.${small}`]: 2 })
})

/** A connection on which something happens between the first request on a subject and what comes after it. */
function afterFirst(connection: NatsConnection, awaited: string, happen: () => Promise<void>): NatsConnection {
  let happened: Promise<void> | undefined
  return withMethod(connection, 'request', async (subject, ...rest) => {
    const reply = await connection.request(subject, ...rest)
    if (subject === awaited) await (happened ??= happen())
    return reply
  })
}
