import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { expect, it } from 'vitest'
import { createRecent } from './recent.ts'

function setUp({ orOlder = false } = {}) {
  let now = 0
  let asked = 0
  let failure: Error | undefined
  const clock = { now: () => 0, sleep: async () => {}, monotonic: () => now }
  const recent = createRecent<number>({ clock, ttlMs: 500, orOlder })
  const ask = async () => {
    asked++
    if (failure) throw failure
    return asked
  }
  return {
    get: () => recent.get('key', ask),
    advance: (ms: number) => void (now += ms),
    fail: (error: Error | undefined) => void (failure = error),
  }
}

it('asks once for a burst, and again after its time', async () => {
  const { get, advance } = setUp()
  expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1])
  advance(499)
  expect(await get()).toBe(1)
  advance(1)
  expect(await get()).toBe(2)
})

it('keeps no failure', async () => {
  const { get, fail } = setUp()
  fail(new RetryableError('DOWN', 'down'))
  await expect(get()).rejects.toThrow('down')
  fail(undefined)
  expect(await get()).toBe(2)
})

it('gives an older value only where that is wanted and asking may succeed later', async () => {
  const { get, fail, advance } = setUp({ orOlder: true })
  await get()
  advance(10_000)
  fail(new RetryableError('DOWN', 'down'))
  expect(await get()).toBe(1)
  fail(new TerminalError('GONE', 'gone'))
  await expect(get()).rejects.toThrow('gone')

  const strict = setUp()
  await strict.get()
  strict.advance(10_000)
  strict.fail(new RetryableError('DOWN', 'down'))
  await expect(strict.get()).rejects.toThrow('down')
})
