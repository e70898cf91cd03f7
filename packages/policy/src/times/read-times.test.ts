import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stampText } from '../time-text.ts'
import { TIME_LANGUAGES, type TimeLanguage, readTimes, timeText } from './read-times.ts'

/** Tuesday. */
const MADRID = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]')

const stamps = (text: string, language: TimeLanguage, now = MADRID) =>
  readTimes(text, now.epochMilliseconds, now.timeZoneId, language).map(({ at }) => stampText(at, now.timeZoneId))

describe('a day of today', () => {
  it.each<[string, TimeLanguage, string]>([
    ['tuesday', 'en', 'Tue 1 Dec 09:00'],
    ['tuesday at 5pm', 'en', 'Tue 24 Nov 17:00'],
    ['tuesday at 8am', 'en', 'Tue 1 Dec 08:00'],
    ['el 24', 'es', 'Thu 24 Dec 09:00'],
    ['el 24 a las 6 de la tarde', 'es', 'Tue 24 Nov 18:00'],
    ['heute um 5', 'de', 'Tue 24 Nov 17:00'],
    ['today', 'en', 'Tue 24 Nov 13:00'],
    ['this morning', 'en', 'Tue 24 Nov 11:00'],
  ])('%s', (text, language, expected) => expect(stamps(text, language)).toEqual([expected]))
})

describe('a bare hour is of the waking day', () => {
  it.each<[string, TimeLanguage, string]>([
    ['tomorrow at 5', 'en', 'Wed 25 Nov 17:00'],
    ['mañana a las 5', 'es', 'Wed 25 Nov 17:00'],
    ['tomorrow at 5 in the morning', 'en', 'Wed 25 Nov 05:00'],
    ['tomorrow at 05:00', 'en', 'Wed 25 Nov 05:00'],
    ['tonight at 2', 'en', 'Wed 25 Nov 02:00'],
    ['at 9', 'en', 'Tue 24 Nov 21:00'],
  ])('%s', (text, language, expected) => expect(stamps(text, language)).toEqual([expected]))
})

it('English digits are month first in the New World, day first in the Old', () => {
  const newYork = MADRID.withTimeZone('America/New_York')
  expect(stamps('on 3/12', 'en', newYork)).toEqual(['Fri 12 Mar 09:00'])
  expect(stamps('on 3/12', 'en')).toEqual(['Thu 3 Dec 09:00'])
  expect(stamps('on 12/25', 'en')).toEqual(['Fri 25 Dec 09:00'])
})

it('a skipped hour is read as the clock shows it afterwards', () => {
  const eve = Temporal.ZonedDateTime.from('2027-03-27T12:00[Europe/Madrid]')
  expect(stamps('tomorrow at 2:30 am', 'en', eve)).toEqual(['Sun 28 Mar 03:30'])
})

it('tells where in the text the times stand, and keeps two apart', () => {
  const text = 'Not on Friday, rather on Monday at half past five'
  const found = readTimes(text, MADRID.epochMilliseconds, MADRID.timeZoneId, 'en')
  expect(found.map(({ start, end }) => timeText(text).slice(start, end))).toEqual([
    'on friday',
    'on monday at half past five',
  ])
})

it.each<[string, TimeLanguage]>([
  ['a room with a view', 'en'],
  ['the second one, please', 'en'],
  ['I may need two', 'en'],
  ['ma non so', 'it'],
  ['sex, lies and videotape', 'pt'],
  ['so geht das nicht', 'de'],
  ['la mer est calme', 'fr'],
  ['es un vino de 12,50', 'es'],
])('"%s" names no time', (text, language) => expect(stamps(text, language)).toEqual([]))

it('reads any jumble of its words without failing', () => {
  const words =
    'monday 31 february 29 last fifth the of in hours 99 2000 at half past quarter to noon after easter mañana martes a las y media en días lunes de la semana que viene demain soir dans heures et demie übernächsten um viertel vor halb domani alle tra ore segunda às e meia 31.02. 30/2 25:61 12:30 pm'.split(
      ' ',
    )
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 10 }),
      fc.constantFrom(...TIME_LANGUAGES),
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) }),
      (said, language, now) => {
        for (const { at, start, end } of readTimes(said.join(' '), now, 'America/New_York', language)) {
          expect(Number.isFinite(at)).toBe(true)
          expect(end).toBeGreaterThan(start)
        }
      },
    ),
    { numRuns: 400 },
  )
})
