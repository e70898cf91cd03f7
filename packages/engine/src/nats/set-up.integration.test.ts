import { jetstreamManager } from '@nats-io/jetstream'
import { useNats } from '@relance/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkNats } from './check.ts'
import { setUpNats } from './set-up.ts'
import { MAILBOX, TIMERS, wakeUpConsumer } from './streams.ts'

const nats = useNats()

const manager = async () => jetstreamManager(await nats.connect())

beforeEach(async () => {
  const { streams } = await manager()
  for await (const { config } of streams.list()) await streams.delete(config.name)
})

describe('setUpNats', () => {
  it('makes what checkNats asks for, and repeating it changes nothing', async () => {
    const connection = await nats.connect()
    await setUpNats(connection)
    const first = await checkNats(connection, { replicas: 1 })
    await setUpNats(connection)
    expect(await checkNats(connection)).toEqual(first)
    expect(first).toMatchObject({ partitions: 16, replicas: 1, leaseMs: 4000 })
  })

  it('keeps the number of partitions, and refuses another', async () => {
    const connection = await nats.connect()
    await setUpNats(connection, { partitions: 4 })
    await setUpNats(connection)
    expect((await checkNats(connection)).partitions).toBe(4)
    await expect(setUpNats(connection, { partitions: 8 })).rejects.toMatchObject({ code: 'PARTITIONS_ARE_FIXED' })
  })

  it('brings back what was changed or deleted', async () => {
    const connection = await nats.connect()
    await setUpNats(connection, { partitions: 4 })
    const { streams, consumers } = await manager()
    await streams.update(MAILBOX, { ...(await streams.info(MAILBOX)).config, max_msgs: 5 })
    await consumers.delete(MAILBOX, wakeUpConsumer(1))
    await streams.delete(TIMERS)

    await expect(checkNats(connection)).rejects.toMatchObject({
      code: 'ENGINE_NOT_SET_UP',
      message: expect.stringMatching(
        /stream MAILBOX has max_msgs 5 instead of -1.*conversation-state-1 of MAILBOX is missing.*TIMERS is missing.*npm run engine:setup/,
      ),
    })
    await setUpNats(connection)
    await checkNats(connection)
  })
})

describe('checkNats', () => {
  it('refuses a server where nothing was set up, and says what to run', async () => {
    await expect(checkNats(await nats.connect())).rejects.toThrow(/was not set up.*npm run engine:setup/)
  })

  it('refuses another number of copies than is asked for', async () => {
    const connection = await nats.connect()
    await setUpNats(connection, { partitions: 1 })
    await expect(checkNats(connection, { replicas: 3 })).rejects.toThrow(/1 copies of each stream, not 3/)
  })
})
