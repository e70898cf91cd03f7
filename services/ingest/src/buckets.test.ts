import { expect, it } from 'vitest'
import { createBuckets } from './buckets.ts'

const clock = { now: () => 0, monotonic: () => 0, sleep: async () => {} }

it('counts each key on its own, and keeps those that were used last', () => {
  const buckets = createBuckets({ perSecond: 1, burst: 1 }, clock, 100)
  const take = (key: string) => buckets.take(key, { count: 1, urgent: false })
  expect(take('flood')).toBe(0)
  for (let n = 0; n < 10_000; n++) {
    expect(take(`contact ${n}`)).toBe(0)
    expect(take('flood')).toBe(1000)
  }
  expect(buckets.size).toBe(100)
})
