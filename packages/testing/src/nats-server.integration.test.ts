import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { describe, expect, it } from 'vitest'
import { expectNoneOpen } from './expect-none-open.ts'
import { useNats } from './nats-server.ts'

describe('useNats', () => {
  const nats = useNats({ syncInterval: 'always' })

  it('has JetStream', async () => {
    const manager = await jetstreamManager(await nats.connect())
    await manager.streams.add({ name: 'THINGS', subjects: ['things.>'] })
    expect((await manager.streams.info('THINGS')).state.messages).toBe(0)
  })

  it('keeps its address and its store over a kill', async () => {
    const connection = await nats.connect()
    const manager = await jetstreamManager(connection)
    await manager.streams.add({ name: 'KEPT', subjects: ['kept'] })
    await jetstream(connection).publish('kept', 'a message')

    const url = nats.url
    await nats.kill()
    await nats.restart()

    expect(nats.url).toBe(url)
    const kept = await (await jetstreamManager(await nats.connect())).streams.info('KEPT')
    expect(kept.state.messages).toBe(1)
  })

  it('notices a connection that nobody closed', async () => {
    const leaked = await connect({ servers: nats.url, name: 'leaked' })
    await expect(expectNoneOpen('nats-server', nats.openConnections)).rejects.toThrow('leaked')
    await leaked.close()
  })
})
