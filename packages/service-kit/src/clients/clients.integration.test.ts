import { freePort, startNatsServer, startRedisServer } from '@relance/testing'
import { expect, it, onTestFinished } from 'vitest'
import { createLog } from '../log/log.ts'
import { connectNats } from './connect-nats.ts'
import { connectRedis } from './connect-redis.ts'

const log = createLog({ service: 'test', level: 'silent' })

it('NATS: waits for a broker that comes later, and finds it again after it was killed', async () => {
  const server = await startNatsServer()
  onTestFinished(() => server.stop())
  await server.kill()
  const connecting = connectNats({ url: server.url, name: 'test', log })
  await server.restart()
  const nats = await connecting
  expect(nats.isUp()).toBe(true)

  await server.kill()
  await expect.poll(() => nats.isUp()).toBe(false)
  await server.restart()
  await expect.poll(() => nats.isUp(), { timeout: 10_000 }).toBe(true)
  await nats.connection.flush()
  await nats.stop()
  expect(await server.openConnections()).toEqual([])
})

it('NATS: a process whose broker does not come says where it looked, and not with which password', async () => {
  const url = `nats://user:secret@127.0.0.1:${await freePort()}`
  await expect(connectNats({ url, name: 'test', log, patienceMs: 0 })).rejects.toMatchObject({
    code: 'NATS_UNREACHABLE',
    message: expect.stringMatching(/^(?!.*secret).*NATS_URL/),
  })
})

it('NATS: is not waited for where it refuses who we are', async () => {
  const server = await startNatsServer({ config: 'authorization { user: "relance", password: "right" }' })
  onTestFinished(() => server.stop())
  const url = server.url.replace('nats://', 'nats://relance:wrong@')
  await expect(connectNats({ url, name: 'test', log })).rejects.toMatchObject({ code: 'NATS_REFUSED' })
})

it('NATS: connects as the user that the URL or the variables name, and listens for answers where nobody else may', async () => {
  const server = await startNatsServer({
    config: `authorization { users: [
      { user: "a b", password: "p@ss:word", permissions: { publish: "ask", subscribe: "_INBOX_a_b.>" } }
      { user: "answerer", password: "right" }
    ] }`,
  })
  onTestFinished(() => server.stop())
  const answerer = await connectNats({ url: server.url, user: 'answerer', password: 'right', name: 'test', log })
  answerer.connection.subscribe('ask', { callback: (_, message) => void message.respond('answer') })
  await answerer.connection.flush()
  const inUrl = server.url.replace('nats://', `nats://${encodeURIComponent('a b')}:${encodeURIComponent('p@ss:word')}@`)
  for (const login of [{ url: inUrl }, { url: server.url, user: 'a b', password: 'p@ss:word' }]) {
    const nats = await connectNats({ ...login, name: 'test', log })
    expect((await nats.connection.request('ask')).string()).toBe('answer')
    await expect(nats.connection.subscribe('_INBOX.>').closed).resolves.toBeInstanceOf(Error)
    await nats.stop()
  }
  await answerer.stop()
})

it('Redis: connects with the password that stands beside the URL', async () => {
  const server = await startRedisServer({ password: 'right' })
  onTestFinished(() => server.stop())
  const redis = await connectRedis({ url: server.url.replace(':right@', ''), password: 'right', name: 'test', log })
  await redis.client.set('a', '1')
  expect(await redis.client.get('a')).toBe('1')
  await redis.stop()
})

it('NATS: lets go of a broker that is away', async () => {
  const server = await startNatsServer()
  onTestFinished(() => server.stop())
  const nats = await connectNats({ url: server.url, name: 'test', log })
  await server.kill()
  await expect.poll(() => nats.isUp()).toBe(false)
  await nats.stop()
})

it('Redis: a process starts without it, and finds it when it is there', async () => {
  const server = await startRedisServer()
  onTestFinished(() => server.stop())
  await server.kill()
  const redis = await connectRedis({ url: server.url, name: 'test', log })
  expect(redis.isUp()).toBe(false)
  await server.restart()
  await expect.poll(() => redis.isUp(), { timeout: 10_000 }).toBe(true)
  await redis.client.set('a', '1')
  await server.kill()
  await expect.poll(() => redis.isUp()).toBe(false)
  await expect(redis.client.get('a')).rejects.toThrow('offline')
  await server.restart()
  await expect.poll(() => redis.isUp(), { timeout: 10_000 }).toBe(true)
  await redis.stop()
})

it('Redis: an idle subscription pings too, so that it is not given up as silent', async () => {
  const server = await startRedisServer()
  onTestFinished(() => server.stop())
  const redis = await connectRedis({ url: server.url, name: 'test', log })
  const subscriber = redis.client.duplicate()
  subscriber.on('error', () => {})
  await subscriber.connect()
  await subscriber.subscribe('views', () => {})
  const lastCommand = async () => {
    const clients = (await redis.client.sendCommand(['CLIENT', 'LIST', 'TYPE', 'pubsub'])) as unknown as string
    return / cmd=(\S+)/.exec(clients)?.[1]
  }
  expect(await lastCommand()).toBe('subscribe')
  await expect.poll(lastCommand, { timeout: 5_000 }).toBe('ping')
  subscriber.destroy()
  await redis.stop()
})
