/** `relance rebuild`, after the read model was lost, damaged, or left behind by a restore. */
import { createRedisReadModel } from '@relance/read-model/redis'
import type { Input } from '@relance/contracts/input'
import { useRedis } from '@relance/testing'
import { expect, it } from 'vitest'
import { rebuild } from '../src/repair/rebuild.ts'
import { createHarness, eventually } from './harness.ts'
import { aMessage, anAnswer } from './inputs.ts'
import { repairPorts } from './repair.ts'

const redis = useRedis()
const luz = { tenant: 'acme', conversation: 'c_luz' }
const tom = { tenant: 'acme', conversation: 'c_tom' }
const HOUR = 3_600_000

function aPlan(requestId: string, inMs: number): Input {
  const actor = { id: 'ana', name: 'Ana' }
  return { type: 'followup.requested', actor, requestId, dueAt: Date.now() + inMs, reason: 'Call about the offer.' }
}

/** Two conversations with a plan each, shown in Redis by a worker that is gone. */
async function twoConversations() {
  await redis.flush()
  const client = await redis.connect()
  const readModel = createRedisReadModel(client)
  const harness = await createHarness()
  const running = harness.start({ readModel })
  await harness.append(luz, aMessage('Is the table free?'))
  await harness.append(luz, anAnswer('It is. Shall I book it?'))
  await harness.append(luz, aPlan('r1', 2 * HOUR))
  await harness.append(tom, aMessage('Hi', { route: { contactId: 'p_tom' } }))
  await harness.append(tom, aPlan('r2', HOUR))
  await harness.quiet()
  await running.stop()
  const everything = async () => ({
    all: await readModel.list({ tenant: 'acme', limit: 10 }),
    scheduled: await readModel.list({ tenant: 'acme', states: ['follow_up_scheduled'], limit: 10 }),
    ofTom: await readModel.list({ tenant: 'acme', contactId: 'p_tom', limit: 10 }),
    due: await readModel.due({ tenant: 'acme', limit: 10 }),
  })
  const before = await everything()
  expect(before.due.views.map(({ id }) => id)).toEqual(['c_tom', 'c_luz'])
  return { ...harness, client, readModel, everything, before, ports: repairPorts(harness.engine, readModel) }
}

it('brings all views back, with their lists and what is due, after FLUSHALL', async () => {
  const { before, client, everything, ports } = await twoConversations()
  await client.flushAll()
  expect((await everything()).all.views).toEqual([])
  expect(await rebuild(ports)).toEqual({ written: 2, removed: 0, left: [] })
  expect(await everything()).toEqual(before)
})

it('brings back what only the lists have lost', async () => {
  const { before, client, everything, ports } = await twoConversations()
  const lists = (await client.keys('relance:*')).filter((key) => !key.includes(':view:'))
  await client.del(lists)
  expect((await everything()).due.total).toBe(0)
  await rebuild(ports)
  expect(await everything()).toEqual(before)
})

it('replaces a view of a history that a restore undid, which a worker could not', async () => {
  const { before, engine, everything, ports, readModel } = await twoConversations()
  const view = before.all.views.find(({ id }) => id === 'c_luz')
  if (!view) throw new Error('There is no view.')
  const far = (await engine.mailbox.lastSeq(luz)) + 1_000
  await readModel.put({ ...view, version: far * 2, state: 'closed', dueAt: undefined })
  expect((await everything()).due.total).toBe(1)
  await rebuild(ports)
  expect(await everything()).toEqual(before)
})

it('keeps what a worker has shown and not committed yet', async () => {
  const { append, ports, readModel, start, state, view } = await twoConversations()
  const { lastSeq } = await state(luz)
  const running = start({ readModel })
  await append(luz, anAnswer('Take your time.'))
  const shown = () => readModel.get('acme', 'c_luz')
  await eventually(async () => expect((await shown())?.version).toBeGreaterThan(lastSeq * 2))
  expect((await state(luz)).lastSeq, 'it needs no command, and is committed later').toBe(lastSeq)
  const before = await shown()
  await rebuild(ports)
  expect(await shown()).toEqual(before)
  await running.stop()
  expect(await view(luz), 'only Redis is shown to').toBeUndefined()
})

it('removes views of conversations that the engine does not know, and keeps those that lead to a mailbox', async () => {
  const { before, engine, everything, ports, readModel } = await twoConversations()
  const view = before.all.views.find(({ id }) => id === 'c_luz')
  if (!view) throw new Error('There is no view.')
  await readModel.put({ ...view, id: 'c_gone' })
  await engine.stateStore.remove(tom)
  expect(await rebuild(ports)).toEqual({
    written: 1,
    removed: 1,
    left: [{ address: tom, why: 'It has a mailbox and no STATE.' }],
  })
  expect(await everything()).toEqual(before)
})

it('leaves the view of STATE that a later release wrote', async () => {
  const { before, engine, everything, ports, state } = await twoConversations()
  const { revision, ...record } = await state(luz)
  const later = new TextEncoder().encode(JSON.stringify({ ...record, schema: 99 }))
  await engine.stateStore.commit(luz, later, revision)
  const { left, written } = await rebuild(ports)
  expect({ left, written }).toEqual({
    left: [{ address: luz, why: expect.stringContaining('schema 99') }],
    written: 1,
  })
  expect(await everything()).toEqual(before)
})
