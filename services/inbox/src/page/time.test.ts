import { describe, expect, it } from 'vitest'
import {
  countdown,
  dayAndTime,
  dayAndTimeWithin,
  durationInWords,
  fromLocalInput,
  sameWallClock,
  shortAge,
  toLocalInput,
  tomorrowAt,
} from './time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = Date.parse

describe('a duration in words', () => {
  it.each([
    [1_000, '1 second'],
    [45_000, '45 seconds'],
    [59_700, '1 minute'],
    [12 * MINUTE, '12 minutes'],
    [59.6 * MINUTE, '1 hour'],
    [80 * MINUTE, '1 hour 20 minutes'],
    [2 * HOUR, '2 hours'],
    [23 * HOUR, '23 hours'],
    [22 * HOUR + 59 * MINUTE, '23 hours'],
    [26 * HOUR, '26 hours'],
    [3 * DAY, '3 days'],
  ])('%d ms is %s', (ms, words) => expect(durationInWords(ms)).toBe(words))
})

describe('a countdown', () => {
  it.each([
    [23 * HOUR, 'in 23 hours'],
    [1_000, 'in 1 second'],
    [400, 'now'],
    [-30_000, 'now'],
    [-3 * MINUTE, 'due 3 minutes ago'],
  ])('%d ms ahead is %s', (ahead, words) =>
    expect(countdown(at('2026-11-24T10:00Z') + ahead, at('2026-11-24T10:00Z'))).toBe(words),
  )
})

describe('a day and time', () => {
  const now = at('2026-11-24T22:30:00Z')
  it.each([
    ['2026-11-24T22:45:00Z', 'UTC', 'Today, 22:45'],
    ['2026-11-25T08:00:00Z', 'UTC', 'Tomorrow, 08:00'],
    // In Madrid it is 23:30, so that an hour later is the next day there.
    ['2026-11-24T23:30:00Z', 'Europe/Madrid', 'Tomorrow, 00:30'],
    ['2026-11-23T10:00:00Z', 'UTC', 'Yesterday, 10:00'],
    ['2026-11-27T10:00:00Z', 'UTC', 'Friday, 10:00'],
    ['2026-12-14T10:00:00Z', 'UTC', 'Mon 14 Dec, 10:00'],
    ['2027-01-04T10:00:00Z', 'UTC', 'Mon 4 Jan 2027, 10:00'],
    ['2026-11-25T08:00:00Z', 'Nowhere/Land', 'Tomorrow, 08:00'],
  ])('%s in %s is %s', (instant, zone, words) => expect(dayAndTime(at(instant), now, zone)).toBe(words))

  it('begins small within a sentence, unless it is a name', () => {
    expect(dayAndTimeWithin(at('2026-11-25T08:00:00Z'), now, 'UTC')).toBe('tomorrow, 08:00')
    expect(dayAndTimeWithin(at('2026-11-27T08:00:00Z'), now, 'UTC')).toBe('Friday, 08:00')
  })
})

it('says how long ago in three letters', () => {
  const now = at('2026-11-24T10:00Z')
  expect([30_000, 8 * MINUTE, 26 * HOUR, 400 * DAY].map((ago) => shortAge(now - ago, now))).toEqual([
    'now',
    '8m',
    '1d',
    '1y',
  ])
})

describe('a time on the clock of a zone', () => {
  it('is tomorrow there, not here', () => {
    // 23:30 in New York: tomorrow is the 25th there, though it is the 25th in UTC already.
    expect(tomorrowAt(9, at('2026-11-25T04:30:00Z'), 'America/New_York')).toBe(at('2026-11-25T14:00:00Z'))
  })

  it.each([
    // Clocks went forward on 29 March 2026 at 2:00 in Madrid, and back on 25 October at 3:00.
    ['2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
    ['2026-10-24T12:00:00Z', '2026-10-25T08:00:00Z'],
  ])('is 9:00 on the day that clocks change (%s)', (now, then) =>
    expect(tomorrowAt(9, at(now), 'Europe/Madrid')).toBe(at(then)),
  )

  it('goes into an input and comes back', () => {
    const instant = at('2026-07-14T21:05:00Z')
    expect(toLocalInput(instant, 'Asia/Kolkata')).toBe('2026-07-15T02:35')
    expect(fromLocalInput('2026-07-15T02:35', 'Asia/Kolkata')).toBe(instant)
    expect(fromLocalInput('', 'Asia/Kolkata')).toBeUndefined()
  })

  it('is the same in two zones of one offset', () => {
    expect(sameWallClock(at('2026-11-24T10:00Z'), 'Europe/Madrid', 'Europe/Rome')).toBe(true)
    expect(sameWallClock(at('2026-11-24T10:00Z'), 'Europe/Madrid', 'Europe/London')).toBe(false)
  })
})
