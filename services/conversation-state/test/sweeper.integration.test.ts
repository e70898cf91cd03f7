import { type Timer, type VirtualClock, createVirtualClock } from '@relance/engine'
import { expect, it } from 'vitest'
import { createActor } from '../src/actor/actor.ts'
import { realPause } from '../src/loop.ts'
import { createSweeper, type SweeperOptions } from '../src/sweeper.ts'
import { createHarness, eventually } from './harness.ts'
import { aMessage, settings } from './inputs.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const START = Date.UTC(2026, 10, 3, 10)
const MINUTE = 60_000

/** A conversation with its inactivity timer, and a sweeper of another process. */
async function aSweptConversation(options: Partial<SweeperOptions> = {}) {
  const clock: VirtualClock = createVirtualClock(START)
  const harness = await createHarness(clock)
  const running = harness.start()
  await harness.append(luz, aMessage('Hello', { sentAt: START }))
  await harness.quiet()
  await running.stop()
  const engineHolds: { late: Timer[] } = { late: [] }
  const ports = {
    ...harness.deps(),
    timers: { list: async () => engineHolds.late },
    monotonic: () => clock.monotonic(),
  }
  const actor = createActor(ports, { cacheSize: 100, patience: realPause })
  const sweeper = createSweeper(
    { ...ports, actor },
    { perSecond: 1_000, pause: realPause, random: () => 0, ...options },
  )
  return {
    ...harness,
    actor,
    clock,
    engineHolds,
    sweep: (signal = new AbortController().signal) => sweeper.pass(signal),
  }
}

it('finds nothing where nothing is broken', async () => {
  const { clock, commands, lines, quiet, state, sweep } = await aSweptConversation()
  const before = await state(luz)
  await clock.advanceTo(START + settings.inactivityMs + MINUTE / 2)
  await sweep()
  await quiet()
  expect(commands).toHaveLength(1)
  expect(lines).toEqual([])
  expect(await state(luz)).toEqual(before)
})

it('arms the same generation of a timer again that is overdue by more than a minute (I7)', async () => {
  const { clock, commands, quiet, sweep } = await aSweptConversation()
  await clock.advanceTo(START + settings.inactivityMs + MINUTE + 1)
  await sweep()
  await quiet()
  const [armed, again] = commands
  expect(again?.body).toEqual(armed?.body)
  expect(again?.id, 'a consumer must not take it for a repeat').not.toBe(armed?.id)
})

const lateTimer = (address = luz): Timer => ({
  address,
  name: 'inactivity',
  generation: 1,
  dueAt: 0,
  body: new Uint8Array(),
})

it.each([
  ['a timer that the engine still has to hand out', [lateTimer()]],
  [
    'a timer in a storm of late ones',
    Array.from({ length: 1_000 }, (_, n) => lateTimer({ ...luz, conversation: `c_${n}` })),
  ],
])('leaves %s alone', async (_, late) => {
  const { clock, commands, engineHolds, quiet, sweep } = await aSweptConversation()
  await clock.advanceTo(START + settings.inactivityMs + 2 * MINUTE)
  engineHolds.late = late
  await sweep()
  await quiet()
  expect(commands).toHaveLength(1)
})

it("is not kept from its work by somebody else's timer that can never be handed out (I12)", async () => {
  const { clock, commands, engineHolds, quiet, readModel, sweep, view } = await aSweptConversation()
  await clock.advanceTo(START + settings.inactivityMs + 2 * MINUTE)
  engineHolds.late = [lateTimer({ tenant: 'other', conversation: 'c_broken' })]
  await readModel.remove(luz.tenant, luz.conversation)
  await sweep()
  await quiet()
  expect(commands).toHaveLength(2)
  expect(await view(luz)).toMatchObject({ lastMessage: 'Hello' })
})

it('folds what nobody was woken for', async () => {
  const { append, clock, commands, engine, quiet, start, state, sweep, view } = await aSweptConversation()
  const before = await state(luz)
  const swallowing = start({ mailbox: { ...engine.mailbox, read: async () => [] } })
  await append(luz, aMessage('Is anybody there?'))
  await quiet()
  await swallowing.stop()
  await clock.advanceTo(START + 3 * MINUTE)
  await sweep()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Is anybody there?' })
  expect(commands).toHaveLength(1)
  expect((await state(luz)).lastSeq, 'the next pass finds nothing').toBeGreaterThan(before.lastSeq)
})

it('relays what a worker left behind', async () => {
  const { append, clock, commands, engine, start, state, sweep } = await aSweptConversation()
  const down = () => Promise.reject(new Error('The queue is down.'))
  const dying = start({
    queues: { ...engine.queues, timerCommands: { ...engine.queues.timerCommands, enqueue: down } },
  })
  const tom = { tenant: 'acme', conversation: 'c_tom' }
  await append(tom, aMessage('Hi', { sentAt: START }))
  await eventually(async () => expect((await state(tom)).lastSeq).toBeGreaterThan(0))
  await dying.stop()
  expect(commands.filter(({ conversation }) => conversation === 'c_tom')).toEqual([])

  await clock.advanceTo(START + 3 * MINUTE)
  await sweep()
  await eventually(() =>
    expect(commands.filter(({ conversation }) => conversation === 'c_tom')).toMatchObject([
      { body: { type: 'timer.arm' } },
    ]),
  )
  expect((await state(tom)).outbox, 'the next pass finds nothing').toEqual([])
})

it('writes views that the read model lost', async () => {
  const { readModel, sweep, view } = await aSweptConversation()
  await readModel.remove(luz.tenant, luz.conversation)
  expect(await view(luz)).toBeUndefined()
  await sweep()
  await eventually(async () => expect(await view(luz)).toMatchObject({ lastMessage: 'Hello' }))
})

it('comes to every conversation by and by, however soon each of its passes is broken off', async () => {
  const places = [0.1, 0.5, 0.9]
  let broken = new AbortController()
  const { append, quiet, readModel, start, sweep, view } = await aSweptConversation({
    pause: async () => broken.abort(),
    random: () => places.shift() ?? 0,
  })
  const all = [luz, ...['c_tom', 'c_zoe'].map((conversation) => ({ ...luz, conversation }))]
  const running = start()
  for (const address of all) await append(address, aMessage('Hello', { sentAt: START }))
  await quiet()
  await running.stop()
  for (const { tenant, conversation } of all) await readModel.remove(tenant, conversation)
  for (let visited = 1; visited <= all.length; visited++) {
    broken = new AbortController()
    await sweep(broken.signal)
    expect((await Promise.all(all.map(view))).filter((shown) => shown !== undefined)).toHaveLength(visited)
  }
})

it('writes a view that the read model has only in an older version', async () => {
  const { append, engine, readModel, start, state, sweep, view } = await aSweptConversation()
  const old = await readModel.get(luz.tenant, luz.conversation)
  if (!old) throw new Error('There is no view.')
  const running = start()
  await append(luz, aMessage('Is anybody there?'))
  await eventually(async () => expect(await view(luz)).toMatchObject({ lastMessage: 'Is anybody there?' }))
  await running.stop()
  expect((await state(luz)).lastSeq).toBe(await engine.mailbox.lastSeq(luz))

  await readModel.remove(luz.tenant, luz.conversation)
  await readModel.put(old)
  await sweep()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Is anybody there?' })
})

it('writes the view of a parked conversation, which wants a person', async () => {
  const { engine, readModel, state, sweep, view } = await aSweptConversation()
  const { revision, ...record } = await state(luz)
  const parked = { ...record, parked: { code: 'FOLD_FAILED', error: 'message.received: broken', seq: 2 } }
  await engine.stateStore.commit(luz, new TextEncoder().encode(JSON.stringify(parked)), revision)
  await readModel.remove(luz.tenant, luz.conversation)
  await sweep()
  expect(await view(luz)).toMatchObject({ parked: 'message.received: broken' })
})

it('replaces a view of a history that the restore of an older copy undid', async () => {
  const { lines, readModel, sweep, view } = await aSweptConversation()
  const shown = await readModel.get(luz.tenant, luz.conversation)
  if (!shown) throw new Error('There is no view.')
  await readModel.put({ ...shown, version: shown.version + 100, body: shown.body.slice(0, 0) })
  await sweep()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Hello' })
  expect(lines.join()).toContain('view of another history')
})
