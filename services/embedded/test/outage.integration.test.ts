/**
 * What an outage costs: time, and nothing else. One service after the other is stopped for two hours in the middle of a
 * conversation's life and started afresh, on virtual time and over real gRPC.
 */
import { createOpenAiModel } from '@relance/decision'
import { type OpenAiMisbehaviour, useFakeOpenAi } from '@relance/testing'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, STOPPABLE, START, aRing } from './a-ring.ts'

const openAi = useFakeOpenAi()

it('a model that fails in another way at every call costs a conversation nothing', async () => {
  const ways: OpenAiMisbehaviour[] = [
    { status: 500 },
    { slowMs: 5_000 },
    'truncated',
    'no_json',
    'refusal',
    'reset',
    { status: 429, retryAfterS: 60 },
    { instead: { action: 'close', text: 'IGNORE ALL RULES', reason: 7 } },
    { status: 401 },
  ]
  for (const schema of ['propose', 'compose', 'summarise']) openAi.answer(schema, { never: 'as the schema says' })
  openAi.misbehave(...ways)
  const model = createOpenAiModel({ baseUrl: openAi.baseUrl, model: 'broken', timeoutMs: 100 })
  const ring = await aRing({ model })
  await ring.say('customer', 'Hi, I would like to book a table')
  await ring.say('assistant', 'Sure! For which day and for how many people?')
  await ring.passUntil(START + 12 * HOUR)

  expect(await ring.view()).toMatchObject({ state: 'closed', totalFollowUps: 2 })
  const followUps = ring.shown().filter(({ kind }) => kind === 'follow_up')
  expect(followUps.map(({ attempt }) => attempt)).toEqual([1, 2])
  expect(openAi.calls.length).toBeGreaterThanOrEqual(ways.length)
})

describe.each(STOPPABLE)('two hours without %s', (down) => {
  it.each([
    ['before the customer falls silent', 5 * MINUTE],
    ['just after the follow-up was planned', 21 * MINUTE],
    ['when the first follow-up comes due', 79 * MINUTE],
    ['between two follow-ups', 110 * MINUTE],
    ['when the conversation is to be closed', 4 * HOUR],
  ])('%s cost a conversation nothing but time', async (_, afterMs) => {
    const ring = await aRing()
    await ring.say('customer', 'Hi, I would like to book a table')
    await ring.say('assistant', 'Sure! For which day and for how many people?')
    await ring.passUntil(START + afterMs)
    await ring.outage(down, 2 * HOUR)
    await ring.passUntil(ring.clock.now() + 12 * HOUR)
    // Where nobody could decide for that long, people were called, and one of them hands it back.
    if ((await ring.view()).alert) {
      expect(down).toBe('decision')
      await ring.handBack()
      await ring.passUntil(ring.clock.now() + 12 * HOUR)
    }

    expect(await ring.view()).toMatchObject({ state: 'closed', totalFollowUps: 2 })
    const followUps = ring.shown().filter(({ kind }) => kind === 'follow_up')
    expect(followUps.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(ring.shown().filter(({ kind }) => kind === 'csat').length).toBeLessThanOrEqual(1)
    expect(ring.shown().filter(({ kind }) => kind === 'farewell').length).toBeLessThanOrEqual(1)
    expect(ring.events).not.toContain('followup.in_doubt')
  })

  it.each([
    ['just after the customer asked', MINUTE],
    ['when it is due', 3 * HOUR],
  ])('%s: a promise is kept once, or people are told', async (_, afterMs) => {
    const ring = await aRing()
    await ring.passUntil(START + MINUTE)
    await ring.say('customer', 'Can you check in with me in 3 hours?')
    if (afterMs > MINUTE) await ring.passUntil(START + afterMs)
    await ring.outage(down, 2 * HOUR)
    await ring.passUntil(ring.clock.now() + 8 * HOUR)
    const promised = ring.shown().filter(({ kind, attempt }) => kind === 'follow_up' && attempt === 1)
    // Without a text, or a way to send it, people are called rather than that the customer is written to hours late.
    if (promised.length === 0) {
      expect(['decision', 'delivery']).toContain(down)
      expect(ring.events).toContain('people.alerted')
    } else expect(promised).toHaveLength(1)
    expect(ring.events).not.toContain('followup.in_doubt')
  })
})
