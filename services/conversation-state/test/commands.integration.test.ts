import { contactSchema, settingsKeys, unknownContact } from '@relance/contracts/settings'
import { ConversationState, HandledBy } from '@relance/contracts/gen/relance/conversation/v1/types'
import { createVirtualClock, type Mailbox } from '@relance/engine'
import { hashOf, readTokens } from '@relance/service-kit'
import { describe, expect, it } from 'vitest'
import { createHarness, eventually, type Harness, withoutWakeUps } from './harness.ts'
import { aMessage, anAnswer, settings } from './inputs.ts'

const luz = { tenant: 'acme', conversation: 'c_luz' }
const inAnHour = () => new Date(Date.now() + 3_600_000)
const by = (requestId: string, changed: object = {}) => ({
  tenant: 'acme',
  conversationId: 'c_luz',
  requestId,
  actor: { id: 'ana', name: 'Ana' },
  ...changed,
})

async function aConversation(access?: Parameters<Harness['serve']>[1]) {
  const harness = await createHarness()
  const client = await harness.serve({}, access)
  await harness.append(luz, aMessage('Do you have a table for two?'))
  await harness.append(luz, anAnswer('We do. When would you like to come?'))
  await harness.quiet()
  return { ...harness, client }
}

describe('commands', () => {
  it('are answered with the conversation after them, and reach the read model', async () => {
    const { client, view } = await aConversation()
    const { conversation } = await client.takeOver({ target: by('r1') })
    expect(conversation).toMatchObject({ handledBy: HandledBy.HANDLED_BY_HUMAN, assignee: 'Ana' })
    await eventually(async () => expect(await view(luz)).toMatchObject({ handledBy: 'human' }))
    const returned = await client.handBack({ target: by('r2') })
    expect(returned.conversation).toMatchObject({ handledBy: HandledBy.HANDLED_BY_AI })
  })

  describe('of whoever has a token', () => {
    const entry = (token: string, tenant: string) => [hashOf(token).toString('hex'), { tenant, name: token }]
    const table = Object.fromEntries([entry('crm', 'acme'), entry('rivals', 'rival'), entry('gateway', '*')])
    const tokens = readTokens({ RELANCE_TOKENS: JSON.stringify(table) })

    it.each([
      ['crm', { id: 'ana', name: 'Ana' }, 'Ana (crm)'],
      ['crm', undefined, 'crm'],
      ['crm', { id: ' ', name: 'Ana' }, 'crm'],
      ['gateway', { id: 'ana', name: 'Ana' }, 'Ana'],
    ])('%s are recorded under its name', async (token, actor, assignee) => {
      const { client } = await aConversation({ tokens, token })
      const { conversation } = await client.takeOver({ target: { ...by('r1'), actor } })
      expect(conversation).toMatchObject({ assignee })
    })

    it('rivals cancel nobody else’s follow-up, and no timer', async () => {
      const { client, commands, state } = await aConversation({ tokens, token: 'rivals' })
      const [before, commandsBefore] = [await state(luz), commands.length]
      await expect(client.cancelFollowUp({ target: by('r1') })).rejects.toMatchObject({ code: 'OTHER_TENANT' })
      await expect(
        client.getConversation({ tenant: 'acme', conversationId: 'c_luz', withThread: true }),
      ).rejects.toMatchObject({ kind: 'forbidden' })
      const own = by('r2', { tenant: 'rival' })
      await expect(client.cancelFollowUp({ target: own })).rejects.toMatchObject({ code: 'CONVERSATION_NOT_FOUND' })
      expect([await state(luz), commands.length]).toEqual([before, commandsBefore])
    })
  })

  it('plan, edit, move and cancel a follow-up', async () => {
    const { client, commands } = await aConversation()
    const dueAt = inAnHour()
    const planned = await client.requestFollowUp({ target: by('r1'), dueAt, text: '', reason: 'Asked by phone.' })
    expect(planned.conversation).toMatchObject({
      state: ConversationState.CONVERSATION_STATE_FOLLOW_UP_SCHEDULED,
      followUp: { dueAt, reason: 'Asked by phone.' },
    })
    await eventually(() =>
      expect(commands.map(({ body }) => body)).toContainEqual(
        expect.objectContaining({ type: 'timer.arm', name: 'follow_up', dueAt: dueAt.getTime() }),
      ),
    )
    const edited = await client.editFollowUp({ target: by('r2'), text: 'Shall we keep the table?' })
    expect(edited.conversation?.followUp).toMatchObject({ draft: 'Shall we keep the table?', edited: true })
    const later = new Date(dueAt.getTime() + 3_600_000)
    const moved = await client.snoozeFollowUp({ target: by('r3'), dueAt: later })
    expect(moved.conversation?.followUp?.dueAt).toEqual(later)
    const cancelled = await client.cancelFollowUp({ target: by('r4') })
    expect(cancelled.conversation?.followUp).toBeUndefined()
  })

  it('that the conversation refuses say why', async () => {
    const { client } = await aConversation()
    await expect(client.cancelFollowUp({ target: by('r1') })).rejects.toMatchObject({
      code: 'FOLLOW_UP_NOT_SCHEDULED',
      kind: 'precondition',
    })
  })

  it('get the same answer when they are repeated, whatever happened since', async () => {
    const { engine, serve } = await aConversation()
    // As the broker is after two minutes: it does not know the entry's id again.
    let n = 0
    const forgetful: Mailbox = {
      ...withoutWakeUps(engine.mailbox),
      append: (to, entry) => engine.mailbox.append(to, { ...entry, id: `${entry.id}#${n++}` }),
    }
    const client = await serve({ mailbox: forgetful })
    const plan = { text: '', reason: '', dueAt: inAnHour() }
    await expect(client.cancelFollowUp({ target: by('r1') })).rejects.toMatchObject({ code: 'FOLLOW_UP_NOT_SCHEDULED' })
    await client.requestFollowUp({ target: by('r2'), ...plan })
    const before = await engine.mailbox.read(luz, 0)

    await expect(client.cancelFollowUp({ target: by('r1') })).rejects.toMatchObject({ code: 'FOLLOW_UP_NOT_SCHEDULED' })
    const again = await client.requestFollowUp({ target: by('r2'), ...plan })
    expect(again.conversation?.followUp?.dueAt).toEqual(plan.dueAt)
    expect(await engine.mailbox.read(luz, 0), 'nothing was appended for a repeat').toHaveLength(before.length)
  })

  it('get the same answer when they are repeated after the time that they named', async () => {
    const start = Date.UTC(2026, 10, 3, 10)
    const clock = createVirtualClock(start)
    const { append, serve } = await createHarness(clock)
    const client = await serve()
    await append(luz, aMessage('Do you have a table for two?', { sentAt: start }))
    const plan = { target: by('r1'), text: '', reason: '', dueAt: new Date(start + 3_600_000) }
    await client.requestFollowUp(plan)
    await clock.advanceTo(start + 7_200_000)
    const again = await client.requestFollowUp(plan)
    expect(again.conversation?.followUp?.dueAt).toEqual(plan.dueAt)
    await expect(client.requestFollowUp({ ...plan, target: by('r2') })).rejects.toMatchObject({ code: 'DUE_AT_PAST' })
  })

  it('repeated at the same moment are carried out once', async () => {
    const { client, engine } = await aConversation()
    await Promise.all([1, 2, 3].map(() => client.takeOver({ target: by('r1') })))
    const taken = (await engine.mailbox.read(luz, 0)).filter(({ id }) => id === 'request/r1')
    expect(taken).toHaveLength(1)
  })

  it('answer although the read model is down', async () => {
    const harness = await createHarness()
    await harness.append(luz, aMessage('Hello'))
    const broken = { ...harness.readModel, put: () => Promise.reject(new Error('The read model is down.')) }
    const client = await harness.serve({ readModel: broken })
    const { conversation } = await client.takeOver({ target: by('r1') })
    expect(conversation).toMatchObject({ handledBy: HandledBy.HANDLED_BY_HUMAN })
    expect(harness.waits(), 'the wake-up waits until the view can be written').toBe(true)
  })

  it('pause and resume a contact where consent lives, before the conversation says so (I13)', async () => {
    const { client, engine } = await aConversation()
    const contact = async () => {
      const stored = await engine.settings.get(settingsKeys.contact('acme', 'p_luz'), { fresh: true })
      return stored && contactSchema.parse(stored.value)
    }
    const known = { ...unknownContact('p_luz'), name: 'Luz' }
    await engine.settings.put(settingsKeys.contact('acme', 'p_luz'), known)
    const paused = await client.pauseFollowUps({ target: by('r1') })
    expect(paused.conversation?.paused).toBe(true)
    expect(await contact()).toEqual({ ...known, paused: true })
    const resumed = await client.resumeFollowUps({ target: by('r2') })
    expect(resumed.conversation?.paused).toBe(false)
    expect(await contact()).toEqual(known)
  })

  it.each([
    ['TENANT_MISSING', { tenant: '' }],
    ['TENANT_INVALID', { tenant: 'a.b' }],
    ['CONVERSATION_ID_MISSING', { conversationId: '' }],
    ['REQUEST_ID_MISSING', { requestId: ' ' }],
    ['REQUEST_ID_TOO_LONG', { requestId: 'r'.repeat(201) }],
    ['ACTOR_MISSING', { actor: undefined }],
  ])('without what they need are refused: %s', async (code, changed) => {
    const { serve } = await createHarness()
    const client = await serve()
    await expect(client.takeOver({ target: by('r1', changed) })).rejects.toMatchObject({ code, kind: 'invalid' })
  })

  it('to a conversation that there is not are refused', async () => {
    const { serve } = await createHarness()
    const client = await serve()
    await expect(client.takeOver({ target: by('r1', { conversationId: 'c_nobody' }) })).rejects.toMatchObject({
      code: 'CONVERSATION_NOT_FOUND',
      kind: 'not_found',
    })
  })

  it('that name no time, a past time or no text are refused', async () => {
    const { client } = await aConversation()
    const planning = { text: '', reason: '' }
    await expect(client.requestFollowUp({ target: by('r1'), dueAt: undefined, ...planning })).rejects.toMatchObject({
      code: 'DUE_AT_MISSING',
    })
    await expect(client.snoozeFollowUp({ target: by('r2'), dueAt: new Date(0) })).rejects.toMatchObject({
      code: 'DUE_AT_PAST',
    })
    await expect(client.editFollowUp({ target: by('r3'), text: ' ' })).rejects.toMatchObject({ code: 'TEXT_MISSING' })
  })
})

describe('questions', () => {
  it('show a conversation with its thread', async () => {
    const { client } = await aConversation()
    const { conversation, thread } = await client.getConversation({
      tenant: 'acme',
      conversationId: 'c_luz',
      withThread: true,
    })
    expect(conversation).toMatchObject({ lastMessage: 'We do. When would you like to come?' })
    expect(thread.map(({ item }) => item?.$case === 'message' && item.value.text).filter(Boolean)).toEqual([
      'Do you have a table for two?',
      'We do. When would you like to come?',
    ])
  })

  it('know nothing of another tenant (I11)', async () => {
    const { client } = await aConversation()
    await expect(
      client.getConversation({ tenant: 'other', conversationId: 'c_luz', withThread: false }),
    ).rejects.toMatchObject({
      code: 'CONVERSATION_NOT_FOUND',
    })
    const list = { states: [], query: '', waitingForPerson: false, pageSize: 0, pageToken: '' }
    expect((await client.listConversations({ tenant: 'other', ...list })).conversations).toEqual([])
    expect((await client.listConversations({ tenant: 'acme', ...list })).conversations.map(({ id }) => id)).toEqual([
      'c_luz',
    ])
  })

  it('list by state, page by page', async () => {
    const { append, client, quiet } = await aConversation()
    for (let n = 0; n < 4; n++) await append({ tenant: 'acme', conversation: `c_${n}` }, aMessage(`Hello ${n}`))
    await quiet()
    const ask = {
      tenant: 'acme',
      states: [ConversationState.CONVERSATION_STATE_ACTIVE],
      query: 'hello',
      pageSize: 3,
      waitingForPerson: false,
    }
    const first = await client.listConversations({ ...ask, pageToken: '' })
    const second = await client.listConversations({ ...ask, pageToken: first.nextPageToken })
    expect([...first.conversations, ...second.conversations].map(({ id }) => id).sort()).toEqual([
      'c_0',
      'c_1',
      'c_2',
      'c_3',
    ])
    expect(second.nextPageToken).toBe('')
    const closed = [ConversationState.CONVERSATION_STATE_CLOSED]
    expect((await client.listConversations({ ...ask, states: closed, pageToken: '' })).conversations).toEqual([])
  })

  it('list those that wait for a person by themselves', async () => {
    const { append, client, quiet, state } = await aConversation()
    const tom = { tenant: 'acme', conversation: 'c_tom' }
    await append(tom, aMessage('Is anybody there?'))
    await client.takeOver({ target: by('r1', { conversationId: 'c_tom' }) })
    const { timers } = (await state(tom)).actor as { timers: { inactivity: { generation: number; dueAt: number } } }
    // Long enough after the last message for the silence to count: the settings that come with the elapse are the latest.
    await append(tom, {
      type: 'timer.elapsed',
      name: 'inactivity',
      ...timers.inactivity,
      settings: { ...settings, inactivityMs: 0 },
    })
    await quiet()
    const ask = { tenant: 'acme', states: [], query: '', pageSize: 0, pageToken: '' }
    const waiting = await client.listConversations({ ...ask, waitingForPerson: true })
    expect(waiting.conversations).toMatchObject([{ id: 'c_tom', alert: expect.stringMatching(/./) }])
    const all = await client.listConversations({ ...ask, waitingForPerson: false })
    expect(all.conversations.map(({ id }) => id).sort()).toEqual(['c_luz', 'c_tom'])
    const active = [ConversationState.CONVERSATION_STATE_ACTIVE]
    const ofState = await client.listConversations({ ...ask, states: active, waitingForPerson: false })
    expect(ofState.conversations.map(({ id }) => id).sort(), 'whether or not somebody is waited for').toEqual([
      'c_luz',
      'c_tom',
    ])
  })

  it('watch conversations as they change', async () => {
    const { append, client } = await aConversation()
    const hangUp = new AbortController()
    const seen: string[] = []
    const watching = (async () => {
      for await (const { conversation } of client.watchConversations({ tenant: 'acme' }, { signal: hangUp.signal })) {
        seen.push(conversation?.lastMessage ?? '')
      }
    })().catch(() => undefined)
    let n = 0
    await eventually(async () => {
      await append(luz, aMessage(`Hello ${n++}`))
      expect(seen.length).toBeGreaterThan(0)
    })
    expect(seen.at(-1)).toMatch(/^Hello \d+$/)
    hangUp.abort()
    await watching
  })

  it('give a decision its context as of a sequence, and say whether it is still wanted', async () => {
    const { append, client, commands, engine, quiet, state } = await aConversation()
    const { timers } = (await state(luz)).actor as { timers: { inactivity: { generation: number; dueAt: number } } }
    await append(luz, {
      type: 'timer.elapsed',
      name: 'inactivity',
      ...timers.inactivity,
      settings: { inactivityMs: 0, autoFollowUps: true, autoResolve: true, autoCsat: false, transferToHuman: true },
    })
    await quiet()
    const request = commands.find(({ body }) => body.type === 'decision.request')
    if (request?.body.type !== 'decision.request') throw new Error('No decision was asked for.')
    const ask = {
      tenant: 'acme',
      conversationId: 'c_luz',
      asOfSeq: BigInt(request.body.asOfSeq),
      requestId: request.id,
    }
    const asked = await client.getContext(ask)
    expect(asked).toMatchObject({ wanted: true, conversation: { state: ConversationState.CONVERSATION_STATE_IDLE } })
    expect(asked.messages.map(({ text }) => text)).toEqual([
      'Do you have a table for two?',
      'We do. When would you like to come?',
    ])

    await append(luz, aMessage('Tomorrow at eight, please.'))
    const late = await client.getContext(ask)
    expect(late, 'the customer wrote').toMatchObject({ wanted: false, messages: { length: 2 } })
    expect(late.conversation).toMatchObject({ state: ConversationState.CONVERSATION_STATE_IDLE })
    expect(await engine.mailbox.lastSeq(luz)).toBeGreaterThan(Number(ask.asOfSeq))
  })
})
