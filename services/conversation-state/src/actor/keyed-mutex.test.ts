import { expect, it } from 'vitest'
import { createKeyedMutex } from './keyed-mutex.ts'

it('lets one at a time in per key, in the order of asking, whatever the one before came to', async () => {
  const mutex = createKeyedMutex()
  const log: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const results = await Promise.allSettled([
    mutex.run('a', work('first', true)),
    mutex.run('a', work('second')),
    mutex.run('b', work('other')),
  ])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(log.filter((line) => !line.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ])
  expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('second begins'))
})

it('forgets a key once nothing waits for it', async () => {
  const mutex = createKeyedMutex()
  await mutex.run('a', async () => undefined)
  await mutex.run('a', async () => Promise.reject(new Error('no'))).catch(() => undefined)
  await Promise.resolve()
  await Promise.resolve()
  expect(mutex.size).toBe(0)
})
