import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type VirtualClock } from './clock.ts'
import { anAddress, bytes } from './contract-harness.ts'
import { createSqliteEngine, type SqliteEngine } from './sqlite.ts'

const START = Date.UTC(2026, 10, 24, 9)
const HOUR = 3_600_000

let clock: VirtualClock
let engine: SqliteEngine
beforeEach(async () => {
  clock = createVirtualClock(START)
  engine = await createSqliteEngine({ path: ':memory:', clock })
})
afterEach(() => engine.close())

/** Turns the clock as a demo does: only while nothing is to be done, and only to the next instant at which something is. */
async function turnUntilNothingIsLeft(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    if (engine.busy()) continue
    const next = engine.nextDueAt()
    if (next === undefined) return
    expect(next).toBeGreaterThan(clock.now())
    await clock.advanceTo(next)
  }
}

const aTimer = (name: string, dueAt: number) => ({ address: anAddress(), name, generation: 1, dueAt, body: bytes('') })
const atHour = () => (clock.now() - START) / HOUR

describe('turned by a virtual clock', () => {
  it('elapses timers one after the other, each at its own instant', async () => {
    const elapsed: string[] = []
    engine.timers.elapsed({ concurrency: 10 }, async ({ name }) => {
      elapsed.push(`${name} at ${atHour()}`)
      if (name === 'first') await engine.timers.arm(aTimer('in between', START + 2 * HOUR))
      if (name === 'in between') await engine.timers.cancel(aTimer('cancelled', 0))
    })
    await engine.timers.arm(aTimer('last', START + 72 * HOUR))
    await engine.timers.arm(aTimer('cancelled', START + 3 * HOUR))
    await engine.timers.arm(aTimer('first', START + HOUR))
    expect(engine.nextDueAt()).toBe(START + HOUR)
    await turnUntilNothingIsLeft()
    expect(elapsed).toEqual(['first at 1', 'in between at 2', 'last at 72'])
  })

  it('an earlier timer is not missed while another hangs in its handler', async () => {
    const elapsed: string[] = []
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    engine.timers.elapsed({ concurrency: 2 }, async ({ name }) => {
      elapsed.push(name)
      if (name === 'hanging') await opened
    })
    await engine.timers.arm(aTimer('hanging', START))
    await engine.timers.arm(aTimer('later', START + 2 * HOUR))
    await engine.timers.arm(aTimer('earlier', START + HOUR))
    await clock.advanceTo(START + HOUR)
    await expect.poll(() => elapsed).toEqual(['hanging', 'earlier'])
    expect(engine.busy()).toBe(true)
    open()
    await turnUntilNothingIsLeft()
    expect(elapsed).toEqual(['hanging', 'earlier', 'later'])
  })

  it('a timer armed while a cancelled one is in hand is not taken for that one', async () => {
    const elapsed: string[] = []
    engine.timers.elapsed({ concurrency: 2 }, async ({ name }) => {
      elapsed.push(name)
      if (name !== 'first') return
      await engine.timers.cancel(aTimer('first', 0))
      await engine.timers.arm(aTimer('second', START + HOUR))
    })
    await engine.timers.arm(aTimer('first', START))
    await turnUntilNothingIsLeft()
    expect(elapsed).toEqual(['first', 'second'])
  })

  it('goes through more due timers than are taken up at once', async () => {
    const elapsed: string[] = []
    for (let n = 0; n < 700; n++) void engine.timers.arm(aTimer(`t${n}`, START + HOUR + n))
    await engine.timers.arm(aTimer('much later', START + 10 * HOUR))
    await clock.advanceTo(START + 2 * HOUR)
    engine.timers.elapsed({ concurrency: 7 }, async ({ name }) => void elapsed.push(name))
    await turnUntilNothingIsLeft()
    expect(elapsed).toEqual([...Array.from({ length: 700 }, (_, n) => `t${n}`), 'much later'])
  })

  it('says that it is busy while anything is to be done at this instant', async () => {
    const isBusyAfter = async (act: () => Promise<unknown>) => {
      const before = engine.busy()
      await act()
      return [before, engine.busy()]
    }
    const { mailbox, queues, timers, events } = engine
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const append = () => mailbox.append(anAddress(), { id: `${clock.now()}`, body: bytes('') })
    const enqueue = () => queues.deliveries.enqueue({ id: 'job', tenant: 'tenant', body: bytes('') })
    const publish = (id: string) => events.publish({ id, address: anAddress(), type: 'event', body: bytes('') })

    expect(await isBusyAfter(append)).toEqual([false, true])
    mailbox.wakeUps({ concurrency: 1 }, () => opened)
    await new Promise((resolve) => setImmediate(resolve))
    expect(engine.busy()).toBe(true)
    open()
    await turnUntilNothingIsLeft()

    expect(await isBusyAfter(enqueue)).toEqual([false, true])
    queues.deliveries.consume({ concurrency: 1 }, async () => ({ type: 'done' }))
    await turnUntilNothingIsLeft()

    expect(await isBusyAfter(() => timers.arm(aTimer('due', START)))).toEqual([false, true])
    timers.elapsed({ concurrency: 1 }, async () => {})
    await turnUntilNothingIsLeft()

    // Nobody is there to whom this event could be given.
    expect(await isBusyAfter(() => publish('unheard'))).toEqual([false, false])
    const seen: string[] = []
    const subscriber = events.subscribe({ durable: 'reader', from: 'now' }, async ({ id }) => void seen.push(id))
    await turnUntilNothingIsLeft()
    expect(await isBusyAfter(() => publish('heard'))).toEqual([false, true])
    await turnUntilNothingIsLeft()
    expect(seen).toEqual(['heard'])
    await subscriber.stop()
    expect(await isBusyAfter(() => publish('after the end'))).toEqual([false, false])
    expect(engine.nextDueAt()).toBeUndefined()
  })

  it('waits for an event in hand, and turns to when a failed one comes again', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const seen: number[] = []
    engine.events.subscribe({ durable: 'reader', from: 'beginning' }, async () => {
      seen.push(clock.now() - START)
      await opened
      for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setImmediate(resolve))
        expect.soft(engine.busy()).toBe(true)
      }
      if (seen.length === 1) throw new Error('It fails at first.')
    })
    await engine.events.publish({ id: 'a', address: anAddress(), type: 'event', body: bytes('') })
    await expect.poll(() => seen).toEqual([0])
    expect(engine.busy()).toBe(true)
    open()
    await turnUntilNothingIsLeft()
    expect(seen).toEqual([0, 1000])
  })

  it('comes back to everything that failed, in virtual time', async () => {
    const failures = new Map<string, number>()
    /** Fails a few times, as often as the name says. */
    const failAtFirst = (name: string) => {
      const before = failures.get(name) ?? 0
      failures.set(name, before + 1)
      if (before < Number(name.at(-1))) throw new Error(`${name} fails.`)
    }
    const done: string[] = []
    const act = async (name: string) => {
      failAtFirst(name)
      done.push(name)
    }
    engine.mailbox.wakeUps({ concurrency: 2, retryAfterMs: HOUR }, ({ address }) => act(address.conversation))
    engine.timers.elapsed({ concurrency: 2 }, ({ name }) => act(name))
    engine.events.subscribe({ durable: 'reader', from: 'beginning' }, ({ id }) => act(id))
    engine.queues.decisions.consume({ concurrency: 2 }, async ({ id, attempt }) => {
      if (id === 'retried-2' && attempt <= 2) return { type: 'retry', afterMs: HOUR }
      await act(id)
      return { type: 'done' }
    })
    const wanted: string[] = []
    for (let n = 0; n < 5; n++) {
      await engine.mailbox.append(anAddress(`conversation-${n}`), { id: 'a', body: bytes('') })
      await engine.timers.arm(aTimer(`timer-${n}`, START + n * HOUR))
      await engine.events.publish({ id: `event-${n}`, address: anAddress(), type: 'event', body: bytes('') })
      await engine.queues.decisions.enqueue({ id: `job-${n}`, tenant: 'tenant', body: bytes('') })
      wanted.push(`conversation-${n}`, `timer-${n}`, `event-${n}`, `job-${n}`)
    }
    await engine.queues.decisions.enqueue({ id: 'retried-2', tenant: 'tenant', body: bytes('') })
    await turnUntilNothingIsLeft()
    expect(done.toSorted()).toEqual([...wanted, 'retried-2'].toSorted())
    // The wake-up that failed four times waited 1 + 2 + 3 + 4 hours.
    expect(atHour()).toBeGreaterThanOrEqual(10)
  })
})

describe('on SQLite', () => {
  it('never runs two handlers at once for one conversation', async () => {
    const inHand = new Map<string, number>()
    let most = 0
    let handled = 0
    engine.mailbox.wakeUps({ concurrency: 8 }, async ({ address: { conversation } }) => {
      inHand.set(conversation, (inHand.get(conversation) ?? 0) + 1)
      most = Math.max(most, ...inHand.values())
      await engine.stateStore.load(anAddress(conversation))
      await new Promise((resolve) => setImmediate(resolve))
      inHand.set(conversation, (inHand.get(conversation) ?? 0) - 1)
      handled += 1
    })
    const appended = Array.from({ length: 100 }, (_, n) =>
      engine.mailbox.append(anAddress(`c${n % 3}`), { id: `${n}`, body: bytes('') }),
    )
    await Promise.all(appended)
    await turnUntilNothingIsLeft()
    expect([most, handled]).toEqual([1, 100])
  })

  it('stamps with the clock, and forgets events after 30 days', async () => {
    const publish = (id: string) => engine.events.publish({ id, address: anAddress(), type: 'event', body: bytes('') })
    await publish('old')
    await clock.advanceTo(START + 31 * 24 * HOUR)
    await publish('recent')
    const seen: [string, number][] = []
    engine.events.subscribe({ durable: 'reader', from: 'beginning' }, async ({ id, at }) => void seen.push([id, at]))
    await turnUntilNothingIsLeft()
    expect(seen).toEqual([['recent', START + 31 * 24 * HOUR]])
    expect(engine.lastAt()).toBe(START + 31 * 24 * HOUR)
  })

  it('refuses a second subscriber of the same name', () => {
    engine.events.subscribe({ durable: 'reader' }, async () => {})
    expect(() => engine.events.subscribe({ durable: 'reader' }, async () => {})).toThrow('reader')
  })
})
