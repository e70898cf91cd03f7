import { setTimeout as pass } from 'node:timers/promises'
import { useRedis } from '@relance/testing'
import { createClient } from 'redis'
import { expect, it } from 'vitest'
import { budgetContract, readModelContract } from './contract.ts'
import { createRedisBudget, createRedisReadModel } from './redis.ts'
import type { StoredView } from './read-model/read-model.ts'

const redis = useRedis()

async function twoClients() {
  await redis.flush()
  const clients = [await redis.connect(), await redis.connect()] as const
  return {
    clients,
    async close() {
      for (const client of clients) client.destroy()
    },
  }
}

readModelContract({
  name: 'Redis',
  async create() {
    const { clients, close } = await twoClients()
    const [readModel, another] = [createRedisReadModel(clients[0]), createRedisReadModel(clients[1])]
    return { readModel, another, close }
  },
})

budgetContract({
  name: 'Redis',
  async create() {
    const { clients, close } = await twoClients()
    return {
      budget: createRedisBudget(clients[0]),
      another: createRedisBudget(clients[1]),
      // Redis counts by its own clock, which cannot be turned: here time must really pass.
      pass: (ms) => pass(ms),
      close,
    }
  },
})

it('works on after everything in Redis was lost', async () => {
  const { clients, close } = await twoClients()
  const readModel = createRedisReadModel(clients[0])
  const budget = createRedisBudget(clients[0])
  const rate = { key: 'a', limit: 1, perMs: 60_000 }
  await readModel.put(aView(1))
  await budget.take([rate])
  await clients[0].flushAll()
  await clients[0].scriptFlush()
  expect((await readModel.list({ tenant: 't1', limit: 5 })).views).toEqual([])
  await readModel.put(aView(1))
  expect(await readModel.get('t1', 'c1')).toEqual(aView(1))
  expect(await budget.take([rate])).toEqual({ ok: true })
  await close()
})

it('asks to be asked again while Redis is away', async () => {
  const client = createClient({ url: redis.url, disableOfflineQueue: true, socket: { reconnectStrategy: 20 } })
  client.on('error', () => {})
  await client.connect()
  const readModel = createRedisReadModel(client)
  const budget = createRedisBudget(client)
  const away = { name: 'RetryableError', code: 'REDIS_UNREACHABLE' }
  await redis.kill()
  await expect(budget.take([{ key: 'a', limit: 1, perMs: 1_000 }])).rejects.toMatchObject(away)
  await expect(readModel.list({ tenant: 't1', limit: 5 })).rejects.toMatchObject(away)
  await redis.restart()
  await expect.poll(() => readModel.get('t1', 'c1').catch(() => 'away')).toBeUndefined()
  client.destroy()
})

it('asks to be asked again while Redis is full', async () => {
  const client = createClient({ url: redis.url })
  await client.connect()
  const readModel = createRedisReadModel(client)
  await client.configSet('maxmemory', '1')
  await expect(readModel.put(aView(1))).rejects.toMatchObject({ name: 'RetryableError', code: 'REDIS_UNREACHABLE' })
  await client.configSet('maxmemory', '0')
  await readModel.put(aView(1))
  client.destroy()
})

it('tells watchers of changes after the connection was lost', async () => {
  const client = await redis.connect()
  const readModel = createRedisReadModel(client)
  const seen: string[] = []
  const watch = await readModel.watch('t1', ({ id }) => void seen.push(id))
  await redis.restart()
  for (let n = 1; seen.length === 0 && n < 400; n++) {
    await readModel.put(aView(n)).catch(() => {})
    await pass(20)
  }
  expect(seen[0]).toMatch(/^c\d+$/)
  await watch.stop()
  client.destroy()
})

it('costs at most 2 KB for a conversation', async () => {
  const { clients, close } = await twoClients()
  const client = clients[0]
  const readModel = createRedisReadModel(client)
  const memory = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  const before = await memory()
  const count = 2000
  await Promise.all(Array.from({ length: count }, (_, n) => readModel.put(aView(n))))
  const each = ((await memory()) - before) / count
  expect(each).toBeLessThan(2048)
  await close()
})

/** As large as a conversation's view is: names, the last message, a planned follow-up with its draft and reason. */
function aView(n: number): StoredView {
  return {
    tenant: 't1',
    id: `c${n}`,
    version: 12,
    state: 'follow_up_scheduled',
    lastActivityAt: 1_700_000_000_000 + n,
    dueAt: 1_700_000_100_000 + n,
    contactId: `p_${String(n).padStart(32, '0')}`,
    searchText: `Ada Lovelace ${n} +44 20 7946 0000 I am still thinking about the second offer, can you hold it until Friday?`,
    body: new Uint8Array(800).fill(n % 250),
  }
}
