// What the NATS engine carries beside what a bare client can publish to the same server: inputs are appended, each wakes a handler
// up that reads the mailbox and commits STATE. Run it with
// `node packages/engine/src/nats.bench.ts [inputs] [sync_interval: 1s, always] [NATS_URL of a server that may be filled]`.
import { jetstream } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { createSystemClock } from './clock.ts'
import { createNatsEngine, NATS_CONNECTION, type NatsEngine, setUpNats } from './nats.ts'

const inputs = Number(process.argv[2] ?? 50_000)
const syncInterval = process.argv[3] ?? '1s'
const conversations = 2000
const inFlight = 256
const body = new Uint8Array(300).fill(1)

const connection = await connect({
  servers: process.argv[4] ?? 'nats://127.0.0.1:4222',
  ...NATS_CONNECTION,
})
await setUpNats(connection)
const engine = await createNatsEngine({ connection, clock: createSystemClock() })
const run = Date.now().toString(36)
console.log(
  `${inputs} inputs of ${body.length} bytes, ${conversations} conversations, ${inFlight} in flight, sync_interval ${syncInterval}`,
)
try {
  await measure('a bare client publishing', inputs, () => publishAll(connection))
  await measure('Mailbox.append', inputs, () => appendAll(engine, 'alone'))
  await measure('waking handlers up that read and commit STATE', inputs, () => foldAll(engine, inputs))
  await measure('append, wake up, read, commit STATE, acknowledge, all at once', inputs, () =>
    Promise.all([appendAll(engine, 'live'), foldAll(engine, inputs)]),
  )
  await measure('reading conversations of some 50 entries', conversations, () => readAll(engine))
} finally {
  await engine.close()
  await connection.close()
}

/** On DEADLETTERS, which nobody consumes. */
async function publishAll(client: NatsConnection): Promise<void> {
  const js = jetstream(client)
  await inParallel(
    inputs,
    async (n) => void (await js.publish(`deadletters.bench.c${n % conversations}`, body, { msgID: `${run}-${n}` })),
  )
}

async function appendAll({ mailbox }: NatsEngine, round: string): Promise<void> {
  await inParallel(inputs, async (n) => void (await mailbox.append(addressOf(n), { id: `${round}-${n}`, body })))
}

async function readAll({ mailbox }: NatsEngine): Promise<void> {
  await inParallel(conversations, async (n) => void (await mailbox.read(addressOf(n), 0)))
}

async function foldAll({ mailbox, stateStore }: NatsEngine, wakeUps: number): Promise<void> {
  const { promise: allDone, resolve } = Promise.withResolvers<void>()
  let handled = 0
  const consumer = mailbox.wakeUps({ concurrency: inFlight }, async ({ address, seq }) => {
    const state = await stateStore.load(address)
    const lastSeq = state ? Buffer.from(state.body).readDoubleBE() : 0
    if (lastSeq < seq) {
      const entries = await mailbox.read(address, lastSeq, { upTo: seq, including: seq })
      const next = Buffer.alloc(body.length)
      next.writeDoubleBE(entries.at(-1)?.seq ?? 0)
      await stateStore.commit(address, next, state?.revision ?? 0)
    }
    if (++handled === wakeUps) resolve()
  })
  await allDone
  await consumer.stop()
}

function addressOf(n: number) {
  return { tenant: 'bench', conversation: `${run}-${n % conversations}` }
}

async function inParallel(count: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const actOn = async () => {
    for (let n = next++; n < count; n = next++) await act(n)
  }
  await Promise.all(Array.from({ length: inFlight }, actOn))
}

async function measure(what: string, count: number, measured: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await measured()
  console.log(`${what}: ${Math.round((count / (performance.now() - startedAt)) * 1000)}/s`)
}
