// How long a tenant's single job waits while another tenant has a flood of them waiting, beside the same on an idle queue. Run it with
// `node packages/engine/src/fairness.bench.ts [waiting jobs] [NATS_URL of an empty server]`; SQLite alone without a URL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '@nats-io/transport-node'
import { createSystemClock } from './clock.ts'
import type { Engine } from './engine.ts'
import { createNatsEngine, NATS_CONNECTION, setUpNats } from './nats.ts'
import { laneOf } from './nats/partition.ts'
import { LANES, range } from './nats/streams.ts'
import { createSqliteEngine } from './sqlite.ts'
import type { ConsumeOptions, Job, JobOutcome, WorkQueue } from './work-queue/work-queue.ts'

const flood = Number(process.argv[2] ?? 100_000)
const servers = process.argv[3]
const clock = createSystemClock()
const body = new Uint8Array(600).fill(1)
const singles = 10
const lateMs = 60_000

/** What a worker has in hand at most, as in decision and in delivery. */
const inDecision = { concurrency: 128, perTenant: 64 }
const inDelivery = { concurrency: 64 }
/** A job takes as long as a call of a quick model or a channel. */
const callMs = 50
/** A tenant whose channel has no room: each of its jobs is looked at, and put off. */
const putOff = { tookMs: 5, afterMs: 1000 }

const tenants = range(20_000).map((n) => `t${n}`)
const takeTenant = (lane: number, isSame: boolean) =>
  tenants.splice(
    tenants.findIndex((tenant) => (laneOf(tenant, LANES) === lane) === isSame),
    1,
  )[0] ?? ''

console.log(`${flood} jobs of one tenant wait; ${singles} single jobs of other tenants come one by one`)
const folder = mkdtempSync(join(tmpdir(), 'relance-bench-'))
const sqlite = await createSqliteEngine({ path: join(folder, 'engine.sqlite'), clock })
await measure('SQLite', sqlite, 1)
await sqlite.close()
rmSync(folder, { recursive: true })

if (servers) {
  const connection = await connect({ servers, ...NATS_CONNECTION })
  await setUpNats(connection)
  const nats = await createNatsEngine({ connection, clock })
  await measure('JetStream', nats, 2)
  await nats.close()
  await connection.close()
}

async function measure(name: string, { queues }: Engine, workers: number): Promise<void> {
  await measureQueue(
    `${name} DECISIONS, a call takes ${callMs} ms`,
    queues.decisions,
    workers,
    inDecision,
    async () => {
      await pause(callMs)
      return { type: 'done' }
    },
  )
  const { tookMs, afterMs } = putOff
  await measureQueue(
    `${name} DELIVERIES, each put off by ${afterMs} ms`,
    queues.deliveries,
    workers,
    inDelivery,
    async () => {
      await pause(tookMs)
      return { type: 'retry', afterMs }
    },
  )
}

async function measureQueue(
  name: string,
  queue: WorkQueue,
  workers: number,
  options: ConsumeOptions,
  handleBusy: () => Promise<JobOutcome>,
): Promise<void> {
  const busy = takeTenant(0, true)
  const lane = laneOf(busy, LANES)
  const handed = new Map<string, () => void>()
  let handledOfBusy = 0
  const handle = async ({ tenant }: Job): Promise<JobOutcome> => {
    handed.get(tenant)?.()
    if (tenant !== busy) return { type: 'done' }
    handledOfBusy += 1
    return handleBusy()
  }
  const running = range(workers).map(() => queue.consume(options, handle))

  const waitOf = async (tenant: string) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    handed.set(tenant, resolve)
    const startedAt = performance.now()
    await queue.enqueue({ id: 'single', tenant, body })
    await Promise.race([promise, pause(lateMs, undefined, { ref: false })])
    return performance.now() - startedAt
  }
  const report = async (what: string, isSameLane: boolean) => {
    const [before, startedAt] = [handledOfBusy, performance.now()]
    const waits: number[] = []
    for (let n = 0; n < singles; n++) {
      waits.push(Math.round(await waitOf(takeTenant(lane, isSameLane))))
      await pause(200)
    }
    waits.sort((a, b) => a - b)
    const perSecond = Math.round(((handledOfBusy - before) / (performance.now() - startedAt)) * 1000)
    console.log(
      `${name}; ${what}: median ${waits[Math.floor(singles / 2)]} ms, longest ${waits.at(-1)} ms` +
        ` (jobs of the busy tenant: ${perSecond}/s)`,
    )
  }

  await report('idle', false)
  let next = 0
  const enqueueSome = async () => {
    for (let n = next++; n < flood; n = next++) await queue.enqueue({ id: `${n}`, tenant: busy, body })
  }
  const startedAt = performance.now()
  await Promise.all(range(256).map(enqueueSome))
  console.log(`${name}; enqueued at ${Math.round((flood / (performance.now() - startedAt)) * 1000)}/s`)
  await report('another lane', false)
  await report('the same lane', true)
  await Promise.all(running.map((consumer) => consumer.stop()))
}
