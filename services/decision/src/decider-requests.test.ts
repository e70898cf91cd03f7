/** What the machine asks for beside analyses: to understand a wish, to write what is due, to end well. */
import { defaultAssistant } from '@relance/contracts/settings'
import { createLog } from '@relance/service-kit'
import { describe, expect, it } from 'vitest'
import { aModel } from '../test/a-model.ts'
import { type BriefGiven, HOUR, LAST_AT, aBrief, aThread } from '../test/builders.ts'
import type { Model, ModelUnderstanding } from './core/model.ts'
import { statesTime } from './core/understanding.ts'
import { createDecider } from './decider.ts'

const log = createLog({ service: 'test', level: 'silent' })
const rules = createDecider({ log })

describe('understand', () => {
  const ask = (text: string, given: BriefGiven = {}, model?: Model) =>
    createDecider({ model, log }).understand(
      aBrief({
        ...given,
        now: LAST_AT,
        lines: [`customer: ${text}`],
        view: { lastCustomerAt: LAST_AT, ...given.view },
        context: { toUnderstand: aThread([`customer: ${text}`]) },
      }),
    )

  it('schedules what was asked, and acknowledges it with the time', async () => {
    expect(await ask('Can you check in with me tomorrow at 9?')).toMatchObject({
      outcome: 'requested',
      dueAt: LAST_AT + 23 * HOUR,
      zone: 'Europe/Madrid',
      quote: 'Can you check in with me tomorrow at 9?',
      acknowledgement: "Of course! I'll check back in with you tomorrow at 9 AM. Take your time.",
    })
  })

  it('promises nothing while follow-ups are off', async () => {
    const off = { ...defaultAssistant('sales').capabilities, autoFollowUps: false }
    expect(await ask('Remind me tomorrow', { assistant: { capabilities: off } })).toMatchObject({ outcome: 'none' })
  })

  it('takes a model’s answer in the customer’s language where it states the right time', async () => {
    const understand: ModelUnderstanding = {
      outcome: 'requested',
      localTime: '2026-11-25T09:00',
      quote: 'recuérdame mañana a las 9',
      acknowledgement: '¡Claro! Te escribo mañana a las 9:00.',
    }
    expect(await ask('recuérdame mañana a las 9', {}, aModel({ understand }))).toMatchObject({
      acknowledgement: understand.acknowledgement,
    })
    const wrong = { ...understand, acknowledgement: '¡Claro! Te escribo mañana a las 10:00.' }
    expect(await ask('recuérdame mañana a las 9', {}, aModel({ understand: wrong }))).toMatchObject({
      acknowledgement: expect.stringContaining('mañana a las 9:00'),
    })
  })

  it.each([
    ['Escríbeme mañana a las 9', 'Volveré a escribir mañana a las 9:00'],
    ['Me chama amanhã às 9?', 'Volto a escrever amanhã às 9:00'],
    ['Rappelez-moi demain à 9h', 'demain à 9h00'],
    ['Melde dich bitte morgen um 9', 'Ich melde mich morgen um 9:00 Uhr'],
    ['Scrivimi domani alle 9', 'domani alle 9:00'],
  ])('understands "%s" without a model, and answers in the language', async (text, acknowledgement) => {
    expect(await ask(text)).toMatchObject({
      outcome: 'requested',
      dueAt: LAST_AT + 23 * HOUR,
      acknowledgement: expect.stringContaining(acknowledgement),
    })
  })

  it('answers in the language of the contact where a model alone understood', async () => {
    const understand = {
      outcome: 'requested' as const,
      localTime: '2026-11-25T09:00',
      quote: 'x',
      acknowledgement: null,
    }
    expect(await ask('x', { contact: { locale: 'de-AT' } }, aModel({ understand }))).toMatchObject({
      acknowledgement: expect.stringContaining('morgen um 9:00 Uhr'),
    })
  })

  it('takes no time that has passed', async () => {
    const understand: ModelUnderstanding = {
      outcome: 'requested',
      localTime: '2026-11-20T09:00',
      quote: 'x',
      acknowledgement: null,
    }
    expect(await ask('x', {}, aModel({ understand }))).toMatchObject({ outcome: 'none' })
  })
})

describe('compose', () => {
  const plan = {
    source: 'customer' as const,
    dueAt: LAST_AT,
    zone: 'Europe/Madrid',
    reason: 'The customer asked.',
    draft: '',
    edited: false,
    quote: 'ping me',
    attempt: 1,
  }

  it('writes as asked, whatever the cap on our own follow-ups', async () => {
    const decided = await rules.compose(aBrief({ view: { followUp: plan, totalFollowUps: 3 } }))
    expect(decided).toMatchObject({ kind: 'compose', action: 're_engage', maxFollowUps: 4 })
    expect(decided.draft).toContain('as you asked')
  })

  it('leaves to people what no automated message may keep', async () => {
    const decided = await rules.compose(aBrief({ view: { followUp: plan }, now: LAST_AT + 60 * HOUR }))
    expect(decided).toMatchObject({
      kind: 'compose',
      action: 'hand_over',
      reason: expect.stringContaining('"ping me"'),
    })
  })

  it('puts off what another conversation came before since it was planned, unless it was promised', async () => {
    const now = LAST_AT + 2 * HOUR
    const due = (source: 'ai' | 'customer') => ({
      now,
      view: { followUp: { ...plan, source, dueAt: now } },
      context: { lastElsewhereAt: now - HOUR },
    })
    const decided = await rules.compose(aBrief(due('ai')))
    // Twelve hours after it would be in the night.
    expect(decided).toMatchObject({ action: 'schedule', dueAt: LAST_AT + 23 * HOUR })
    expect(decided.receipt?.gates).toContainEqual(
      expect.objectContaining({ name: 'contact pressure', verdict: 'changed' }),
    )
    expect(await rules.compose(aBrief(due('customer')))).toMatchObject({ action: 're_engage' })
  })

  it('does not write in the night what an outage kept from being written in the evening', async () => {
    const late = { ...plan, source: 'ai' as const, dueAt: LAST_AT + 9 * HOUR }
    const view = { followUp: late, channel: 'telegram' as const }
    expect(await rules.compose(aBrief({ view, now: LAST_AT + 9.1 * HOUR }))).toMatchObject({ action: 're_engage' })
    expect(await rules.compose(aBrief({ view, now: LAST_AT + 15 * HOUR }))).toMatchObject({
      action: 'schedule',
      dueAt: LAST_AT + 23 * HOUR,
    })
  })

  it('keeps our own follow-ups under the cap', async () => {
    const decided = await rules.compose(aBrief({ view: { followUp: { ...plan, source: 'ai' } } }))
    expect(decided.maxFollowUps).toBe(3)
  })
})

it('summarises what was wanted and what became of it', async () => {
  const decided = await rules.summarise(aBrief({ view: { unansweredFollowUps: 2, totalFollowUps: 2 } }))
  expect(decided).toMatchObject({ kind: 'summarise', action: 'close' })
  expect(decided.summary).toContain('A table for Friday, please.')
  expect(decided.summary).toContain('preferred time')
  expect(decided.farewell).toContain('Ana')
  expect(decided.csatQuestion).toContain('1')
})

it('says who resolved it, and says it once', async () => {
  const view = { lastAction: 'hand_over' as const, lastReason: 'Resolved by Ana Ruiz.' }
  const decided = await rules.summarise(aBrief({ view }))
  expect(decided.summary).toContain('Resolved by Ana Ruiz.')
  expect(decided.summary).not.toContain('preferred time')
})

it("writes to the customer in the customer's language, and to staff in English", async () => {
  const decided = await rules.analyse(
    aBrief({
      lines: ['customer: Hola, quiero una mesa para el viernes', 'us: Con gusto. ¿A qué hora le gustaría venir?'],
    }),
  )
  expect(decided.reason).toBe("The customer started a table request but hasn't provided their preferred time.")
  expect(decided.missing).toEqual(['hora'])
  expect(decided.draft).toMatch(/^Hola Ana, .*hora/)
})

it('says no last words to whoever has heard them', async () => {
  const decided = await rules.summarise(aBrief({ lines: ['customer: Bye', 'us: Bye!'] }))
  expect(decided.farewell).toBeUndefined()
})

it.each([
  ['Te escribo a las 9.', true],
  ['I write at 9:00 on 25 November', true],
  ['at 21:00', false],
  ['soon', false],
])('"%s" states nine in the morning: %s', (text, expected) => {
  expect(statesTime(text, LAST_AT + 23 * HOUR, 'Europe/Madrid')).toBe(expected)
})
