// What the SQLite engine carries: inputs are appended, each wakes a handler up that reads the mailbox, commits STATE and
// acknowledges, with grouped commits flushed to the disk. Run it with `node packages/engine/src/sqlite.bench.ts [inputs]`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSystemClock } from './clock.ts'
import { createSqliteEngine, type SqliteEngine } from './sqlite.ts'

const inputs = Number(process.argv[2] ?? 50_000)
const conversations = 2000
const inFlight = 256
const body = new Uint8Array(300).fill(1)

const folder = mkdtempSync(join(tmpdir(), 'relance-bench-'))
const engine = await createSqliteEngine({ path: join(folder, 'engine.sqlite'), clock: createSystemClock() })
try {
  await measure('append alone', inputs, 1, () => appendAll(engine, 'alone'))
  await measure('waking handlers up that commit STATE', inputs, 2, () => foldAll(engine, inputs))
  await measure('append, wake up, read, commit STATE, acknowledge, all at once', inputs, 3, () =>
    Promise.all([appendAll(engine, 'live'), foldAll(engine, inputs)]),
  )
} finally {
  await engine.close()
  rmSync(folder, { recursive: true })
}

async function appendAll({ mailbox }: SqliteEngine, round: string): Promise<void> {
  let next = 0
  const appendSome = async () => {
    for (let n = next++; n < inputs; n = next++) {
      await mailbox.append({ tenant: 'tenant', conversation: `c${n % conversations}` }, { id: `${round}-${n}`, body })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, appendSome))
}

async function foldAll({ mailbox, stateStore }: SqliteEngine, wakeUps: number): Promise<void> {
  const { promise: allDone, resolve } = Promise.withResolvers<void>()
  let handled = 0
  const consumer = mailbox.wakeUps({ concurrency: inFlight }, async ({ address, seq }) => {
    const state = await stateStore.load(address)
    await mailbox.read(address, seq - 1, { limit: 10 })
    await stateStore.commit(address, body, state?.revision ?? 0)
    if (++handled === wakeUps) resolve()
  })
  await allDone
  await consumer.stop()
}

async function measure(what: string, count: number, writesEach: number, run: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await run()
  const seconds = (performance.now() - startedAt) / 1000
  const perSecond = Math.round(count / seconds)
  console.log(`${what}: ${perSecond} inputs/s, ${perSecond * writesEach} durable writes/s`)
}
