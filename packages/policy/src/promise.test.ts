import { describe, expect, it } from 'vitest'
import type { Facts } from './enforce.ts'
import { planPromise } from './promise.ts'

const HOUR = 3_600_000
const ZONE = 'Europe/Madrid'
/** Tuesday, 15:00 in Madrid. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T15:00[Europe/Madrid]').epochMilliseconds
const facts: Facts = {
  now: NOW,
  channel: 'whatsapp',
  place: { zone: ZONE, known: 'phone' },
  silentSince: NOW,
  lastCustomerAt: NOW,
  unanswered: 0,
  total: 0,
  hasTemplate: false,
  trustedText: '',
}

describe('a wish to be written to', () => {
  it('inside the window is kept as asked, and says the time at the contact', () => {
    const promised = planPromise(NOW + 18 * HOUR, facts, 'en')
    expect(promised).toMatchObject({ route: 'as_asked', dueAt: NOW + 18 * HOUR })
    expect(promised.acknowledgement).toBe("Of course! I'll check back in with you tomorrow at 9 AM. Take your time.")
  })

  it('"in 24 hours" on WhatsApp goes out just before the window closes, and says so', () => {
    const promised = planPromise(NOW + 24 * HOUR, facts, 'en')
    expect(promised.route).toBe('inside_window')
    expect(promised.dueAt).toBeLessThan(NOW + 24 * HOUR)
    expect(promised.dueAt).toBeGreaterThan(NOW + 23 * HOUR)
    expect(promised.acknowledgement).toContain('within 24 hours of your last message')
    expect(promised.acknowledgement).toContain('tomorrow at 2:50 PM')
  })

  it('days later goes out as a template where one is configured', () => {
    const promised = planPromise(NOW + 90 * HOUR, { ...facts, hasTemplate: true }, 'en')
    expect(promised).toMatchObject({ route: 'template', dueAt: NOW + 90 * HOUR })
    expect(promised.acknowledgement).toContain('on Saturday, November 28, at 9 AM')
  })

  it('days later without a template is left to a person, and says so', () => {
    const promised = planPromise(NOW + 90 * HOUR, facts, 'en')
    expect(promised.route).toBe('person')
    expect(promised.acknowledgement).toContain('a colleague')
    expect(promised.gates).toContainEqual(expect.objectContaining({ name: 'channel window', verdict: 'vetoed' }))
  })

  it('on a channel without a window is kept whenever it is', () => {
    expect(planPromise(NOW + 90 * HOUR, { ...facts, channel: 'telegram' }, 'en')).toMatchObject({
      route: 'as_asked',
      dueAt: NOW + 90 * HOUR,
    })
  })

  it('at night is the customer’s own wish', () => {
    expect(planPromise(NOW + 8 * HOUR, facts, 'en')).toMatchObject({ route: 'as_asked', dueAt: NOW + 8 * HOUR })
  })

  it.each([
    ['es', 18, 'Volveré a escribir mañana a las 9:00.'],
    ['es', 90, 'el sábado, 28 de noviembre a las 9:00'],
    ['es', 3, 'hoy a las 18:00'],
    ['pt', 18, 'Volto a escrever amanhã às 9:00.'],
    ['pt', 90, 'no sábado, 28 de novembro, às 9:00'],
    ['pt', 44, 'na quinta-feira, 26 de novembro, às 11:00'],
    ['fr', 18, 'demain à 9h00'],
    ['fr', 90, 'le samedi 28 novembre à 9h00'],
    ['de', 18, 'Ich melde mich morgen um 9:00 Uhr wieder.'],
    ['de', 90, 'am Samstag, 28. November, um 9:00 Uhr'],
    ['it', 18, 'domani alle 9:00'],
    ['it', 90, 'sabato 28 novembre alle 9:00'],
    ['it', 34, 'giovedì 26 novembre all’1:00'],
  ] as const)('is acknowledged in %s, %i hours ahead', (language, hours, text) => {
    const telegram = { ...facts, channel: 'telegram' as const }
    expect(planPromise(NOW + hours * HOUR, telegram, language).acknowledgement).toContain(text)
  })

  it.each([
    ['es', 'mañana a las 14:50', 'un compañero'],
    ['pt', 'amanhã às 14:50', 'um colega'],
    ['fr', 'demain à 14h50', 'un collègue'],
    ['de', 'morgen um 14:50 Uhr', 'das Team gebeten'],
    ['it', 'domani alle 14:50', 'un collega'],
  ] as const)(
    'says in %s what happens instead where the channel does not let us write then',
    (language, early, person) => {
      const inside = planPromise(NOW + 24 * HOUR, facts, language)
      expect(inside).toMatchObject({ route: 'inside_window', acknowledgement: expect.stringContaining('24') })
      expect(inside.acknowledgement).toContain(early)
      expect(planPromise(NOW + 90 * HOUR, facts, language).acknowledgement).toContain(person)
      expect(planPromise(NOW + 90 * HOUR, { ...facts, hasTemplate: true }, language).acknowledgement).not.toContain(
        person,
      )
    },
  )
})
