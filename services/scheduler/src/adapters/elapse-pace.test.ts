import { describe, expect, it } from 'vitest'
import { createElapsePace } from './elapse-pace.ts'

/** Time stands still but for what is waited. */
function aPace(backlog: () => Promise<number>) {
  let now = 0
  const asked: number[] = []
  const pause = async (ms: number) => {
    // A question that is answered is answered first.
    await new Promise(setImmediate)
    now += ms
  }
  const ask = () => {
    asked.push(now)
    return backlog()
  }
  const pace = createElapsePace({ backlog: ask }, () => now, pause)
  const admit = async (count: number) => {
    for (let n = 0; n < count; n++) await pace.admit()
  }
  return { admit, asked, at: () => now, passMs: (ms: number) => (now += ms) }
}

describe('the pace of elapses', () => {
  it('asks nobody while few elapse', async () => {
    const { admit, asked, passMs } = aPace(async () => 1_000_000)
    for (let second = 0; second < 10; second++) {
      await admit(300)
      passMs(1_000)
    }
    expect(asked).toEqual([])
  })

  it('lets on as many as are missing to what may wait', async () => {
    const { admit, asked } = aPace(async () => 220)
    await admit(320)
    expect(asked).toHaveLength(0)
    await admit(100)
    expect(asked).toHaveLength(1)
    await admit(1)
    expect(asked).toHaveLength(2)
  })

  it('slows down to 500 a second where nothing is folded, and no further', async () => {
    const { admit, at } = aPace(async () => 100_000)
    await admit(320)
    const began = at()
    await admit(5_000)
    expect(at() - began).toBeGreaterThanOrEqual(10_000)
    expect(at() - began).toBeLessThanOrEqual(10_300)
  })

  it.each([
    ['the question fails', () => Promise.reject(new Error('The broker is away.'))],
    ['the question is not answered', () => new Promise<number>(() => {})],
  ])('goes on as slowly where %s', async (_, backlog) => {
    const { admit, at } = aPace(backlog)
    await admit(320)
    const began = at()
    await admit(5_000)
    expect(at() - began).toBeGreaterThan(5_000)
    expect(at() - began).toBeLessThanOrEqual(10_300)
  })

  it('asks once for all who wait at the same time', async () => {
    const { admit, asked } = aPace(async () => 0)
    await admit(320)
    await Promise.all(Array.from({ length: 256 }, () => admit(1)))
    expect(asked).toHaveLength(1)
  })
})
