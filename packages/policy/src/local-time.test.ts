import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AllowedHours,
  ANY_HOUR,
  DAY_MINUTES,
  EVERY_DAY,
  WEEKDAYS,
  isAllowed,
  lastAllowed,
  localTime,
  nextAllowed,
} from './local-time.ts'

const NINE_TO_SIX: AllowedHours = [{ days: WEEKDAYS, fromMinute: 9 * 60, toMinute: 18 * 60 }]
const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds
const next = (text: string, ...plans: AllowedHours[]) => {
  const zoned = Temporal.ZonedDateTime.from(text)
  const found = nextAllowed(zoned.epochMilliseconds, zoned.timeZoneId, ...plans)
  return found === undefined ? undefined : localTime(found, zoned.timeZoneId).toPlainDateTime().toString()
}

describe('nextAllowed', () => {
  it('keeps what is allowed, its last minute included', () => {
    expect(next('2026-11-24T10:15[Europe/Madrid]', NINE_TO_SIX)).toBe('2026-11-24T10:15:00')
    expect(next('2026-11-24T18:00[Europe/Madrid]', NINE_TO_SIX)).toBe('2026-11-24T18:00:00')
  })
  it('waits for the morning, and over a weekend', () => {
    expect(next('2026-11-24T06:00[Europe/Madrid]', NINE_TO_SIX)).toBe('2026-11-24T09:00:00')
    expect(next('2026-11-27T18:01[Europe/Madrid]', NINE_TO_SIX)).toBe('2026-11-30T09:00:00')
  })
  it('is nine on the wall also after clocks changed in the night', () => {
    expect(next('2026-03-28T20:30[Europe/Madrid]', [{ days: EVERY_DAY, fromMinute: 540, toMinute: 1200 }])).toBe(
      '2026-03-29T09:00:00',
    )
    expect(next('2026-10-31T20:30[America/New_York]', [{ days: EVERY_DAY, fromMinute: 540, toMinute: 1200 }])).toBe(
      '2026-11-01T09:00:00',
    )
  })
  it('skips an hour that does not exist', () => {
    const halfPastTwo: AllowedHours = [{ days: EVERY_DAY, fromMinute: 140, toMinute: 160 }]
    expect(next('2026-03-29T00:00[Europe/Madrid]', halfPastTwo)).toBe('2026-03-30T02:20:00')
  })
  it('satisfies several plans at once, or none', () => {
    const evenings: AllowedHours = [{ days: EVERY_DAY, fromMinute: 17 * 60, toMinute: 21 * 60 }]
    expect(next('2026-11-24T10:00[Europe/Madrid]', NINE_TO_SIX, evenings)).toBe('2026-11-24T17:00:00')
    expect(
      next('2026-11-24T10:00[Europe/Madrid]', NINE_TO_SIX, [{ days: [6], fromMinute: 0, toMinute: DAY_MINUTES }]),
    ).toBeUndefined()
  })
})

it('lastAllowed goes back to the evening before', () => {
  const found = lastAllowed(at('2026-11-30T07:00[Europe/Madrid]'), 'Europe/Madrid', NINE_TO_SIX)
  expect(found).toBe(at('2026-11-27T18:00[Europe/Madrid]'))
})

const zones = fc.constantFrom(
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
)
const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) })
const plans = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fromMinute: fc.integer({ min: 0, max: DAY_MINUTES - 60 }),
      length: fc.integer({ min: 0, max: 600 }),
    })
    .map(({ days, fromMinute, length }) => ({
      days,
      fromMinute,
      toMinute: Math.min(DAY_MINUTES, fromMinute + length),
    })),
  { minLength: 1, maxLength: 3 },
)

describe('whatever the plan, the place and the instant', () => {
  it('what is found shows a permitted time on the wall, and is not before', () => {
    fc.assert(
      fc.property(instants, zones, plans, (now, zone, plan) => {
        const found = nextAllowed(now, zone, plan)
        if (found === undefined) return
        expect(found).toBeGreaterThanOrEqual(now)
        expect(isAllowed(found, zone, plan)).toBe(true)
        const local = localTime(found, zone)
        const minute = local.hour * 60 + local.minute
        const permitted = plan.some(
          ({ days, fromMinute, toMinute }) =>
            (days.includes(local.dayOfWeek) && minute >= fromMinute && minute <= toMinute) ||
            // Midnight ends a day and begins the next.
            (minute === 0 && toMinute === DAY_MINUTES && days.includes(((local.dayOfWeek + 5) % 7) + 1)),
        )
        expect(permitted).toBe(true)
      }),
    )
  })

  it('any hour is any instant', () => {
    fc.assert(fc.property(instants, zones, (now, zone) => isAllowed(now, zone, ANY_HOUR)))
  })
})
