import { createClient } from 'redis'
import { describe, expect, it } from 'vitest'
import { expectNoneOpen } from './expect-none-open.ts'
import { useRedis } from './redis-server.ts'

describe('useRedis', () => {
  const redis = useRedis({ appendFsync: 'always' })

  it('keeps its address, its contents and its clients over a kill', async () => {
    const client = await redis.connect()
    await client.set('kept', 'yes')

    const url = redis.url
    await redis.kill()
    await redis.restart()

    expect(redis.url).toBe(url)
    expect(await client.get('kept')).toBe('yes')
  })

  it('forgets everything on flush', async () => {
    const client = await redis.connect()
    await client.set('forgotten', 'yes')
    await redis.flush()
    expect(await client.get('forgotten')).toBeNull()
  })

  it('notices a client that nobody closed', async () => {
    const leaked = createClient({ url: redis.url, name: 'leaked' })
    await leaked.connect()
    await expect(expectNoneOpen('redis-server', redis.openConnections)).rejects.toThrow('leaked')
    leaked.destroy()
  })
})
