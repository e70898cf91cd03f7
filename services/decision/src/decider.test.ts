import type { FactKind, RememberedFact } from '@relance/contracts/memory'
import { defaultAssistant } from '@relance/contracts/settings'
import fc from 'fast-check'
import { createLog } from '@relance/service-kit'
import { describe, expect, it } from 'vitest'
import { type BriefGiven, HOUR, LAST_AT, MINUTE, aBrief, aView } from '../test/builders.ts'
import { aModel } from '../test/a-model.ts'
import { createDecider } from './decider.ts'
import type { ModelProposal } from './core/model.ts'

const log = createLog({ service: 'test', level: 'silent' })
const aPromise = {
  source: 'customer' as const,
  zone: 'Europe/Madrid',
  reason: 'The customer asked for it.',
  draft: '',
  edited: false,
  quote: 'talk to me in an hour',
  attempt: 1,
}
const rules = createDecider({ log })
const analyse = (given: BriefGiven) => rules.analyse(aBrief(given))

describe('analyse, by the built-in engine', () => {
  it('schedules a follow-up that names what is missing', async () => {
    const decided = await analyse({})
    expect(decided).toMatchObject({
      action: 'schedule',
      dueAt: LAST_AT + 2 * HOUR,
      zone: 'Europe/Madrid',
      missing: ['preferred time'],
      maxFollowUps: 3,
    })
    expect(decided.reason).toBe("The customer started a table request but hasn't provided their preferred time.")
    expect(decided.draft).toContain('preferred time')
    expect(decided.receipt).toMatchObject({ engine: 'rules', credits: 1, nextCheckAt: LAST_AT + 2 * HOUR })
  })

  it('on WhatsApp the second comes about 23 hours after the customer wrote, and a third does not', async () => {
    const first = LAST_AT + 2 * HOUR
    const second = await analyse({
      now: first + 20 * MINUTE,
      view: { unansweredFollowUps: 1, totalFollowUps: 1, lastActivityAt: first },
      context: { lastFollowUpAt: first },
    })
    expect(second.dueAt).toBe(LAST_AT + 23 * HOUR)
    const sentAt = second.dueAt ?? 0
    const third = await analyse({
      now: sentAt + 20 * MINUTE,
      view: { unansweredFollowUps: 2, totalFollowUps: 2, lastActivityAt: sentAt },
      context: { lastFollowUpAt: sentAt },
    })
    expect(third.action).toBe('close')
  })

  it('makes the final offer on what will be the last follow-up, though the cap allows more', async () => {
    const first = LAST_AT + 2 * HOUR
    const given = {
      now: first + 20 * MINUTE,
      view: { unansweredFollowUps: 1, totalFollowUps: 1 },
      context: { lastFollowUpAt: first },
    }
    const decided = await analyse({ ...given, instructions: 'On the final follow-up, offer a 10% discount code.' })
    expect(decided.draft).toContain('10% discount code')
  })
})

describe('a conversation that is held out', () => {
  const heldOut = { assistant: { holdOut: 1 } }

  it('is analysed and not followed up, and its receipt says what was withheld', async () => {
    const decided = await analyse(heldOut)
    expect(decided).toMatchObject({ action: 'close', heldOut: true, missing: [], receipt: { credits: 1 } })
    expect(decided.draft).toBeUndefined()
    expect(decided.reason).toMatch(/^Held out to see who comes back without a follow-up.* preferred time\.$/)
    expect(decided.receipt?.proposal?.draft).toContain('preferred time')
    expect(decided.receipt?.gates.at(-1)).toMatchObject({
      name: 'hold-out',
      verdict: 'vetoed',
      source: "assistant's settings: 100 % are held out",
    })
  })

  it('is handed over and closed as any other: nothing is withheld then', async () => {
    for (const lines of [
      ['us: Hello?', 'customer: When does my parcel arrive?'],
      ['us: It is booked.', 'customer: Bye!'],
    ]) {
      const decided = await analyse({ ...heldOut, lines })
      expect(decided).toEqual(await analyse({ lines }))
      expect(decided.heldOut).toBeUndefined()
    }
  })

  it('ends with a summary and not a word to the customer', async () => {
    const view = { heldOut: true, unansweredFollowUps: 1, totalFollowUps: 1 }
    const ended = await rules.summarise(aBrief({ view }))
    expect(ended.summary).not.toBe('')
    expect([ended.farewell, ended.csatQuestion]).toEqual([undefined, undefined])
    expect((await rules.summarise(aBrief({ view: { ...view, heldOut: undefined } }))).csatQuestion).not.toBe('')
  })

  it('keeps what the customer asked for', async () => {
    const decided = await rules.compose(
      aBrief({ ...heldOut, view: { followUp: { ...aPromise, dueAt: LAST_AT + HOUR } }, now: LAST_AT + HOUR }),
    )
    expect(decided).toMatchObject({ action: 're_engage', draft: expect.stringMatching(/\w/) })
  })

  it('is one of many: the others are followed up, and their receipts say that the draw passed', async () => {
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, n) => analyse({ assistant: { holdOut: 0.2 }, view: { id: `c_${n}` } })),
    )
    const out = all.filter((decided) => decided.heldOut)
    expect(out.length).toBeGreaterThan(4)
    expect(out.length).toBeLessThan(36)
    const followed = all.find(({ action }) => action === 'schedule')
    expect(followed?.receipt?.gates.at(-1)).toMatchObject({ name: 'hold-out', verdict: 'passed' })
  })
})

describe('cheap gates settle it without a model and without credits', () => {
  const model = aModel({ fails: true })
  it.each<[string, BriefGiven, string, RegExp]>([
    ['a robot', { context: { automated: true } }, 'close', /machine/],
    [
      'a customer who never wrote',
      { view: { lastCustomerAt: undefined }, lines: ['us: Hello?'] },
      'close',
      /never written/,
    ],
    ['a contact who opted out', { contact: { optedOut: true } }, 'close', /opted out/],
    ['a paused contact', { contact: { paused: true } }, 'close', /paused/],
    ['the web widget', { view: { channel: 'web_widget' } }, 'close', /not available/],
    [
      'the capability off',
      {
        assistant: {
          capabilities: { ...defaultAssistant('sales').capabilities, autoFollowUps: false },
        },
      },
      'close',
      /off/,
    ],
    [
      'a customer who waits',
      { lines: ['us: Hello', 'customer: How much is it?'], view: { customerIsWaiting: true } },
      'hand_over',
      /waiting/,
    ],
    ['attempts used up', { view: { totalFollowUps: 3, unansweredFollowUps: 3 } }, 'close', /All 3/],
    [
      'a complaint, as instructed',
      {
        instructions: 'If the customer complains, transfer to a human.',
        lines: ['customer: I want a refund, this is awful', 'us: Which order?'],
      },
      'hand_over',
      /complains/,
    ],
    [
      'spam',
      {
        lines: [
          'customer: Hi',
          'customer: Cheap followers, best price, click here www.x.example',
          'us: How can I help?',
        ],
      },
      'close',
      /spam: advertising/,
    ],
    ['a goodbye', { lines: ['customer: Bye!', 'us: Bye, have a nice day!'] }, 'close', /leave/],
  ])('%s', async (_, given, action, reason) => {
    const decided = await createDecider({ model, log }).analyse(aBrief(given))
    expect(decided).toMatchObject({
      action,
      reason: expect.stringMatching(reason),
      receipt: { credits: 0, engine: 'rules' },
    })
    expect(decided.receipt?.gates.at(-1)?.verdict).toBe('vetoed')
  })
})

describe('memory', () => {
  const remembered = (about: FactKind, fact: string): RememberedFact => ({
    about,
    fact,
    quote: fact,
    conversation: 'c_0',
    saidAt: LAST_AT - 100 * HOUR,
    readBy: 'rules',
    certainty: 0.8,
  })
  const memory = [remembered('name', 'Ana López'), remembered('preferred time', 'I am only free in the evening')]
  const unnamed = { route: { ...aView().route, contactName: undefined } }
  const off = { capabilities: { ...defaultAssistant('sales').capabilities, memories: false } }

  it('gives the built-in engine a name to use and a time of the day to write at', async () => {
    const decided = await analyse({ memory, view: unnamed })
    expect(decided).toMatchObject({ action: 'schedule', dueAt: LAST_AT + 8.5 * HOUR })
    expect(decided.draft).toMatch(/^Hi Ana/)
    expect(decided.receipt?.facts).toContainEqual({ name: 'remembered of the contact', value: '2 facts' })
  })

  it('is not looked at with the switch off', async () => {
    const decided = await analyse({ memory, view: unnamed, assistant: off })
    expect(decided).toMatchObject({ action: 'schedule', dueAt: LAST_AT + 2 * HOUR })
    expect(JSON.stringify(decided)).not.toMatch(/Ana|remembered/)
  })

  it('is learned at the end, from the built-in reader and from what a model points at, and not with the switch off', async () => {
    const lines = ['customer: My name is Ana and I only eat vegan. Do you have a table?', 'us: For when?']
    const pointed = [
      { about: 'preference' as const, quote: 'I only eat vegan' },
      { about: 'circumstance' as const, quote: 'owes us 5,000 euros' },
    ]
    const pointing = createDecider({ model: aModel({ memory: pointed }), log })
    const { learned } = await pointing.summarise(aBrief({ lines }))
    expect(learned.map(({ about, fact, readBy }) => [about, fact, readBy])).toEqual([
      ['name', 'Ana', 'rules'],
      ['language', 'en', 'rules'],
      ['request', 'Do you have a table?', 'rules'],
      ['preference', 'I only eat vegan', 'test-model'],
    ])
    expect((await pointing.summarise(aBrief({ lines, assistant: off }))).learned).toEqual([])
  })
})

describe('spam', () => {
  const lines = ['customer: Boost your followers now! Click here www.x.example', 'us: How can I help you today?']
  const off = { assistant: { capabilities: { ...defaultAssistant('sales').capabilities, spamProtection: false } } }
  it.each<[string, BriefGiven]>([
    ['with the switch off', off],
    ['where a person dealt with the customer', { context: { vouchedFor: true } }],
    ['where a person wrote', { lines: [lines[0] ?? '', 'person: Ana here, what do you need?'] }],
  ])('is decided on like anything else %s', async (_, given) => {
    const { receipt } = await analyse({ lines, ...given })
    expect(receipt?.gates).toContainEqual(expect.objectContaining({ name: 'spam', verdict: 'passed' }))
  })

  it('gets no last words and costs no model', async () => {
    const asked = aModel({})
    const silent = await createDecider({ model: asked, log }).summarise(
      aBrief({ lines, view: { unansweredFollowUps: 1 } }),
    )
    expect(silent).toMatchObject({ kind: 'summarise', receipt: { engine: 'rules' } })
    expect(silent).not.toHaveProperty('farewell')
    expect(silent).not.toHaveProperty('csatQuestion')
    expect(await createDecider({ model: asked, log }).summarise(aBrief({ lines, ...off }))).toMatchObject({
      receipt: { engine: 'test-model' },
    })
  })
})

describe('a model proposes, the policy disposes', () => {
  const analyseBy = (propose: Partial<ModelProposal>, given: BriefGiven = {}) =>
    createDecider({ model: aModel({ propose }), log }).analyse(aBrief(given))

  it('takes its time in the contact’s zone where policy allows it', async () => {
    expect(await analyseBy({ localTime: '2026-11-24T17:30' })).toMatchObject({
      action: 'schedule',
      dueAt: LAST_AT + 7.5 * HOUR,
      draft: 'Hi Ana, shall we go on?',
      receipt: { engine: 'test-model', credits: 1 },
    })
  })

  it('moves a time at night, and says so in the receipt', async () => {
    const decided = await analyseBy({ localTime: '2026-11-25T03:00' })
    expect(decided.dueAt).toBe(LAST_AT + 23 * HOUR)
    expect(decided.receipt?.gates).toContainEqual(
      expect.objectContaining({ name: 'allowed hours', verdict: 'changed' }),
    )
  })

  it('does not let a price through that nobody gave, and falls back to the built-in text', async () => {
    const decided = await analyseBy({ draft: 'Only today for $5!' })
    expect(decided.draft).not.toContain('$5')
    expect(decided.draft).toContain('preferred time')
  })

  it('lets the price of the instructions through', async () => {
    const decided = await analyseBy(
      { draft: 'Delivery is $5. Shall we go on?' },
      { instructions: 'Mention that delivery is $5.' },
    )
    expect(decided.draft).toBe('Delivery is $5. Shall we go on?')
  })

  it('whatever it says, no follow-up leaves the frame', async () => {
    const times = fc.constantFrom(
      null,
      'soon',
      '2026-11-24T23:59',
      '2020-01-01T00:00',
      '2031-01-01T12:00',
      '2026-11-25T09:30',
      '',
    )
    await fc.assert(
      fc.asyncProperty(
        times,
        fc.constantFrom('follow_up' as const, 'close' as const, 'hand_over' as const),
        fc.constantFrom('', 'Hi', 'x'.repeat(5_000)),
        async (localTime, action, draft) => {
          const decided = await analyseBy({ localTime, action, draft })
          if (decided.action !== 'schedule') return
          expect(decided.dueAt).toBeGreaterThanOrEqual(LAST_AT + 2 * HOUR)
          expect(decided.dueAt).toBeLessThan(LAST_AT + 24 * HOUR)
          expect(decided.draft?.length).toBeGreaterThan(0)
          expect(decided.draft?.length).toBeLessThanOrEqual(1_000)
        },
      ),
    )
  })

  it('a model that fails leaves the built-in engine to decide', async () => {
    const decided = await createDecider({ model: aModel({ fails: true }), log }).analyse(aBrief())
    expect(decided).toMatchObject({ action: 'schedule', receipt: { engine: 'rules' } })
  })
})
