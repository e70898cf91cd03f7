import { describe, expect, it } from 'vitest'
import { createSystemClock, createVirtualClock } from './clock.ts'

describe('the virtual clock', () => {
  it('stands still until it is turned', async () => {
    const clock = createVirtualClock(1000)
    let isAwake = false
    void clock.sleep(10).then(() => {
      isAwake = true
    })
    expect([clock.now(), clock.nextWakeAt()]).toEqual([1000, 1010])
    await clock.advanceTo(1009)
    expect([clock.now(), isAwake]).toEqual([1009, false])
    await clock.advanceTo(1010)
    expect([clock.now(), isAwake, clock.nextWakeAt()]).toEqual([1010, true, undefined])
  })

  it('wakes sleepers in the order of due time, each at its own instant', async () => {
    const clock = createVirtualClock(0)
    const woken: [string, number][] = []
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms)
      woken.push([name, clock.now()])
    }
    void sleep('third', 30)
    void sleep('first', 10)
    void sleep('second', 20)
    await clock.advanceTo(100)
    expect(woken).toEqual([
      ['first', 10],
      ['second', 20],
      ['third', 30],
    ])
    expect(clock.now()).toBe(100)
  })

  it('wakes somebody who sleeps again on the way as often as that is due', async () => {
    const clock = createVirtualClock(0)
    const woken: number[] = []
    const tick = async () => {
      for (;;) {
        await clock.sleep(1000)
        woken.push(clock.now())
      }
    }
    void tick()
    await clock.advanceTo(3500)
    expect(woken).toEqual([1000, 2000, 3000])
    expect(clock.nextWakeAt()).toBe(4000)
  })

  it('is never turned back', async () => {
    const clock = createVirtualClock(1000)
    await clock.advanceTo(500)
    expect(clock.now()).toBe(1000)
  })

  it('lets go of a sleeper that is told to wake', async () => {
    const clock = createVirtualClock(0)
    const stop = new AbortController()
    const sleeping = clock.sleep(1000, stop.signal)
    stop.abort()
    await sleeping
    expect(clock.nextWakeAt()).toBeUndefined()
    await clock.sleep(1000, stop.signal)
    expect(clock.nextWakeAt()).toBeUndefined()
  })
})

describe('the system clock', () => {
  it('sleeps no shorter than asked', async () => {
    const clock = createSystemClock()
    const startedAt = clock.now()
    await clock.sleep(15)
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(15)
  })

  it('sleeps longer than a timeout of Node can, and wakes when told', async () => {
    const clock = createSystemClock()
    const stop = new AbortController()
    let isAwake = false
    const sleeping = clock.sleep(100 * 24 * 3_600_000, stop.signal).then(() => {
      isAwake = true
    })
    // Node runs a timeout that is too long after 1 ms.
    await clock.sleep(10)
    expect(isAwake).toBe(false)
    stop.abort()
    await sleeping
    await clock.sleep(1000, stop.signal)
  })
})
