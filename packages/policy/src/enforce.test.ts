import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANNEL_RULES, permissionAt } from './channel-rules.ts'
import { compilePolicy } from './compile.ts'
import { enforce } from './enforce.ts'
import type { Facts, Proposal } from './facts.ts'
import { isAllowed, localTime } from './local-time.ts'
import { legalHours } from './legal-hours.ts'
import { stampText } from './time-text.ts'

const HOUR = 3_600_000
/** Tuesday, 10:00 in Madrid. */
const WROTE = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]').epochMilliseconds

function facts(given: Partial<Facts> = {}): Facts {
  return {
    now: WROTE + 20 * 60_000,
    channel: 'whatsapp',
    place: { zone: 'Europe/Madrid', known: 'profile' },
    silentSince: WROTE,
    lastCustomerAt: WROTE,
    unanswered: 0,
    total: 0,
    hasTemplate: false,
    trustedText: '',
    ...given,
  }
}

const followUp: Proposal = { action: 're_engage', draft: 'Hi, just checking in.', reason: 'The customer went quiet.' }
const when = (given: Partial<Facts>, instructions = '', proposal: Partial<Proposal> = {}) => {
  const known = facts(given)
  const { action, dueAt } = enforce({ ...followUp, ...proposal }, known, compilePolicy(instructions))
  return `${action} ${dueAt === undefined ? '' : stampText(dueAt, known.place.zone)}`.trim()
}

describe('without instructions, on WhatsApp', () => {
  it('the first comes after two hours of silence', () => expect(when({})).toBe('schedule Tue 24 Nov 12:00'))
  it('the second at least twelve hours later, in the morning', () => {
    const lastFollowUpAt = WROTE + 2 * HOUR
    expect(when({ now: lastFollowUpAt + 20 * 60_000, lastFollowUpAt, unanswered: 1, total: 1 })).toBe(
      'schedule Wed 25 Nov 09:00',
    )
  })
  it('a wish after the window is moved just inside', () => {
    const lastFollowUpAt = WROTE + 2 * HOUR
    expect(when({ lastFollowUpAt, unanswered: 1, total: 1 }, '', { dueAt: WROTE + 30 * HOUR })).toBe(
      'schedule Wed 25 Nov 09:50',
    )
  })
  it('then the window has closed, and so does the conversation', () => {
    const lastFollowUpAt = WROTE + 23 * HOUR
    expect(when({ now: WROTE + 24 * HOUR, lastFollowUpAt, unanswered: 2, total: 2 })).toBe('close')
  })
  it('unless a template is configured', () => {
    const lastFollowUpAt = WROTE + 23 * HOUR
    expect(when({ now: WROTE + 24 * HOUR, lastFollowUpAt, unanswered: 2, total: 2, hasTemplate: true })).toBe(
      'schedule Thu 26 Nov 09:00',
    )
  })
  it('the cap closes', () => expect(when({ unanswered: 3, total: 3, hasTemplate: true })).toBe('close'))
  it('a customer who wrote in the evening is written to in the morning', () => {
    const wrote = WROTE + 9.5 * HOUR
    expect(when({ now: wrote + 20 * 60_000, silentSince: wrote, lastCustomerAt: wrote })).toBe(
      'schedule Wed 25 Nov 09:00',
    )
  })
})

describe('instructions', () => {
  it('move to the nearest preferred time after so many tries', () => {
    const given = { channel: 'telegram' as const, unanswered: 2, total: 2, lastFollowUpAt: WROTE, now: WROTE + HOUR }
    expect(
      when(
        given,
        'After 2 tries with no response, schedule the next follow-up for the nearest morning (9 AM) or evening (6 PM), whichever comes first.',
      ),
    ).toBe('schedule Wed 25 Nov 09:00')
  })
  it('keep weekends free', () => {
    const friday = WROTE + 3 * 24 * HOUR + 9 * HOUR
    expect(
      when(
        { channel: 'telegram', now: friday, silentSince: friday, lastCustomerAt: friday },
        'Never follow up on weekends.',
      ),
    ).toBe('schedule Mon 30 Nov 09:00')
  })
  it('allow none at all', () => expect(when({}, 'Do not follow up.')).toBe('close'))
  it('shorten the text', () => {
    const { draft, gates } = enforce(
      { ...followUp, draft: 'Hi. How are you? Shall we go on?' },
      facts(),
      compilePolicy('no more than 2 sentences'),
    )
    expect(draft).toBe('Hi. How are you?')
    expect(gates).toContainEqual({
      name: 'most sentences',
      verdict: 'changed',
      detail: '3 → 2',
      source: 'no more than 2 sentences',
    })
  })
})

describe('waits', () => {
  const given = { channel: 'telegram' as const, unanswered: 1, total: 1, lastFollowUpAt: WROTE, now: WROTE + HOUR }
  it('count business days over the weekend', () => {
    const friday = WROTE + 3 * 24 * HOUR
    const said = { ...given, lastFollowUpAt: friday, now: friday + HOUR }
    expect(when(said, 'Wait two business days between follow-ups.')).toBe('schedule Tue 1 Dec 10:00')
  })
  it('keep holidays free where the instructions say so', () => {
    const eve = Temporal.ZonedDateTime.from('2026-12-24T19:55[Europe/Madrid]').epochMilliseconds
    const said = { ...given, unanswered: 0, now: eve, silentSince: eve, lastFollowUpAt: undefined, lastCustomerAt: eve }
    expect(when(said)).toBe('schedule Fri 25 Dec 09:00')
    expect(when(said, 'Nunca escribas en días festivos.')).toBe('schedule Sat 26 Dec 09:00')
  })
  it('count what another conversation sent to the same person', () => {
    const known = facts({ ...given, lastFollowUpAt: undefined, lastElsewhereAt: WROTE, unanswered: 1 })
    const { dueAt, gates } = enforce(followUp, known, compilePolicy(''))
    expect(dueAt).toBe(WROTE + 23 * HOUR)
    expect(gates).toContainEqual(expect.objectContaining({ name: 'contact pressure', verdict: 'changed' }))
  })
  it('move to the next preferred time on an allowed day', () => {
    const saturday = WROTE + 4 * 24 * HOUR
    const said = { ...given, unanswered: 0, now: saturday, silentSince: saturday, lastFollowUpAt: undefined }
    expect(when(said, 'Schedule follow-ups for 6 PM. Never follow up on weekends.')).toBe('schedule Mon 30 Nov 18:00')
  })
  it('respect a siesta', () => {
    const noon = WROTE + 3.5 * HOUR
    const said = { ...given, now: noon, lastFollowUpAt: undefined, silentSince: WROTE, unanswered: 0 }
    expect(when(said, 'Solo escribe de 9 a 13 h y de 16 a 20 h.')).toBe('schedule Tue 24 Nov 16:00')
  })
  it('send nothing to a contact who opted out', () => expect(when({ optedOut: true })).toBe('close'))
})

describe('offers', () => {
  const policy = compilePolicy(
    'On the second follow-up, mention our free trial. On the final follow-up, offer 10% off.',
  )
  const known = (total: number) =>
    facts({
      channel: 'telegram',
      total,
      unanswered: total,
      trustedText: 'On the second follow-up, mention our free trial. On the final follow-up, offer 10% off.',
    })
  const said = (total: number, ownText?: string) =>
    enforce(
      { ...followUp, draft: 'Hi. Try our free trial! It is 10% off.' },
      { ...known(total), ownText: () => ownText ?? '' },
      policy,
    ).draft
  it('are made on their follow-up, and on no other', () => {
    expect(said(0)).toBe('Hi.')
    expect(said(1)).toBe('Hi. Try our free trial!')
    expect(said(2)).toBe('Hi. It is 10% off.')
  })
  it('may be spoken of again once they were made', () => {
    expect(said(2, 'We have a free trial.')).toBe('Hi. Try our free trial! It is 10% off.')
  })
})

describe('channels', () => {
  it('the web widget has no follow-ups', () => expect(when({ channel: 'web_widget' })).toBe('close'))
  it('nobody is written to on Telegram who has not written', () =>
    expect(when({ channel: 'telegram', lastCustomerAt: undefined })).toBe('close'))
  it('US SMS keeps the legal hours whatever the instructions allow', () => {
    const night = Temporal.ZonedDateTime.from('2026-11-24T22:30[America/Chicago]').epochMilliseconds
    const place = { zone: 'America/Chicago', known: 'profile' as const, phoneCountry: 'US' }
    const given = {
      channel: 'sms' as const,
      place,
      now: night,
      silentSince: night - 5 * HOUR,
      lastCustomerAt: night - 5 * HOUR,
    }
    expect(when(given, 'Only follow up between 7 AM and 11 PM.')).toBe('schedule Wed 25 Nov 08:00')
    expect(when({ ...given, place: { ...place, known: 'phone' } }, 'Only follow up between 7 AM and 11 PM.')).toBe(
      'schedule Wed 25 Nov 10:00',
    )
  })
})

it('names in the receipt what each rule changed, and where it comes from', () => {
  const { gates } = enforce(followUp, facts(), compilePolicy('Wait 3 hours before the first follow-up.'))
  expect(gates).toContainEqual({
    name: 'first follow-up',
    verdict: 'changed',
    detail: 'Tue 24 Nov 10:20 → Tue 24 Nov 13:00 (at least 3 hours of silence)',
    source: 'Wait 3 hours before the first follow-up.',
  })
})

describe('whatever is proposed, no decision that breaks a limit comes out', () => {
  const channels = fc.constantFrom(...(Object.keys(CHANNEL_RULES) as (keyof typeof CHANNEL_RULES)[]))
  const instructions = fc
    .uniqueArray(
      fc.constantFrom(
        'Never follow up more than 2 times.',
        'Space follow-ups at least 30 hours apart.',
        'Only follow up during business hours (9 AM to 6 PM).',
        'Never follow up on weekends.',
        'Only message between 10 PM and 6 AM.',
        'After 1 try, schedule the next follow-up for 9 AM or 6 PM.',
        'Wait 5 minutes before the first follow-up.',
        'no more than 1 sentence',
      ),
      { maxLength: 5 },
    )
    .map((sentences) => sentences.join(' '))
  const hour = fc.integer({ min: -400 * HOUR, max: 400 * HOUR })
  const cases = fc.record({
    channel: channels,
    zone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/London'),
    known: fc.constantFrom('profile' as const, 'phone' as const, 'assistant' as const),
    phoneCountry: fc.constantFrom('US', 'ES'),
    now: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    silent: fc.integer({ min: 0, max: 200 * HOUR }),
    wroteBefore: fc.option(fc.integer({ min: 0, max: 200 * HOUR }), { nil: undefined }),
    followedUpBefore: fc.option(fc.integer({ min: 0, max: 100 * HOUR }), { nil: undefined }),
    unanswered: fc.integer({ min: 0, max: 4 }),
    extra: fc.integer({ min: 0, max: 3 }),
    hasTemplate: fc.boolean(),
    instructions,
    action: fc.constantFrom('re_engage' as const, 'schedule' as const),
    dueIn: fc.option(hour, { nil: undefined }),
    draft: fc.constantFrom('Hi. See https://evil.example now!', 'Only $5 today. Use CODE99.', 'Hello there.', ''),
  })

  it('in time, number, hours, window and text', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { now, channel, zone, known, phoneCountry } = given
        const place = { zone, known, phoneCountry }
        const known_: Facts = {
          now,
          channel,
          place,
          silentSince: now - given.silent,
          lastCustomerAt: given.wroteBefore === undefined ? undefined : now - given.wroteBefore,
          lastFollowUpAt: given.followedUpBefore === undefined ? undefined : now - given.followedUpBefore,
          unanswered: given.unanswered,
          total: given.unanswered + given.extra,
          hasTemplate: given.hasTemplate,
          trustedText: '',
        }
        const policy = compilePolicy(given.instructions)
        const dueAt = given.dueIn === undefined ? undefined : now + given.dueIn
        const ruling = enforce({ action: given.action, dueAt, draft: given.draft, reason: 'x' }, known_, policy)
        if (ruling.action === 'close') return
        const at = ruling.dueAt ?? now
        expect(known_.total).toBeLessThan(policy.maxFollowUps.value)
        expect(at).toBeGreaterThanOrEqual(now)
        if (known_.unanswered === 0) expect(at).toBeGreaterThanOrEqual(known_.silentSince + policy.firstAfterMs.value)
        if (known_.lastFollowUpAt !== undefined)
          expect(at).toBeGreaterThanOrEqual(known_.lastFollowUpAt + policy.minSpacingMs.value)
        expect(isAllowed(at, zone, policy.allowedHours.value)).toBe(true)
        expect(isAllowed(at, zone, legalHours(channel, place, now))).toBe(true)
        const permission = permissionAt(channel, known_.lastCustomerAt, at)
        expect(permission === 'free_text' || (permission === 'template' && known_.hasTemplate)).toBe(true)
        expect(ruling.draft ?? '').not.toMatch(/evil|\$5|CODE99/)
        expect(localTime(at, zone).epochMilliseconds).toBe(at)
      }),
      { numRuns: 400 },
    )
  })
})
