import { defaultAssistant } from '@relance/contracts/settings'
import { createLog } from '@relance/service-kit'
import { describe, expect, it } from 'vitest'
import { HOUR, LAST_AT, MINUTE, aBrief, aThread, aView, type BriefGiven } from '../test/builders.ts'
import { createDecider } from './decider.ts'
import { type Allowance, monthOf } from './core/credits.ts'
import { replayedCredits } from './core/estimating.ts'
import type { Model } from './core/model.ts'

const NOW = LAST_AT + 20 * MINUTE
const log = createLog({ service: 'test', level: 'silent' })
const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds

/** A model that must not be asked. */
const forbidden = new Proxy({ name: 'test-model' } as Model, {
  get: (model, name) => (name === 'name' ? model.name : () => Promise.reject(new Error(`${String(name)} was asked`))),
})

function used(count: number, cap = 10): Allowance {
  const { name: month, renewsAt, renewal } = monthOf(NOW, 'Europe/Madrid')
  return { used: count, cap, month, renewsAt, renewal }
}

function briefWith(allowance: Allowance | undefined, given: BriefGiven = {}) {
  return { ...aBrief(given), allowance }
}

const rules = createDecider({ log })
const gateIn = (decided: { receipt?: { gates: { name: string }[] } | undefined }, name: string) =>
  decided.receipt?.gates.find((gate) => gate.name === name)

describe('a month of credits', () => {
  it('begins and ends at midnight of the place', () => {
    expect(monthOf(at('2026-12-31T23:59[America/Lima]'), 'America/Lima')).toEqual({
      name: 'December',
      since: at('2026-12-01T00:00[America/Lima]'),
      renewsAt: at('2027-01-01T00:00[America/Lima]'),
      renewal: '1 January',
    })
    expect(monthOf(at('2026-12-31T23:59[America/Lima]'), 'Pacific/Auckland').name).toBe('January')
    expect(monthOf(NOW, 'Mars/Olympus').since).toBe(at('2026-11-01T00:00[UTC]'))
  })
})

describe('the cap on credits', () => {
  it('is not spoken of where there is none', async () => {
    expect(gateIn(await rules.analyse(briefWith(undefined)), 'credits')).toBeUndefined()
  })

  it('lets an analysis and its follow-up pass while both can be paid', async () => {
    const decided = await rules.analyse(briefWith(used(8)))
    expect(decided).toMatchObject({ action: 'schedule', receipt: { credits: 1 } })
    expect(gateIn(decided, 'credits')).toMatchObject({
      verdict: 'passed',
      detail: '8 of 10 credits of November are used',
    })
  })

  it('closes well where the follow-up cannot be paid any more, and says when credits come again', async () => {
    const decided = await rules.analyse(briefWith(used(9)))
    expect(decided).toMatchObject({
      action: 'close',
      reason: 'No follow-up: the 10 credits of November are used up; the next come on 1 December.',
      receipt: { credits: 1, proposal: { reason: expect.stringContaining('table') } },
    })
    expect(decided.draft).toBeUndefined()
    expect(gateIn(decided, 'credits for a follow-up')).toMatchObject({
      verdict: 'vetoed',
      detail: '10 of 10 credits of November are used; a follow-up costs 1',
    })
  })

  it('closes so as well where the conversation would be held out: what cannot be paid is compared with nothing', async () => {
    const decided = await rules.analyse(briefWith(used(9), { assistant: { holdOut: 1 } }))
    expect(decided).toMatchObject({ action: 'close', reason: expect.stringContaining('credits of November') })
    expect(decided.heldOut).toBeUndefined()
    const heldOut = await rules.analyse(briefWith(used(8), { assistant: { holdOut: 1 } }))
    expect(heldOut).toMatchObject({ action: 'close', heldOut: true })
  })

  it('used up, lets the built-in engine decide free of charge, and asks no model for anything', async () => {
    const decider = createDecider({ model: forbidden, log })
    const decided = await decider.analyse(briefWith(used(10)))
    expect(decided).toMatchObject({ action: 'close', receipt: { credits: 0, engine: 'rules' } })
    expect(gateIn(decided, 'credits')).toMatchObject({ verdict: 'changed' })
    const asksBack = aThread(['customer: Can you check in with me tomorrow at 9?'])
    const understood = await decider.understand(briefWith(used(10), { context: { toUnderstand: asksBack } }))
    expect(understood).toMatchObject({ outcome: 'requested', receipt: { engine: 'rules' } })
    expect((await decider.summarise(briefWith(used(10)))).receipt).toMatchObject({ engine: 'rules', credits: 0 })
  })

  it('used up, still calls people where the customer waits for us', async () => {
    const waiting = { lines: ['us: Hello', 'customer: How much is it?'], view: { customerIsWaiting: true } }
    expect(await rules.analyse(briefWith(used(10), waiting))).toMatchObject({ action: 'hand_over' })
  })

  it('does not hinder what goes out next month', async () => {
    const eve = at('2026-11-30T22:00[Europe/Madrid]')
    const given = { now: eve, view: { lastActivityAt: eve - HOUR, lastCustomerAt: eve - HOUR } }
    const decided = await rules.analyse(briefWith(used(10), given))
    expect(decided).toMatchObject({ action: 'schedule', receipt: { credits: 0 } })
    expect(decided.dueAt).toBeGreaterThan(used(10).renewsAt)
  })

  it.each([
    ['ai', 'close'],
    ['customer', 're_engage'],
    ['person', 're_engage'],
  ] as const)('when a plan of source %s is due: %s', async (source, action) => {
    const followUp = { source, dueAt: NOW, zone: '', reason: 'Due.', draft: '', edited: false, attempt: 1 }
    expect(await rules.compose(briefWith(used(10), { view: { followUp } }))).toMatchObject({ kind: 'compose', action })
  })
})

describe('what a conversation would cost, replayed as if nobody answered', () => {
  const cost = (given: BriefGiven) => {
    const { context, assistant, contact } = aBrief(given)
    return replayedCredits({ context, assistant, contact, memory: { facts: [] }, account: undefined })
  }
  const off = { ...defaultAssistant('default').capabilities, autoFollowUps: false, autoResolve: true }

  it('counts each analysis and each follow-up until the close, also while Auto Follow-ups is off', () => {
    expect(cost({ assistant: { capabilities: off }, view: { channel: 'telegram' } })).toBe(6)
    expect(cost({ view: { channel: 'telegram' }, instructions: 'Never follow up more than once.' })).toBe(2)
    // Two within WhatsApp's window, and the analysis that finds it closed.
    expect(cost({})).toBe(5)
  })

  it.each<[string, BriefGiven]>([
    ['the web widget', { view: { channel: 'web_widget' } }],
    ['a customer who waits for us', { lines: ['us: Hello', 'customer: How much is it?'] }],
    ['a goodbye', { lines: ['customer: Bye!', 'us: Bye, have a nice day!'] }],
    ['a conversation of a person', { lines: ['customer: Hello?', 'person: At what time?'] }],
  ])('%s costs nothing', (_, given) => expect(cost(given)).toBe(0))

  it('leaves out what Relance sent itself', () => {
    const lines = ['customer: A table for Friday, please.', 'us: At what time?', 'follow-up: Still there?']
    expect(cost({ lines, view: aView({ channel: 'telegram' }) as never })).toBe(6)
  })
})
