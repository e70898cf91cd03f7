import { expect, it } from 'vitest'
import { createHarness, eventually, withoutWakeUps } from './harness.ts'
import { aMessage, anAnswer, settings } from './inputs.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const tom = { tenant: 'acme', conversation: 'c_tom' }

it('makes of a message a view that people see, a timer for the silence, and a wake-up that is done with', async () => {
  const { append, commands, engine, quiet, start, view } = await createHarness()
  start()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const seq = await append(luz, aMessage('Do you have a table for two?'), 'm1', { traceparent })

  await quiet()
  expect(await view(luz)).toMatchObject({
    tenant: 'acme',
    id: 'c_luz',
    state: 'active',
    lastMessage: 'Do you have a table for two?',
    lastSeq: seq,
    route: { contactName: 'Luz' },
  })
  const [entry] = await engine.mailbox.read(luz, 0)
  expect(commands).toMatchObject([
    {
      id: expect.stringMatching(new RegExp(`^c_luz/${seq}-\\w+/\\d+$`)),
      tenant: 'acme',
      conversation: 'c_luz',
      body: { type: 'timer.arm', name: 'inactivity', dueAt: (entry?.at ?? 0) + settings.inactivityMs },
    },
  ])
  expect(commands[0]?.carrier.traceparent, 'the trace goes on from the message').toContain(
    '0af7651916cd43dd8448eb211c80319c',
  )
})

it('folds all that waits in the mailbox in its order, in one turn', async () => {
  const { append, engine, quiet, readModel, serve, start, view } = await createHarness()
  for (let n = 1; n <= 300; n++) await append(luz, n % 2 ? aMessage(`question ${n}`) : anAnswer(`answer ${n}`))
  const asked = await serve({ mailbox: withoutWakeUps(engine.mailbox) })
  const { conversation } = await asked.getConversation({ tenant: 'acme', conversationId: 'c_luz', withThread: false })
  expect(conversation).toMatchObject({ lastMessage: 'answer 300', customerIsWaiting: false })

  start()
  await quiet()
  expect(await view(luz)).toMatchObject({ lastMessage: 'answer 300' })
  const found = await readModel.list({ tenant: 'acme', query: '34600112233', limit: 10 })
  expect(
    found.views.map(({ id }) => id),
    'it is found by its contact',
  ).toEqual(['c_luz'])
})

it('passes an entry over that nobody can read, tells, and goes on (I12)', async () => {
  const { append, engine, events, lines, quiet, start, view } = await createHarness()
  start()
  await append(luz, aMessage('Hello'))
  await engine.mailbox.append(luz, { id: 'broken', body: Uint8Array.of(255, 255, 255) })
  await append(luz, aMessage('Anybody there?'))
  await quiet()
  expect(await view(luz)).toMatchObject({ lastMessage: 'Anybody there?' })
  expect(events.map(({ type }) => type)).toContain('input.undecodable')
  expect(lines.join()).toContain('cannot be read')
  expect(await engine.mailbox.read(luz, 0)).toHaveLength(3)
})

it('parks a conversation whose fold fails, does not hold others up, and goes on after unpark (I12)', async () => {
  const { append, engine, events, lines, quiet, serve, start, state, view } = await createHarness()
  await breakState()
  const client = await serve()
  await append(luz, aMessage('Are you there?'))
  await append(tom, aMessage('Hi', { route: { contactId: 'p_tom' } }))
  await quiet()

  expect(await state(luz)).toMatchObject({ parked: { code: 'FOLD_FAILED' } })
  expect(lines.join()).toContain('Parked until somebody says unpark')
  expect(await view(tom)).toMatchObject({ lastMessage: 'Hi' })
  const command = {
    target: { tenant: 'acme', conversationId: 'c_luz', requestId: 'r1', actor: { id: 'ana', name: 'Ana' } },
  }
  await expect(client.takeOver(command)).rejects.toMatchObject({ code: 'CONVERSATION_PARKED' })

  await mendState()
  const unparked = await client.unpark({ tenant: 'acme', conversationId: 'c_luz' })
  expect(unparked).toMatchObject({ wasParked: true, conversation: { lastMessage: 'Are you there?', parked: '' } })
  expect(await view(luz)).toMatchObject({ lastMessage: 'Are you there?' })
  expect(events.filter(({ type }) => type === 'conversation.parked')).toMatchObject([
    { view: { lastMessage: 'Hello' } },
  ])

  /** A state that the chart does not know: restoring it throws, as a bug in the fold would. */
  async function breakState() {
    const running = start()
    await append(luz, aMessage('Hello'))
    await quiet()
    await running.stop()
    await rewrite((record) => {
      record.actor.snapshot.value = 'no such state'
    })
  }
  async function mendState() {
    await rewrite((record) => {
      record.actor.snapshot.value = 'active'
    })
  }
  async function rewrite(change: (record: { actor: { snapshot: { value: string } } }) => void) {
    const { revision, ...record } = await state(luz)
    change(record as unknown as Parameters<typeof change>[0])
    await engine.stateStore.commit(luz, new TextEncoder().encode(JSON.stringify(record)), revision)
  }
})

it('parks and alarms when the mailbox was restored to an earlier point, and adopts it by unpark', async () => {
  const { append, engine, lines, quiet, serve, start, state } = await createHarness()
  const running = start()
  await append(luz, aMessage('Hello'))
  await quiet()
  await running.stop()
  await eventually(() => state(luz))

  const restored = { ...engine.mailbox, identity: async () => ({ id: 'another storage', lastSeq: 0 }) }
  const client = await serve({ mailbox: restored })
  await append(luz, aMessage('After the restore'))
  await quiet()
  expect(await state(luz)).toMatchObject({ parked: { code: 'STREAM_CHANGED' } })
  expect(lines.join()).toContain('another storage')
  const shown = await client.getConversation({ tenant: 'acme', conversationId: 'c_luz', withThread: false })
  expect(shown.conversation?.parked).toContain('another storage')
  expect(shown.conversation?.lastMessage, 'nothing is folded meanwhile').toBe('Hello')

  const unparked = await client.unpark({ tenant: 'acme', conversationId: 'c_luz' })
  expect(unparked.conversation).toMatchObject({ lastMessage: 'After the restore', parked: '' })
  expect(await state(luz)).toMatchObject({ stream: 'another storage' })
})
