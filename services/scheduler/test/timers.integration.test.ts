/** From a command to what a conversation finds in its mailbox: the whole service on SQLite and a virtual clock. */
import { type CommandBody, commandCodec } from '@relance/contracts/command'
import { defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import { ATTRIBUTE, withSpan } from '@relance/service-kit'
import { type CollectedSpans, collectSpans } from '@relance/service-kit/collect-spans'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, aScheduler, MINUTE } from './a-scheduler.ts'
import { START } from './views.ts'

const arm = {
  type: 'timer.arm',
  name: 'inactivity',
  generation: 1,
  dueAt: START + 20 * MINUTE,
  assistantId: 'support',
  channel: 'whatsapp',
} as const satisfies CommandBody
const cancel = { type: 'timer.cancel', name: 'inactivity', generation: 1 } as const satisfies CommandBody
const elapsed = { type: 'timer.elapsed', name: 'inactivity', generation: 1, dueAt: arm.dueAt }

let spans: CollectedSpans
beforeAll(async () => {
  spans = await collectSpans()
})
afterAll(() => spans.stop())

describe('a timer', () => {
  it('is reported to its conversation when it elapses, and not before', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt - 1)
    await scheduler.settled()
    expect(await scheduler.inputs()).toEqual([])
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([elapsed])
    expect((await scheduler.entries())[0]?.id).toBe('inactivity/1/elapsed')
  })

  it('is stored in little, since there are as many as conversations', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.settled()
    const [timer] = await scheduler.engine.timers.list({ before: arm.dueAt + 1, limit: 1 })
    expect(timer?.body.length).toBeLessThan(50)
  })

  it('armed by an earlier release, with all of its command, is reported', async () => {
    const scheduler = await aScheduler()
    const { name, generation, dueAt } = arm
    const body = commandCodec.encode({ id: 'c_1/1/0', ...address, notAfter: dueAt, body: arm })
    await scheduler.engine.timers.arm({ address, name, generation, dueAt, body })
    scheduler.start()
    await scheduler.advanceTo(dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([elapsed])
  })

  it('reports the capabilities of the moment in which it elapses', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    const assistant = defaultAssistant('support')
    await scheduler.engine.settings.put(settingsKeys.assistant('demo', 'support'), assistant)
    await scheduler.command(arm)
    await scheduler.settled()
    const off = { ...assistant, capabilities: { ...assistant.capabilities, autoFollowUps: false } }
    await scheduler.engine.settings.put(settingsKeys.assistant('demo', 'support'), off)
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([
      { ...elapsed, settings: { autoFollowUps: false, autoResolve: true } },
    ])
  })

  it('of an assistant that nobody made has the default capabilities', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([{ settings: { autoFollowUps: true, inactivityMs: 20 * MINUTE } }])
  })

  it('waits while its assistant cannot be read, instead of taking the default', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.engine.settings.put(settingsKeys.assistant('demo', 'support'), { id: 'support' })
    await scheduler.command({ ...arm, dueAt: START })
    await expect.poll(() => scheduler.engine.nextDueAt()).toBeGreaterThan(START)
    expect(await scheduler.inputs()).toEqual([])

    const assistant = { ...defaultAssistant('support'), inactivityMs: 5 * MINUTE }
    await scheduler.engine.settings.put(settingsKeys.assistant('demo', 'support'), assistant)
    await scheduler.advanceTo(START + MINUTE)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([{ settings: { inactivityMs: 5 * MINUTE } }])
  })

  it('that was cancelled does not elapse', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.command({ ...arm, generation: 2 })
    await scheduler.settled()
    await scheduler.command(cancel)
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([{ ...elapsed, generation: 2 }])
  })

  it('that fell due while no scheduler ran is reported once when one runs again', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.settled()
    await scheduler.stop()
    await scheduler.advanceTo(arm.dueAt + 60 * MINUTE)
    scheduler.start()
    await scheduler.settled()
    expect(await scheduler.inputs()).toMatchObject([elapsed])
    expect(scheduler.lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', lagMs: 60 * MINUTE, msg: 'Timers elapse late. Follow-ups wait, nothing is lost.' },
    ])
  })

  it('that is armed twice elapses once', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm)
    await scheduler.command(arm)
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toHaveLength(1)
  })

  it('continues the trace in which it was asked for, up to what the conversation finds', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    spans.clear()
    await withSpan('fold', {}, () => scheduler.command(arm))
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    const [fold, armed, appended, reported] = spans.spans()
    expect(armed).toMatchObject({ name: 'timer.arm', kind: 'consumer', parentSpanId: fold?.spanId })
    expect(reported).toMatchObject({
      name: 'timer.elapsed',
      kind: 'consumer',
      traceId: fold?.traceId,
      parentSpanId: armed?.spanId,
      attributes: { [ATTRIBUTE.conversation]: address.conversation, [ATTRIBUTE.tenant]: address.tenant },
    })
    expect(appended).toMatchObject({ name: 'mailbox.append', kind: 'producer', parentSpanId: reported?.spanId })
    expect((await scheduler.entries())[0]?.carrier['traceparent']).toContain(appended?.spanId)
  })
})

describe('a command', () => {
  it('whose life is over does nothing', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.command(arm, START - 1)
    await scheduler.settled()
    await scheduler.advanceTo(arm.dueAt)
    await scheduler.settled()
    expect(await scheduler.inputs()).toEqual([])
  })

  it.each([
    ['cannot be decoded', Buffer.from('not a command')],
    ['is empty', new Uint8Array()],
  ])('that %s is set aside for people, and holds no other one up', async (_, body) => {
    const scheduler = await aScheduler()
    scheduler.start()
    await scheduler.enqueue(body)
    await scheduler.command(arm)
    await scheduler.settled()
    expect(await scheduler.engine.queues.timerCommands.size()).toEqual({ waiting: 0, inHand: 0, parked: 1 })
    expect(await scheduler.engine.timers.list({ before: arm.dueAt + 1, limit: 10 })).toHaveLength(1)
  })

  it('for another service is set aside', async () => {
    const scheduler = await aScheduler()
    scheduler.start()
    const route = {
      accountId: 'a',
      channel: 'sms',
      contactId: 'c',
      contactExternalId: '+49',
      assistantId: 's',
    } as const
    await scheduler.command({ type: 'decision.request', kind: 'analyse', asOfSeq: 1, route, tries: 1 })
    await scheduler.settled()
    expect(await scheduler.engine.queues.timerCommands.size()).toMatchObject({ parked: 1 })
  })
})
