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
    const promised = planPromise(NOW + 18 * HOUR, facts)
    expect(promised).toMatchObject({ route: 'as_asked', dueAt: NOW + 18 * HOUR })
    expect(promised.acknowledgement).toBe("Of course! I'll check back in with you tomorrow at 9 AM. Take your time.")
  })

  it('"in 24 hours" on WhatsApp goes out just before the window closes, and says so', () => {
    const promised = planPromise(NOW + 24 * HOUR, facts)
    expect(promised.route).toBe('inside_window')
    expect(promised.dueAt).toBeLessThan(NOW + 24 * HOUR)
    expect(promised.dueAt).toBeGreaterThan(NOW + 23 * HOUR)
    expect(promised.acknowledgement).toContain('within 24 hours of your last message')
    expect(promised.acknowledgement).toContain('tomorrow at 2:50 PM')
  })

  it('days later goes out as a template where one is configured', () => {
    const promised = planPromise(NOW + 90 * HOUR, { ...facts, hasTemplate: true })
    expect(promised).toMatchObject({ route: 'template', dueAt: NOW + 90 * HOUR })
    expect(promised.acknowledgement).toContain('on Saturday, November 28, at 9 AM')
  })

  it('days later without a template is left to a person, and says so', () => {
    const promised = planPromise(NOW + 90 * HOUR, facts)
    expect(promised.route).toBe('person')
    expect(promised.acknowledgement).toContain('a colleague')
    expect(promised.gates).toContainEqual(expect.objectContaining({ name: 'channel window', verdict: 'vetoed' }))
  })

  it('on a channel without a window is kept whenever it is', () => {
    expect(planPromise(NOW + 90 * HOUR, { ...facts, channel: 'telegram' })).toMatchObject({
      route: 'as_asked',
      dueAt: NOW + 90 * HOUR,
    })
  })

  it('at night is the customer’s own wish', () => {
    expect(planPromise(NOW + 8 * HOUR, facts)).toMatchObject({ route: 'as_asked', dueAt: NOW + 8 * HOUR })
  })
})
