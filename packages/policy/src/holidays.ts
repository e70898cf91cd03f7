/**
 * Public holidays that hold in all of a country, as rules: dated, with the law they come from. Regional ones are left
 * out, since a zone does not tell the region.
 */
import { getTimezone } from 'countries-and-timezones'

/** `12-25`, `easter+1`, or `11-4-4`: the fourth Thursday of November (`-1` in the middle: the last one). */
type Rule = string

interface National {
  rules: readonly Rule[]
  source: string
  /** Laws up to this day are in the list. */
  asOf: string
}

const AS_OF = '2025-10-31'

export const HOLIDAYS: Readonly<Record<string, National>> = {
  US: {
    rules: ['01-01', '01-3-1', '02-3-1', '05--1-1', '06-19', '07-04', '09-1-1', '10-2-1', '11-11', '11-4-4', '12-25'],
    source: '5 U.S.C. 6103(a)',
    asOf: AS_OF,
  },
  GB: {
    rules: ['01-01', 'easter-2', '05-1-1', '05--1-1', '12-25', '12-26'],
    source: 'Banking and Financial Dealings Act 1971, and proclamations; those of all four nations',
    asOf: AS_OF,
  },
  ES: {
    rules: ['01-01', '01-06', 'easter-2', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    source: 'Real Decreto 2001/1983, artículo 45',
    asOf: AS_OF,
  },
  PT: {
    rules: [
      '01-01',
      'easter-2',
      'easter+0',
      '04-25',
      '05-01',
      'easter+60',
      '06-10',
      '08-15',
      '10-05',
      '11-01',
      '12-01',
      '12-08',
      '12-25',
    ],
    source: 'Código do Trabalho, artigo 234.º',
    asOf: AS_OF,
  },
  BR: {
    rules: ['01-01', 'easter-2', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'],
    source: 'Lei 662/1949, Lei 6.802/1980, Lei 14.759/2023; Lei 9.093/1995 for Good Friday',
    asOf: AS_OF,
  },
  MX: {
    rules: ['01-01', '02-1-1', '03-3-1', '05-01', '09-16', '11-3-1', '12-25'],
    source: 'Ley Federal del Trabajo, artículo 74',
    asOf: AS_OF,
  },
  DE: {
    rules: ['01-01', 'easter-2', 'easter+1', '05-01', 'easter+39', 'easter+50', '10-03', '12-25', '12-26'],
    source: 'Feiertagsgesetze of all sixteen Länder, and Einigungsvertrag, Artikel 2',
    asOf: AS_OF,
  },
  FR: {
    rules: [
      '01-01',
      'easter+1',
      '05-01',
      '05-08',
      'easter+39',
      'easter+50',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ],
    source: 'Code du travail, article L3133-1',
    asOf: AS_OF,
  },
  IT: {
    rules: [
      '01-01',
      '01-06',
      'easter+0',
      'easter+1',
      '04-25',
      '05-01',
      '06-02',
      '08-15',
      '10-04',
      '11-01',
      '12-08',
      '12-25',
      '12-26',
    ],
    source: 'Legge 260/1949, articolo 2, with later laws (4 October from 2026: Legge 151/2025)',
    asOf: AS_OF,
  },
}

/** The country whose holidays hold in a zone; undefined where none are known. */
export function holidayCountry(zone: string): string | undefined {
  return getTimezone(zone)?.countries.find((country) => country in HOLIDAYS)
}

/** The day is a public holiday in the zone's country. Where no holidays are known, none is. */
export function isHoliday(day: Temporal.PlainDate, zone: string): boolean {
  const country = holidayCountry(zone)
  return country !== undefined && (HOLIDAYS[country]?.rules.some((rule) => falls(rule, day)) ?? false)
}

function falls(rule: Rule, day: Temporal.PlainDate): boolean {
  const easter = /^easter([+-]\d+)$/.exec(rule)
  if (easter)
    return easterOf(day.year)
      .add({ days: Number(easter[1]) })
      .equals(day)
  const [, month, nth, weekday] = /^(\d\d)-(-?\d)-(\d)$/.exec(rule) ?? []
  if (!month) return rule === `${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`
  if (day.month !== Number(month) || day.dayOfWeek !== Number(weekday)) return false
  return Number(nth) < 0 ? day.day + 7 > day.daysInMonth : Math.ceil(day.day / 7) === Number(nth)
}

/** Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", chapter 8). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return Temporal.PlainDate.from({ year, month, day: ((h + l - 7 * m + 114) % 31) + 1 })
}
