import { RetryableError } from '@relance/contracts/errors'
import type { RememberedFact } from '@relance/contracts/memory'
import { settingsKeys } from '@relance/contracts/settings'
import { useFakeOpenAi } from '@relance/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { erase, recall } from '../src/memory-record.ts'
import { createOpenAiModel } from '../src/service.ts'
import { HOUR, LAST_AT, aThread, aView } from './builders.ts'
import { NOW, TENANT, patienceFor, useDecision } from './use-decision.ts'

const decision = useDecision()
const openAi = useFakeOpenAi()
const model = () => createOpenAiModel({ apiKey: 'secret', baseUrl: openAi.baseUrl, model: 'test-model' })

beforeEach(async () => {
  openAi.forget()
  await decision.put({})
})

describe('analyse', () => {
  it('ends in a decision with its receipt, recorded under the request, and one credit', async () => {
    decision.start()
    const id = await decision.request()
    expect(await decision.result(id)).toMatchObject({
      type: 'decision.made',
      kind: 'analyse',
      action: 'schedule',
      dueAt: LAST_AT + 2 * HOUR,
      missing: ['preferred time'],
      maxFollowUps: 3,
      receipt: { engine: 'rules', credits: 1 },
    })
    expect(await decision.inputs()).toMatchObject([{ id: `${id}/made` }])
    expect(decision.context.asked).toMatchObject([
      { tenant: TENANT, conversationId: 'c_1', asOfSeq: 7n, requestId: id },
    ])
    expect(await decision.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(1)
  })

  it('done twice, is recorded and charged once', async () => {
    const { running } = decision.start()
    const id = await decision.request()
    await decision.result(id)
    await running.stop()
    decision.start()
    await decision.request()
    await decision.result(await decision.request({}, { id: 'c_1/9/0' }))
    expect((await decision.inputs()).map((entry) => entry.id)).toEqual([`${id}/made`, 'c_1/9/0/made'])
    expect(await decision.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(2)
  })

  it('keeps to the cap on credits of the month, as the ledger has them', async () => {
    await decision.put({ creditCap: 2 })
    const earlier = { tenant: TENANT, account: 'credits:sales', amount: 1 }
    await decision.engine.ledger.record({ ...earlier, id: 'last-month', at: NOW - 30 * 24 * HOUR })
    decision.start()
    expect(await decision.result(await decision.request())).toMatchObject({ action: 'schedule' })
    // A follow-up went out.
    await decision.engine.ledger.record({ ...earlier, id: 'sent', at: NOW })
    expect(await decision.result(await decision.request({}, { id: 'c_1/9/0' }))).toMatchObject({
      action: 'close',
      reason: expect.stringContaining('credits of November are used up'),
      receipt: { credits: 0 },
    })
    expect(await decision.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(3)
  })

  it('follows the instructions of the moment', async () => {
    await decision.put({ instructions: 'Do not follow up.' })
    decision.start()
    expect(await decision.result(await decision.request())).toMatchObject({
      action: 'close',
      maxFollowUps: 0,
      receipt: { credits: 0 },
    })
  })

  it('is not done for a request that is no longer wanted, or past its life', async () => {
    decision.context.answer = undefined
    decision.start()
    await decision.request({}, { id: 'c_1/5/0' })
    await decision.request({}, { id: 'c_1/6/0', notAfter: NOW - 1 })
    await expect.poll(() => decision.engine.queues.decisions.size()).toEqual({ waiting: 0, inHand: 0, parked: 0 })
    expect(await decision.inputs()).toEqual([])
  })

  it('waits for conversation-state to come back', async () => {
    decision.context.answer = 'away'
    decision.start()
    const id = await decision.request()
    await expect.poll(() => decision.context.asked.length).toBe(1)
    decision.context.answer = {}
    // The job comes again when the clock says so.
    await expect
      .poll(async () => {
        await decision.clock.advanceTo(decision.clock.now() + 1_000)
        return (await decision.inputs()).length
      })
      .toBe(1)
    expect(await decision.result(id)).toMatchObject({ action: 'schedule' })
  })

  it('parks what cannot be read, and goes on', async () => {
    decision.start()
    await decision.enqueue('poison', new Uint8Array([255, 255, 255]))
    await decision.result(await decision.request())
    await expect.poll(() => decision.engine.queues.decisions.size()).toMatchObject({ waiting: 0, parked: 1 })
  })
})

describe('with a model', () => {
  const proposal = {
    action: 'follow_up',
    localTime: '2026-11-25T03:00',
    draft: 'Hi Ana, which time suits you?',
    reason: 'The time is missing.',
    missing: ['time'],
  }

  it('takes its proposal within the policy', async () => {
    openAi.answer('propose', proposal)
    decision.start(model())
    expect(await decision.result(await decision.request())).toMatchObject({
      action: 'schedule',
      dueAt: LAST_AT + 23 * HOUR,
      draft: proposal.draft,
      receipt: {
        engine: 'test-model',
        proposal: { reason: proposal.reason },
        modelUsage: { calls: 1, inputTokens: 900, outputTokens: 60 },
      },
    })
  })

  it.each([
    ['could not be reached', { status: 500 }, 2],
    ['could not be reached', { status: 429, retryAfterS: 60 }, 1],
    ['could not be reached', { slowMs: 5_000 }, 2],
    ['could not be reached', 'reset', 2],
    ['rejects what it is asked, or the key', { status: 401 }, 1],
    ['refused to answer', 'refusal', 1],
    ['gave half an answer', 'truncated', 2],
    ['gave an answer of another form', 'no_json', 2],
    ['gave an answer of another form', { instead: { ...proposal, action: 'delete_everything' } }, 2],
  ] as const)('that %s (%j), the built-in engine follows up: no attempt is burnt', async (why, way, calls) => {
    openAi.answer('propose', proposal)
    openAi.misbehave(way, way)
    decision.start(createOpenAiModel({ baseUrl: openAi.baseUrl, model: 'test-model', timeoutMs: patienceFor(way) }))
    const id = await decision.request()
    expect(await decision.result(id)).toMatchObject({
      action: 'schedule',
      draft: expect.stringContaining('preferred time'),
      receipt: {
        engine: 'rules',
        gates: expect.arrayContaining([
          expect.objectContaining({ name: 'model', detail: `test-model ${why}; the built-in engine answers` }),
        ]),
      },
    })
    expect(openAi.calls).toHaveLength(calls)
    expect((await decision.inputs()).map((entry) => entry.id)).toEqual([`${id}/made`])
  })

  it('asks no more of it than its tokens of the day, and says so', async () => {
    openAi.answer('propose', proposal)
    const { running } = decision.start(model(), { dailyTokens: 900 })
    expect(await decision.result(await decision.request())).toMatchObject({ receipt: { engine: 'test-model' } })
    const second = await decision.result(await decision.request({}, { id: 'c_1/9/0' }))
    expect(second).toMatchObject({
      action: 'schedule',
      receipt: {
        engine: 'rules',
        gates: expect.arrayContaining([
          expect.objectContaining({ detail: expect.stringContaining('has used up its tokens of today') }),
        ]),
      },
    })
    expect(openAi.calls).toHaveLength(1)
    await running.stop()
    expect(await decision.engine.ledger.sum(TENANT, 'model-tokens', 0)).toBeGreaterThanOrEqual(900)
  })

  it('asks no model for what a cheap gate settles, nor from the second try on', async () => {
    decision.start(model())
    decision.context.answer = { automated: true }
    expect(await decision.result(await decision.request())).toMatchObject({ action: 'close' })
    decision.context.answer = {}
    expect(await decision.result(await decision.request({ tries: 2 }, { id: 'c_1/8/0' }))).toMatchObject({
      action: 'schedule',
    })
    expect(openAi.calls).toEqual([])
  })
})

it('understands a customer who asks to be written to later', async () => {
  const toUnderstand = aThread(['customer: Can you check in with me tomorrow at 9?'])
  decision.context.answer = {
    messages: toUnderstand,
    toUnderstand,
    conversation: aView({ state: 'active', lastCustomerAt: LAST_AT }),
  }
  decision.start()
  expect(await decision.result(await decision.request({ kind: 'understand' }))).toMatchObject({
    type: 'request.understood',
    outcome: 'requested',
    dueAt: LAST_AT + 23 * HOUR,
    zone: 'Europe/Madrid',
    acknowledgement: expect.stringContaining('tomorrow at 9 AM'),
  })
})

it('composes and summarises', async () => {
  decision.start()
  expect(await decision.result(await decision.request({ kind: 'compose' }))).toMatchObject({
    kind: 'compose',
    draft: expect.stringContaining('preferred time'),
  })
  expect(await decision.result(await decision.request({ kind: 'summarise' }, { id: 'c_1/8/0' }))).toMatchObject({
    kind: 'summarise',
    summary: expect.stringContaining('table'),
  })
})

describe('what is remembered at the end', () => {
  const key = settingsKeys.memory(TENANT, aView().route.contactId)
  const aFact = (of: Partial<Record<keyof RememberedFact, unknown>>) => ({
    about: 'name',
    fact: 'Ana',
    quote: 'I am Ana.',
    conversation: 'c_0',
    saidAt: LAST_AT - HOUR,
    readBy: 'rules',
    certainty: 0.8,
    ...of,
  })
  const ofALaterRelease = { facts: [aFact({ about: 'shoe size', fact: '44' }), aFact({}), 'a line'], erasedAt: 'never' }
  const summarise = async () => decision.result(await decision.request({ kind: 'summarise' }))

  it('joins what this release can read of a record by a later one', async () => {
    await decision.engine.settings.put(key, ofALaterRelease)
    decision.start()
    expect(await summarise()).toMatchObject({ kind: 'summarise', summary: expect.stringContaining('table') })
    const { facts } = await recall(decision.engine.settings, TENANT, aView().route.contactId)
    expect(facts.map(({ fact }) => fact)).toEqual(['Ana', 'en', 'A table for Friday, please.'])
  })

  it('is erased from a record that nobody can read', async () => {
    for (const stored of [ofALaterRelease, { facts: 7 }, 'nothing']) {
      await decision.engine.settings.put(key, stored)
      await erase(decision.engine.settings, TENANT, aView().route.contactId, NOW)
      expect((await decision.engine.settings.get(key))?.value).toEqual({ facts: [], erasedAt: NOW })
    }
  })

  it('holds up no ending where it cannot be kept, and is tried again where that may help', async () => {
    const answers = [new RetryableError('BUSY', 'Others write.', { retryAfterMs: 1 }), new Error('It is too large.')]
    const { settings } = decision.engine
    const put = settings.put.bind(settings)
    vi.spyOn(settings, 'put').mockImplementation(async (of, ...rest) => {
      const error = of[0] === key[0] ? answers.shift() : undefined
      if (error) throw error
      return put(of, ...rest)
    })
    decision.start()
    const id = await decision.request({ kind: 'summarise' })
    await expect.poll(() => answers.length).toBe(1)
    // The job comes again when the clock says so.
    await expect
      .poll(async () => {
        await decision.clock.advanceTo(decision.clock.now() + 1_000)
        return (await decision.inputs()).length
      })
      .toBe(1)
    expect(await decision.result(id)).toMatchObject({ kind: 'summarise', summary: expect.stringContaining('table') })
    expect(answers).toEqual([])
  })
})
