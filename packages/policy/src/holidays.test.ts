import { describe, expect, it } from 'vitest'
import { HOLIDAYS, holidayCountry, isHoliday } from './holidays.ts'

const on = (day: string, zone: string) => isHoliday(Temporal.PlainDate.from(day), zone)

describe('isHoliday', () => {
  it.each([
    ['2026-11-26', 'America/New_York'], // Thanksgiving, the fourth Thursday
    ['2026-05-25', 'America/Los_Angeles'], // Memorial Day, the last Monday of May
    ['2026-04-03', 'Europe/London'], // Good Friday
    ['2026-05-14', 'Europe/Berlin'], // Ascension
    ['2027-05-17', 'Europe/Paris'], // Whit Monday
    ['2026-06-04', 'Europe/Lisbon'], // Corpus Christi
    ['2026-11-20', 'America/Sao_Paulo'],
    ['2026-03-16', 'America/Mexico_City'],
    ['2026-12-08', 'Atlantic/Canary'],
    ['2028-04-17', 'Europe/Rome'], // Easter Monday
    ['2038-04-26', 'Europe/Paris'], // Easter Monday after the latest Easter
    ['2026-10-04', 'Europe/Rome'], // St Francis
    ['2030-10-01', 'America/Mexico_City'], // a president takes office
    ['2026-07-03', 'America/Chicago'], // for Independence Day, on a Saturday
    ['2027-07-05', 'America/Chicago'], // for Independence Day, on a Sunday
    ['2026-12-28', 'Europe/London'], // for Boxing Day, on a Saturday
    ['2027-12-28', 'Europe/London'], // for Boxing Day, on a Sunday after Christmas Day on a Saturday
    ['2022-12-27', 'Europe/London'], // for Christmas Day, on a Sunday before Boxing Day
    ['2028-01-03', 'Europe/London'], // for New Year's Day, on a Saturday
  ])('%s in %s', (day, zone) => expect(on(day, zone)).toBe(true))
  it.each([
    ['2026-11-19', 'America/New_York'],
    ['2026-05-18', 'America/Los_Angeles'],
    ['2026-10-03', 'Europe/Paris'],
    ['2026-10-01', 'America/Mexico_City'],
    ['2026-12-28', 'Europe/Berlin'], // nothing is kept instead there
    ['2026-12-29', 'Europe/London'],
    ['2026-10-03', 'Europe/Zurich'], // shared with a part of Germany
    ['2026-12-25', 'Asia/Tokyo'], // no list, no holiday
  ])('not %s in %s', (day, zone) => expect(on(day, zone)).toBe(false))
})

it('knows a country by its zones', () => {
  expect(holidayCountry('Europe/Berlin')).toBe('DE')
  expect(holidayCountry('Asia/Kolkata')).toBeUndefined()
})

it('names the law and its day for every country', () => {
  for (const { source, asOf } of Object.values(HOLIDAYS)) {
    expect(source).toMatch(/\w/)
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
})
