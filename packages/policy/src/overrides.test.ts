import { describe, expect, it } from 'vitest'
import { compilePolicy } from './compile.ts'
import { enforce } from './enforce.ts'
import type { Facts } from './facts.ts'
import { limitTexts } from './limit-texts.ts'
import type { Overrides } from './overrides.ts'
import { BY_HAND } from './policy.ts'
import { stampText } from './time-text.ts'

const INSTRUCTIONS = [
  'Never follow up more than 2 times.',
  'Wait two business days between follow-ups.',
  'Wait 3 business days before the first follow-up.',
  'Only message Monday to Friday, 10:00-19:00.',
  'Never follow up on public holidays.',
  'Schedule follow-ups for 6 PM.',
  'No more than 2 sentences.',
  'On the final follow-up, offer a 10% discount code.',
  'If they ask for a refund, escalate to a human.',
  'Close immediately if the customer said goodbye.',
].join('\n')

/** What instructions with everything in them mean under an override, in words: its limit, and who set it. */
const limitsOf = (overrides: Overrides, instructions = INSTRUCTIONS) =>
  limitTexts(compilePolicy(instructions, overrides))
    .filter(({ source }) => source === BY_HAND)
    .map(({ name, value }) => `${name}: ${value}`)

describe('every limit can be set by hand', () => {
  it.each<[Overrides, string[]]>([
    [{ maxFollowUps: 5 }, ['maxFollowUps: 5']],
    [{ allowedHours: [{ days: [6, 7], fromMinute: 600, toMinute: 720 }] }, ['allowedHours: Sat, Sun 10 AM to 12 PM']],
    [
      { anyHour: true, allowedHours: [{ days: [6], fromMinute: 600, toMinute: 720 }] },
      ['allowedHours: every day, any hour'],
    ],
    [{ firstAfterBusinessDays: 1 }, ['firstAfterBusinessDays: 1 business day']],
    [{ minSpacingBusinessDays: 4 }, ['minSpacingBusinessDays: 4 business days']],
    [
      { holidays: { national: true, dates: ['12-24', '2027-01-02'] } },
      ['holidays: national holidays', 'closedDays: 12-24, 2027-01-02'],
    ],
    [{ holidays: { national: false, dates: [] } }, ['holidays: no national holidays kept']],
    [{ preferredTimes: { afterTries: 1, minutes: [540] } }, ['preferredTimes: 9 AM, after 1 tries']],
    [{ preferredTimes: { afterTries: 0, minutes: [] } }, ['preferredTimes: none']],
    [{ maxSentences: 4 }, ['maxSentences: 4']],
    [{ maxSentences: 0 }, ['maxSentences: no limit']],
    [{ incentives: [{ attempt: 1, offer: 'mention the trial' }] }, ['incentive: follow-up 1: mention the trial']],
    [
      { handOverWhen: [{ when: 'mentions', words: ['Réclamation'] }] },
      ['handOverWhen: the customer mentions reclamation'],
    ],
    [{ closeWhen: [{ when: 'declined', words: [] }] }, ['closeWhen: the customer is not interested']],
  ])('%j', (overrides, limits) => expect(limitsOf(overrides)).toEqual(limits))

  it('a wait set by hand takes the place of one in business days', () => {
    const policy = compilePolicy(INSTRUCTIONS, { firstAfterMs: 3_600_000, minSpacingMs: 3_600_000 })
    expect(policy).toMatchObject({ firstAfterBusinessDays: { value: 0 }, minSpacingBusinessDays: { value: 0 } })
    expect(compilePolicy('', { firstAfterMs: 3_600_000 })).not.toHaveProperty('firstAfterBusinessDays')
  })

  it('none of the instructions is left where a list is set to none', () => {
    const policy = compilePolicy(INSTRUCTIONS, { handOverWhen: [], closeWhen: [], incentives: [] })
    expect(limitTexts(policy).filter(({ name }) => /When|incentive/.test(name))).toEqual([])
  })
})

describe('what is set by hand is enforced', () => {
  /** Thursday, 24 December 2026, 10:00 in Madrid. */
  const EVE = Temporal.ZonedDateTime.from('2026-12-24T10:00[Europe/Madrid]').epochMilliseconds
  const given: Facts = {
    now: EVE,
    channel: 'telegram',
    place: { zone: 'Europe/Madrid', known: 'profile' },
    silentSince: EVE - 5 * 3_600_000,
    lastCustomerAt: EVE - 5 * 3_600_000,
    unanswered: 0,
    total: 0,
    hasTemplate: false,
    trustedText: 'On the final follow-up, mention our free trial.',
  }
  const send = (overrides: Overrides, draft = 'Hi. Are you there?') =>
    enforce({ action: 're_engage', draft, reason: 'Open.' }, given, compilePolicy(given.trustedText, overrides))

  it('days off move a follow-up, and the receipt says by whose hand', () => {
    const { dueAt, gates } = send({ holidays: { national: true, dates: ['12-24', '2026-12-26'] } })
    expect(stampText(dueAt ?? 0, 'Europe/Madrid')).toBe('Sun 27 Dec 09:00')
    expect(gates).toContainEqual(expect.objectContaining({ name: 'holidays', verdict: 'changed', source: BY_HAND }))
    expect(send({ holidays: { national: true, dates: [] } }).action).toBe('re_engage')
  })

  it('an offer of the instructions that was taken back is made on no follow-up', () => {
    const offer = 'Hi Ana. Our free trial is still open.'
    expect(send({ maxFollowUps: 1 }, offer).draft).toBe(offer)
    expect(send({ maxFollowUps: 1, incentives: [] }, offer)).toMatchObject({
      draft: 'Hi Ana.',
      gates: expect.arrayContaining([
        expect.objectContaining({ detail: expect.stringContaining('taken back by hand') }),
      ]),
    })
  })

  it('sentences without limit are left as they are', () => {
    const long = 'One. Two. Three. Four. Five. Six.'
    expect(send({ maxSentences: 2 }, long).draft).toBe('One. Two.')
    expect(send({ maxSentences: 0 }, long).draft).toBe(long)
  })
})
