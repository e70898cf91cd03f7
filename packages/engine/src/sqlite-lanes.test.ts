import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './clock.ts'
import { createLanes } from './sqlite-lanes.ts'

function aSetOfLanes() {
  const clock = createVirtualClock(0)
  return { clock, lanes: createLanes<string>({ clock, closed: new AbortController().signal }) }
}

/** Until everything that is to happen at this instant has happened. */
async function settled(lanes: { isBusy(): boolean }) {
  do await new Promise((resolve) => setImmediate(resolve))
  while (lanes.isBusy())
}

describe('lanes', () => {
  it('take turns', async () => {
    const { lanes } = aSetOfLanes()
    for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) lanes.add(item.charAt(0), item)
    const order: string[] = []
    lanes.consume({ concurrency: 1, perLane: 1 }, async (item) => {
      order.push(item)
      return undefined
    })
    await settled(lanes)
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  it('have no more in hand than their cap, over all consumers', async () => {
    const { lanes } = aSetOfLanes()
    const inHand = new Map<string, number>()
    const most = new Map<string, number>()
    const handle = async (item: string) => {
      const lane = item.charAt(0)
      inHand.set(lane, (inHand.get(lane) ?? 0) + 1)
      most.set(lane, Math.max(most.get(lane) ?? 0, inHand.get(lane) ?? 0))
      await new Promise((resolve) => setImmediate(resolve))
      inHand.set(lane, (inHand.get(lane) ?? 0) - 1)
      return undefined
    }
    lanes.consume({ concurrency: 3, perLane: 2 }, handle)
    lanes.consume({ concurrency: 3, perLane: 2 }, handle)
    for (let n = 0; n < 2000; n++) lanes.add(n % 10 === 0 ? 'b' : 'a', n % 10 === 0 ? `b${n}` : `a${n}`)
    await settled(lanes)
    expect(Object.fromEntries(most)).toEqual({ a: 2, b: 2 })
    expect(lanes.size()).toEqual({ ready: 0, delayed: 0, inHand: 0 })
  })

  it('hand out again when asked, and let others pass meanwhile', async () => {
    const { lanes, clock } = aSetOfLanes()
    const order: string[] = []
    lanes.consume({ concurrency: 1, perLane: 1 }, async (item) => {
      order.push(`${item} at ${clock.now()}`)
      return item === 'again' && clock.now() < 200 ? { notBefore: clock.now() + 100 } : undefined
    })
    lanes.add('lane', 'again')
    lanes.add('lane', 'other')
    lanes.add('lane', 'late', 150)
    await settled(lanes)
    expect(lanes.nextDueAt()).toBe(100)
    await clock.advanceTo(1000)
    await settled(lanes)
    expect(order).toEqual(['again at 0', 'other at 0', 'again at 100', 'late at 150', 'again at 200'])
    expect(lanes.nextDueAt()).toBeUndefined()
  })

  it('are busy while something is ready, due or in hand, and not while it is only delayed', async () => {
    const { lanes, clock } = aSetOfLanes()
    expect(lanes.isBusy()).toBe(false)
    lanes.add('lane', 'later', 100)
    expect(lanes.isBusy()).toBe(false)
    await clock.advanceTo(100)
    expect(lanes.isBusy()).toBe(true)

    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const consumer = lanes.consume({ concurrency: 1, perLane: 1 }, async () => {
      await opened
      return undefined
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect([lanes.isBusy(), lanes.size().inHand]).toEqual([true, 1])
    open()
    await consumer.stop()
    expect(lanes.isBusy()).toBe(false)
  })

  it('leave to others what a stopped consumer has not begun', async () => {
    const { lanes } = aSetOfLanes()
    const first: string[] = []
    const second: string[] = []
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const consumer = lanes.consume({ concurrency: 1, perLane: 1 }, async (item) => {
      first.push(item)
      await opened
      return undefined
    })
    for (const item of ['1', '2', '3']) lanes.add('lane', item)
    await new Promise((resolve) => setImmediate(resolve))
    const stopped = consumer.stop()
    open()
    await stopped
    lanes.consume({ concurrency: 1, perLane: 1 }, async (item) => {
      second.push(item)
      return undefined
    })
    await settled(lanes)
    expect([first, second]).toEqual([['1'], ['2', '3']])
  })
})
