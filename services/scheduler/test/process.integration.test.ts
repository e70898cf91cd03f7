/** The process of a cluster, on a real broker and a real Redis. */
import { fileURLToPath } from 'node:url'
import { commandCodec } from '@relance/contracts/command'
import { decodeInput } from '@relance/contracts/input'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine, setUpNats } from '@relance/engine/nats'
import { freePort, isReady, startScript, useNats, useRedis } from '@relance/testing'
import { expect, it } from 'vitest'

const nats = useNats()
const redis = useRedis()

async function startScheduler() {
  const opsPort = await freePort()
  const process = startScript(fileURLToPath(new URL('../src/main.ts', import.meta.url)), {
    env: { NATS_URL: nats.url, REDIS_URL: redis.url, RELANCE_GRPC_PORT: '0', RELANCE_OPS_PORT: String(opsPort) },
  })
  return { ...process, isReady: () => isReady(opsPort) }
}

it('refuses a broker that was not set up, and says what to run', async () => {
  const scheduler = await startScheduler()
  expect(await scheduler.ended).toBe(1)
  expect(scheduler.output()).toContain('npm run engine:setup')
})

it('arms what is asked for, reports what elapses, and ends when it is told to', async () => {
  const connection = await nats.connect()
  await setUpNats(connection)
  const engine = await createNatsEngine({ connection, clock: createSystemClock() })
  const scheduler = await startScheduler()
  await expect.poll(scheduler.isReady, { timeout: 10_000 }).toBe(true)

  const address = { tenant: 'demo', conversation: 'c_1' }
  const dueAt = Date.now() + 200
  const body = {
    type: 'timer.arm',
    name: 'inactivity',
    generation: 1,
    dueAt,
    assistantId: 's',
    channel: 'sms',
  } as const
  const command = { id: 'c_1/1/2', ...address, notAfter: dueAt + 60_000, body }
  await engine.queues.timerCommands.enqueue({ id: command.id, tenant: 'demo', body: commandCodec.encode(command) })
  await expect.poll(() => engine.mailbox.read(address, 0), { timeout: 10_000 }).toHaveLength(1)
  const [entry] = await engine.mailbox.read(address, 0)
  expect(entry && decodeInput(entry.body)).toMatchObject({ type: 'timer.elapsed', name: 'inactivity', dueAt })
  expect(entry?.at).toBeGreaterThanOrEqual(dueAt)

  scheduler.child.kill('SIGTERM')
  expect(await scheduler.ended).toBe(0)
  await engine.close()
})
