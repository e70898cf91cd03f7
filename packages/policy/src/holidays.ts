/**
 * Public holidays that hold in all of a country, as rules: dated, with the law they come from and a page that lists them. Regional ones are left
 * out, since a zone does not tell the region.
 */
import { getTimezone } from 'countries-and-timezones'

/** `12-25`, `easter+1`, or `11-4-4`: the fourth Thursday of November (`-1` in the middle: the last one); `2024/6-10-01`: every sixth year from 2024. */
type Rule = string

interface National {
  rules: readonly Rule[]
  /** What becomes of a day that falls on a weekend: it is also kept on the `nearest` working day, or on the `next` free one. */
  inLieu?: 'nearest' | 'next'
  /** The law, and a page that lists the days as they hold. */
  source: string
  /** The page was read on this day, and agrees. */
  asOf: string
}

const AS_OF = '2026-11-24'

export const HOLIDAYS: Readonly<Record<string, National>> = {
  US: {
    rules: ['01-01', '01-3-1', '02-3-1', '05--1-1', '06-19', '07-04', '09-1-1', '10-2-1', '11-11', '11-4-4', '12-25'],
    inLieu: 'nearest',
    source:
      '5 U.S.C. 6103(a) and (b), Executive Order 11582; legalclarity.org/what-are-the-official-federal-holidays-under-5-u-s-c-6103b',
    asOf: AS_OF,
  },
  GB: {
    rules: ['01-01', 'easter-2', '05-1-1', '05--1-1', '12-25', '12-26'],
    inLieu: 'next',
    source:
      'Banking and Financial Dealings Act 1971, and proclamations; those of all four nations; officeholidays.com/countries/united-kingdom',
    asOf: AS_OF,
  },
  ES: {
    rules: ['01-01', '01-06', 'easter-2', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    source:
      'Real Decreto 2001/1983, artículo 45; 6 January may be exchanged by a region, and is by none (calendars of 2018 and 2026 in the BOE)',
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
    source:
      'Código do Trabalho, artigo 234.º, as of Lei 8/2016; trabalhador.pt/feriados-quais-os-obrigatorios-e-quais-os-facultativos',
    asOf: AS_OF,
  },
  BR: {
    rules: ['01-01', 'easter-2', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'],
    source:
      'Lei 662/1949, Lei 6.802/1980, Lei 14.759/2023; Lei 9.093/1995 for Good Friday; portaria of the MGI of 30 December 2025',
    asOf: AS_OF,
  },
  MX: {
    rules: ['01-01', '02-1-1', '03-3-1', '05-01', '09-16', '2024/6-10-01', '11-3-1', '12-25'],
    source: 'Ley Federal del Trabajo, artículo 74, as of the decree in the DOF of 30 September 2024',
    asOf: AS_OF,
  },
  DE: {
    rules: ['01-01', 'easter-2', 'easter+1', '05-01', 'easter+39', 'easter+50', '10-03', '12-25', '12-26'],
    source:
      'Feiertagsgesetze of all sixteen Länder, and Einigungsvertrag, Artikel 2; lifepr.de/pressemitteilung/arag-se/Feiertage-Es-gibt-Unterschiede/boxid/679197',
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
    source: 'Code du travail, article L3133-1; travail-emploi.gouv.fr/les-jours-feries-et-les-ponts',
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
    source:
      'Legge 260/1949, articolo 2, with later laws (4 October from 2026: Legge 151/2025, Gazzetta Ufficiale 236/2025)',
    asOf: AS_OF,
  },
}

/** The country whose holidays hold in a zone, which is the zone's first; undefined where none are known. */
export function holidayCountry(zone: string): string | undefined {
  const [country = ''] = getTimezone(zone)?.countries ?? []
  return country in HOLIDAYS ? country : undefined
}

/** The day is a public holiday in the zone's country, or kept instead of one. Where no holidays are known, none is. */
export function isHoliday(day: Temporal.PlainDate, zone: string): boolean {
  const national = HOLIDAYS[holidayCountry(zone) ?? '']
  if (!national) return false
  return isNamed(day, national) || isInLieu(day, national)
}

function isNamed(day: Temporal.PlainDate, { rules }: National): boolean {
  return rules.some((rule) => falls(rule, day))
}

/** A holiday on a Saturday or Sunday is kept on a working day too, where the law says so. */
function isInLieu(day: Temporal.PlainDate, national: National): boolean {
  if (!national.inLieu || day.dayOfWeek > 5) return false
  const saturday = day.subtract({ days: day.dayOfWeek + 1 })
  const sunday = saturday.add({ days: 1 })
  if (national.inLieu === 'nearest')
    return (
      (day.dayOfWeek === 1 && isNamed(sunday, national)) ||
      (day.dayOfWeek === 5 && isNamed(day.add({ days: 1 }), national))
    )
  let next = sunday
  for (const weekend of [saturday, sunday]) {
    if (!isNamed(weekend, national)) continue
    do next = next.add({ days: 1 })
    while (isNamed(next, national))
    if (next.equals(day)) return true
  }
  return false
}

function falls(rule: Rule, day: Temporal.PlainDate): boolean {
  const easter = /^easter([+-]\d+)$/.exec(rule)
  if (easter)
    return easterOf(day.year)
      .add({ days: Number(easter[1]) })
      .equals(day)
  const [, from, years, then] = /^(\d{4})\/(\d+)-(.*)$/.exec(rule) ?? []
  if (then) return day.year >= Number(from) && (day.year - Number(from)) % Number(years) === 0 && falls(then, day)
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
