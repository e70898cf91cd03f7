/** Conversations that stand still: parked by a fold that throws, by a restore, or with STATE that nobody can read. */
import type { Input } from '@relance/contracts/input'
import { plainAccount, settingsKeys } from '@relance/contracts/settings'
import { expect, it } from 'vitest'
import { createActor } from '../src/actor/actor.ts'
import { realPause } from '../src/loop.ts'
import { allParked, tellParked, tellRepair, tellUnpark } from '../src/repair/commands.ts'
import { type Harness, createHarness, eventually, withoutWakeUps } from './harness.ts'
import { aMessage, anAnswer } from './inputs.ts'
import { repairPorts, told } from './repair.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const tom = { tenant: 'acme', conversation: 'c_tom' }
const plan: Input = {
  type: 'followup.requested',
  actor: { id: 'ana', name: 'Ana' },
  requestId: 'r1',
  dueAt: Date.now() + 3_600_000,
  reason: 'Call about the offer.',
}

/** A worker, with a conversation that it folded. */
async function aWorker() {
  const harness = await createHarness()
  const running = harness.start()
  await harness.append(luz, aMessage('Is the table free?'))
  await harness.append(luz, anAnswer('It is.'))
  await harness.append(luz, plan)
  await harness.quiet()
  return { ...harness, running, ports: repairPorts(harness.engine, harness.readModel) }
}

/** A state that the chart does not know: restoring it throws, as a bug in the fold would. `active` mends it. */
async function rewriteStanding({ engine, state }: Harness, value: string): Promise<void> {
  const { revision, ...record } = await state(luz)
  const { actor } = record as unknown as { actor: { snapshot: { value: string } } }
  actor.snapshot.value = value
  await engine.stateStore.commit(luz, new TextEncoder().encode(JSON.stringify(record)), revision)
}

it('lists what a fold that throws has parked, and unparks it once that is mended', async () => {
  const worker = await aWorker()
  const { append, engine, ports, quiet, running, start, view } = worker
  await running.stop()
  await rewriteStanding(worker, 'no such state')
  start()
  await append(luz, aMessage('At eight?'))
  await append(tom, aMessage('Hi', { route: { contactId: 'p_tom' } }))
  await quiet()

  const { lines } = await told((tell) => tellParked(ports, tell))
  expect(lines).toEqual([
    expect.stringMatching(/^acme\/c_luz {2}FOLD_FAILED at entry 4 {2}message\.received: /),
    '1 conversation parked.',
  ])
  const tooEarly = await told((tell) => tellUnpark(ports, [luz], tell))
  expect(tooEarly).toMatchObject({ isWell: false, lines: [expect.stringContaining('parked again: message.received')] })

  await rewriteStanding(worker, 'active')
  const unparked = await told(async (tell) => tellUnpark(ports, await allParked(ports), tell))
  expect(unparked).toEqual({ isWell: true, lines: ['acme/c_luz  It goes on, and is folded up to 4.'] })
  expect(await view(luz)).toMatchObject({ lastMessage: 'At eight?' })
  expect((await view(luz))?.parked).toBeUndefined()

  // The worker that parked it must not take later entries for done.
  await append(luz, aMessage('Or nine?'))
  await quiet()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Or nine?' })
  expect(await engine.mailbox.lastSeq(luz)).toBeGreaterThan(4)
})

it('says so where there is no such conversation', async () => {
  const { ports } = await aWorker()
  const unparked = await told((tell) => tellUnpark(ports, [{ tenant: 'acme', conversation: 'c_nobody' }], tell))
  expect(unparked).toEqual({ isWell: false, lines: ['acme/c_nobody  There is no such conversation.'] })
})

it.each([
  ['STATE_BROKEN', (worker: Harness) => breakState(worker)],
  ['STATE_MISSING', (worker: Harness) => worker.engine.stateStore.remove(luz)],
])('%s: folds the mailbox anew, without doing again what was done', async (code, damage) => {
  const worker = await aWorker()
  const { append, commands, engine, events, ports, quiet, running, start, view } = worker
  await running.stop()
  const account = plainAccount({ id: 'wa', tenant: 'acme', channel: 'whatsapp', assistantId: 'sales', name: '' })
  await engine.settings.put(settingsKeys.account('wa'), account)
  const before = { view: await view(luz), events: events.length, commands: commands.length }
  await damage(worker)

  const found = await told((tell) => tellRepair(ports, { adopts: false }, tell))
  expect(found).toMatchObject({
    isWell: false,
    lines: [expect.stringContaining(`acme/c_luz  ${code}`), expect.any(String)],
  })
  const adopted = await told((tell) => tellRepair(ports, { adopts: true }, tell))
  expect(adopted.isWell).toBe(true)
  await quiet()
  expect(await view(luz)).toEqual(before.view)
  expect(events.length, 'nothing is told again').toBe(before.events)
  const [inactivity, followUp, ...more] = commands.slice(before.commands).map(({ body }) => body)
  expect(inactivity).toEqual(commands[0]?.body)
  expect(followUp).toMatchObject({ type: 'timer.arm', name: 'follow_up', dueAt: before.view?.followUp?.dueAt })
  expect(more).toEqual([])

  start()
  const seq = await append(luz, aMessage('At eight?'))
  await quiet()
  expect(await view(luz)).toMatchObject({ lastMessage: 'At eight?', lastSeq: seq })
})

async function breakState({ engine, state }: Harness): Promise<void> {
  const { revision } = await state(luz)
  await engine.stateStore.commit(luz, new TextEncoder().encode('{"schema":1,"half'), revision)
}

it('a worker that held the conversation notices that its mailbox was restored beneath it', async () => {
  const { engine, running, ports, state, view, ...harness } = await aWorker()
  await running.stop()
  let now = 0
  let restoredTo: number | undefined
  const end = (seq: number) => Math.min(seq, restoredTo ?? seq)
  const mailbox = {
    ...withoutWakeUps(engine.mailbox),
    lastSeq: async (of: typeof luz) => end(await engine.mailbox.lastSeq(of)),
    identity: async () => {
      const identity = await engine.mailbox.identity()
      return { ...identity, lastSeq: end(identity.lastSeq) }
    },
  }
  const restored = { ...harness.deps({ mailbox }), monotonic: () => now }
  const actor = createActor(restored, { cacheSize: 10, patience: realPause })
  const { lastSeq } = await actor.audit(luz)
  const wakeUp = { address: luz, carrier: {}, attempt: 1 }
  await actor.wake({ ...wakeUp, seq: lastSeq })
  expect((await view(luz))?.parked).toBeUndefined()

  restoredTo = 1
  now += 10_000
  // An entry that came after the restore has a sequence that the worker takes for folded.
  await actor.wake({ ...wakeUp, seq: 2 })
  expect(await state(luz)).toMatchObject({ parked: { code: 'MAILBOX_BEHIND' } })
  await eventually(async () => expect((await view(luz))?.parked).toContain('The mailbox ends at 1'))

  restoredTo = undefined
  const adopted = await told((tell) => tellRepair(ports, { adopts: true }, tell))
  expect(adopted).toMatchObject({
    isWell: true,
    lines: [expect.stringContaining('MAILBOX_BEHIND'), expect.any(String), 'Adopted 1 of 1 conversation.'],
  })
  expect((await view(luz))?.parked).toBeUndefined()
})
