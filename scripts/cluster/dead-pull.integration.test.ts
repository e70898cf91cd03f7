/**
 * A worker that dies with a pull open, as kill -9 leaves it, on three brokers that hold its user to its rights: what it had asked for goes to
 * the others, whichever broker it was connected to.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSystemClock, type Engine } from '@relance/engine'
import { createNatsEngine, inboxPrefixOf, setUpNats } from '@relance/engine/nats'
import { createLog } from '@relance/service-kit'
import { connectNats, type NatsClient } from '@relance/service-kit/nats'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startNats } from './servers.ts'

const USER = 'conversation-state'
const INBOX = `${inboxPrefixOf(USER)}.dying`
const CONSUMER = 'MAILBOX.conversation-state-0'
const log = createLog({ service: 'test', level: 'error' })

let folder: string
let brokers: Awaited<ReturnType<typeof startNats>>
let operator: NatsClient
let worker: NatsClient
let engine: Engine

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance-dead-pull-'))
  brokers = await startNats(folder, 3)
  operator = await connectNats({ url: brokers.nodes[0]!.url, name: 'test', log })
  await vi.waitFor(() => setUpNats(operator.connection, { partitions: 1, replicas: 3 }), { timeout: 60_000 })
  worker = await connectNats({ url: brokers.urlFor(USER), name: 'test', log })
  engine = await createNatsEngine({ connection: worker.connection, clock: createSystemClock() })
}, 90_000)

afterAll(async () => {
  await engine?.close()
  await Promise.all([operator?.stop(), worker?.stop()])
  await Promise.all(brokers?.nodes.map((node) => node.stop()) ?? [])
  await rm(folder, { recursive: true, force: true })
})

it.each([0, 1, 2])('keeps nothing from another worker, having died at broker %i', { timeout: 60_000 }, async (at) => {
  const dying = await pullAndListen(new URL(brokers.urlFor(USER).split(',')[at]!))
  await expect.poll(openPulls, { timeout: 20_000 }).toBe(1)
  dying.destroy()
  await expect.poll(isHeard, { timeout: 10_000 }).toBe(false)

  const woken = Promise.withResolvers<number>()
  const running = engine.mailbox.wakeUps({ concurrency: 2 }, async () => woken.resolve(performance.now()))
  const storedAt = performance.now()
  await engine.mailbox.append({ tenant: 'acme', conversation: `c_${at}` }, { id: 'one', body: Buffer.from('{}') })
  expect((await woken.promise) - storedAt).toBeLessThan(5_000)
  await running.stop()
  await expect.poll(openPulls, { timeout: 20_000 }).toBe(0)
})

async function openPulls(): Promise<number> {
  const reply = await operator.connection.request(`$JS.API.CONSUMER.INFO.${CONSUMER}`)
  return reply.json<{ num_waiting: number }>().num_waiting
}

/** Whether somebody listens where the answers go: the brokers have noticed the death once nobody does. */
function isHeard(): Promise<boolean> {
  return operator.connection.request(`${INBOX}.anybody`, '', { timeout: 250 }).then(
    () => true,
    (error: unknown) => !/no responders/i.test(String(error)),
  )
}

/**
 * The first to be served, and asking for more than one message: what is given to it is given to it again when the lease has run out.
 * Spoken by hand, since a client would say goodbye.
 */
async function pullAndListen(url: URL): Promise<Socket> {
  const socket = createConnection(Number(url.port), url.hostname)
  await once(socket, 'data')
  const login = { user: url.username, pass: url.password, verbose: false, headers: true, no_responders: true }
  const pull = JSON.stringify({ batch: 100, expires: 30_000_000_000, group: 'workers', priority: 0 })
  const question = `$JS.API.CONSUMER.MSG.NEXT.${CONSUMER}`
  socket.write(
    [
      `CONNECT ${JSON.stringify(login)}`,
      `SUB ${INBOX}.* 1`,
      `PUB ${question} ${INBOX}.0 ${pull.length}`,
      pull,
      '',
    ].join('\r\n'),
  )
  return socket
}
