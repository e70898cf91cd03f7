/** The same service on the distributed engine: what only several processes and a broker that fails can show. */
import { commandCodec } from '@relance/contracts/command'
import { encodeInput } from '@relance/contracts/input'
import { viewCodec } from '@relance/contracts/view'
import { type Engine, type Running, createSystemClock } from '@relance/engine'
import { createNatsEngine, setUpNats } from '@relance/engine/nats'
import { createLog } from '@relance/service-kit'
import { useNats } from '@relance/testing'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createConversationState } from '../src/service.ts'
import { eventually } from './harness.ts'
import { aMessage } from './inputs.ts'
import { createSqliteReadModel } from '@relance/read-model/sqlite'

const nats = useNats({ syncInterval: 'always' })
const clock = createSystemClock()
const log = createLog({ service: 'test', level: 'silent' })
const stopping: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  await setUpNats(await nats.connect(), { partitions: 4, leaseMs: 1_000 })
})
afterEach(async () => {
  for (const stop of stopping.splice(0).reverse()) await stop()
})

/** As a process of its own has it. */
async function anEngine(): Promise<Engine> {
  const engine = await createNatsEngine({ connection: await nats.connect(), clock })
  stopping.push(() => engine.close())
  return engine
}

function keep(running: Running): Running {
  stopping.push(() => running.stop())
  return running
}

it('loses nothing and doubles no command when a worker goes and the broker is killed under two others', async () => {
  const readModel = createSqliteReadModel(':memory:')
  const client = await anEngine()
  const arms = new Map<string, Set<string>>()
  keep(
    client.queues.timerCommands.consume({ concurrency: 16, perTenant: 16 }, async ({ body }) => {
      const { id, conversation, body: command } = commandCodec.decode(body)
      if (command.type === 'timer.arm') arms.set(conversation, (arms.get(conversation) ?? new Set()).add(id))
      return { type: 'done' }
    }),
  )
  const worker = async () =>
    keep(
      createConversationState({
        ...(await anEngine()),
        readModel,
        clock,
        log,
        options: { sweepPerSecond: false },
      }).start(),
    )
  const leaving = await worker()
  await worker()
  const conversations = Array.from({ length: 30 }, (_, n) => ({ tenant: 'acme', conversation: `c_${n}` }))
  const say = (text: string) =>
    Promise.all(
      conversations.map((to) => {
        const entry = { id: text, body: encodeInput(aMessage(text, { route: { contactId: to.conversation } })) }
        return eventually(() => client.mailbox.append(to, entry))
      }),
    )

  await say('first')
  await leaving.stop()
  await say('second')
  await worker()
  await nats.kill()
  await nats.restart()
  await say('third')

  await eventually(async () => {
    for (const { tenant, conversation } of conversations) {
      const stored = await readModel.get(tenant, conversation)
      expect(stored && viewCodec.decode(stored.body).lastMessage, conversation).toBe('third')
    }
  }, 25_000)
  await eventually(() => {
    expect(arms.size, 'each has its inactivity timer').toBe(conversations.length)
  })
  for (const [conversation, ids] of arms) expect(ids.size, conversation).toBe(1)
}, 60_000)
