import { expect, it } from 'vitest'
import { type Bucket, giveBack, takeFrom } from './token-bucket.ts'

const rate = { perSecond: 2, burst: 3 }

function aBucket() {
  let bucket: Bucket | undefined
  return {
    take(now: number, { count = 1, urgent = false } = {}) {
      const taken = takeFrom(bucket, rate, now, { count, urgent })
      bucket = taken.bucket
      return taken.waitMs
    },
    giveBack(now: number, count = 1) {
      if (bucket) bucket = giveBack(bucket, rate, now, count)
    },
  }
}

it('gives a burst, then the rate, and says when asking again makes sense', () => {
  const { take } = aBucket()
  expect([take(0), take(0), take(0), take(0)]).toEqual([0, 0, 0, 500])
  expect([take(500), take(500)]).toEqual([0, 500])
  expect([take(60_000), take(60_000), take(60_000), take(60_000)]).toEqual([0, 0, 0, 500])
})

it('lets more through than there is and has it paid back first, so that what is large is not refused for ever', () => {
  const { take } = aBucket()
  expect(take(0, { count: 5 })).toBe(0)
  expect(take(0)).toBe(1500)
  expect(take(1000)).toBe(500)
  expect(take(1500)).toBe(0)
})

it('takes what is urgent in advance, as much as a burst', () => {
  const { take } = aBucket()
  take(0, { count: 3 })
  expect([1, 2, 3, 4].map(() => take(0, { urgent: true }))).toEqual([0, 0, 0, 500])
  expect(take(0)).toBe(2000)
})

it('takes back no more than a burst', () => {
  const { take, giveBack: back } = aBucket()
  take(0)
  back(0, 10)
  expect([take(0), take(0), take(0), take(0)]).toEqual([0, 0, 0, 500])
})
