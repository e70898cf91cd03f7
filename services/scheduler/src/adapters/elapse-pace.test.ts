import { describe, expect, it } from 'vitest'
import { createElapsePace } from './elapse-pace.ts'

/** Time stands still but for what is slept. */
function aPace(backlog: () => Promise<number>) {
  let now = 0
  const asked: number[] = []
  const clock = {
    monotonic: () => now,
    sleep: async (ms: number) => void (now += ms),
  }
  const pace = createElapsePace(
    {
      backlog() {
        asked.push(now)
        return backlog()
      },
    },
    clock,
  )
  const admit = async (count: number) => {
    for (let n = 0; n < count; n++) await pace.admit()
  }
  return { admit, asked, at: () => now, passMs: (ms: number) => (now += ms) }
}

describe('the pace of elapses', () => {
  it('asks nobody while few elapse', async () => {
    const { admit, asked, passMs } = aPace(async () => 1_000_000)
    for (let second = 0; second < 10; second++) {
      await admit(500)
      passMs(1_000)
    }
    expect(asked).toEqual([])
  })

  it('lets on as many as are missing to what may wait', async () => {
    const { admit, asked } = aPace(async () => 412)
    await admit(512)
    expect(asked).toHaveLength(0)
    await admit(100)
    expect(asked).toHaveLength(1)
    await admit(1)
    expect(asked).toHaveLength(2)
  })

  it('slows down to 500 a second where nothing is folded, and no further', async () => {
    const { admit, at } = aPace(async () => 100_000)
    await admit(512)
    const began = at()
    await admit(5_000)
    expect(at() - began).toBe(10_000)
  })

  it('goes on where nobody says what waits', async () => {
    const { admit, at } = aPace(() => Promise.reject(new Error('The broker is away.')))
    await admit(1_012)
    expect(at()).toBe(1_000)
  })

  it('asks once for all who wait at the same time', async () => {
    const { admit, asked } = aPace(async () => 0)
    await admit(512)
    await Promise.all(Array.from({ length: 256 }, () => admit(1)))
    expect(asked).toHaveLength(1)
  })
})
