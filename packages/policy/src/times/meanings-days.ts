/** What the templates about days mean. Days are read from today on; a passed one is next year's. */
import { dateOf, nextDayOfMonth, nextMonth, nextWeekday, nextYearly, nthWeekday, weekdayOfWeek } from './calendar.ts'
import type { Meaning } from './chart.ts'
import type { Day, Length, Made } from './kinds.ts'

type PlainDate = Temporal.PlainDate

export const DAY_MEANINGS = {
  /** "Tuesday". */
  weekday: ({ weekday }, now) => coming(now.toPlainDate(), weekday),
  /** "Next Friday" is the one of next week. */
  nextWeekday: ({ weekday }, now) => day(weekdayOfWeek(now.toPlainDate(), 1, weekday)),
  lastOfThisWeek: ({ weekday }, now) => day(weekdayOfWeek(now.toPlainDate(), 0, weekday)),
  /** "Friday after next", "übernächsten Freitag". */
  weekdayAfterNext: ({ weekday }, now) => day(nextWeekday(now.toPlainDate(), weekday).add({ days: 7 })),
  /** "Monday week", "lundi en huit": eight days, counting both ends, from the coming one or from today. */
  weekdayInWeek: ({ weekday }, now) => day(todayOr(now.toPlainDate(), weekday).add({ days: 7 })),
  weekdayInFortnight: ({ weekday }, now) => day(todayOr(now.toPlainDate(), weekday).add({ days: 14 })),
  /** "Three Fridays from now". */
  nthComingWeekday: ({ n, weekday }, now) => day(nextWeekday(now.toPlainDate(), weekday).add({ days: 7 * (n - 1) })),
  weekdayOfWeek: ({ weekday, week }, now) => day(weekdayOfWeek(now.toPlainDate(), week, weekday)),
  /** "Wednesday in two weeks". */
  weekdayInDuration: ({ weekday, duration: { amount, unit } }, now) =>
    unit === 'week' ? day(weekdayOfWeek(now.toPlainDate(), amount, weekday)) : undefined,
  week: ({ week }, now) => (week < 1 ? undefined : day(weekdayOfWeek(now.toPlainDate(), week, 1), 'week')),
  thisWeek: () => ({ kind: 'week', value: 0 }),
  nextWeek: () => ({ kind: 'week', value: 1 }),
  weekAfterNext: () => ({ kind: 'week', value: 2 }),
  weekInDuration: ({ n }) => ({ kind: 'week', value: n }),
  thisWeekend: (_, now) => weekend(now.toPlainDate(), now.dayOfWeek < 6 ? 0 : 1),
  nextWeekend: (_, now) => weekend(now.toPlainDate(), 1),
  endOfWeek: ({ week }, now) => day(weekdayOfWeek(now.toPlainDate(), week, 5)),
  middleOfWeek: ({ week }, now) => day(weekdayOfWeek(now.toPlainDate(), week, 3)),
  thisMonth: (_, now) => month(now.toPlainDate().toPlainYearMonth()),
  nextMonth: (_, now) => month(now.toPlainDate().toPlainYearMonth().add({ months: 1 })),
  monthAfterNext: (_, now) => month(now.toPlainDate().toPlainYearMonth().add({ months: 2 })),
  month: ({ month: number }, now) => month(nextMonth(now.toPlainDate(), number)),
  monthOfYear: ({ month: number, year }) => month(Temporal.PlainYearMonth.from({ year, month: number })),
  startOfMonth: ({ monthOf }) => day(monthOf.toPlainDate({ day: 1 }), 'week'),
  startOfNextMonth: (_, now) => day(now.toPlainDate().with({ day: 1 }).add({ months: 1 }), 'week'),
  middleOfMonth: ({ monthOf }) => day(monthOf.toPlainDate({ day: 15 })),
  endOfMonth: ({ monthOf }) => day(monthOf.toPlainDate({ day: monthOf.daysInMonth })),
  endOfThisMonth: (_, now) => day(now.toPlainDate().with({ day: now.daysInMonth })),
  endOfThisYear: (_, now) => day(now.toPlainDate().with({ month: 12, day: 31 })),
  nextYear: (_, now) => day(Temporal.PlainDate.from({ year: now.year + 1, month: 1, day: 1 }), 'week'),
  weekOfMonth: ({ n, monthOf }) => day(nthWeekday(monthOf, n, 1), 'week'),
  nthDayOfMonth: ({ n, monthOf }) => day(dateOf(monthOf.year, monthOf.month, n)),
  dayOfMonthOf: ({ n, monthOf }) => day(dateOf(monthOf.year, monthOf.month, n)),
  nthWeekdayOfMonth: ({ n, weekday, monthOf }) => day(n > 5 ? undefined : nthWeekday(monthOf, n, weekday)),
  lastWeekdayOfMonth: ({ weekday, monthOf }) => day(nthWeekday(monthOf, -1, weekday)),
  /** "The third Tuesday after Christmas". */
  nthWeekdayAfterDay: ({ n, weekday, day: { date } }) => day(nextWeekday(date, weekday).add({ days: 7 * (n - 1) })),
  weekdayAfterDay: ({ weekday, day: { date } }) => day(nextWeekday(date, weekday)),
  weekdayBeforeDay: ({ weekday, day: { date } }) =>
    day(date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 || 7 })),
  /** "March 3", "3 de marzo", "am 3. März". */
  date: ({ n, month: number }, now) => yearly(now.toPlainDate(), number, n),
  dateOfYear: ({ n, month: number, year }) => day(dateOf(year, number, n)),
  /** "The 15th", "el 17", "dia 15": the next one. */
  dayOfMonth: ({ n }, now) => dayOfMonth(now.toPlainDate(), n),
  /** "Tuesday the 19th", "mercredi 13": the number says which. */
  weekdayDayOfMonth: ({ weekday, n }, now) => day(sameWeekday(now.toPlainDate(), weekday, n)),
  /** "Monday, 18 February". */
  weekdayAndDay: ({ weekday, day: { date } }) => day(date.dayOfWeek === weekday ? date : undefined),
  dayAfter: ({ day: { date } }) => day(date.add({ days: 1 })),
  dayBefore: ({ day: { date } }) => day(date.subtract({ days: 1 })),
  durationAfterDay: ({ duration, day: { date } }) => day(shifted(date, duration, 1)),
  durationBeforeDay: ({ duration, day: { date } }) => day(shifted(date, duration, -1)),
  /** "17 2". */
  numericDate: ({ n, n2 }, now) => (n2 <= 12 ? yearly(now.toPlainDate(), n2, n) : undefined),
  dayOfYear: ({ day: { date }, year }) => day(date.with({ year })),
} satisfies Record<string, Meaning>

/** A date of every year, the next one; undefined where there is none. */
export function yearly(today: PlainDate, monthNumber: number, dayNumber: number): Made | undefined {
  return withToday(
    today,
    nextYearly(today, (year) => dateOf(year, monthNumber, dayNumber)),
    (date) => nextYearly(date.add({ days: 1 }), (year) => dateOf(year, monthNumber, dayNumber)),
  )
}

export function coming(today: PlainDate, weekday: number): Made {
  const date = nextWeekday(today, weekday)
  return { kind: 'day', value: { date, grain: 'day', ...(weekday === today.dayOfWeek ? { sooner: today } : {}) } }
}

function dayOfMonth(today: PlainDate, number: number): Made | undefined {
  return withToday(today, nextDayOfMonth(today, number), (date) => nextDayOfMonth(date.add({ days: 1 }), number))
}

/** A date that may be today counts as today only with a clock time that is still ahead. */
function withToday(
  today: PlainDate,
  date: PlainDate | undefined,
  after: (date: PlainDate) => PlainDate | undefined,
): Made | undefined {
  if (!date?.equals(today)) return day(date)
  const next = after(date)
  return next && { kind: 'day', value: { date: next, grain: 'day', sooner: today } }
}

function sameWeekday(today: PlainDate, weekday: number, number: number): PlainDate | undefined {
  const first = nextDayOfMonth(today, number)
  for (let months = 0; months < 12; months += 1) {
    const month = today.toPlainYearMonth().add({ months })
    const date =
      Number.isInteger(number) && number >= 1 && number <= month.daysInMonth
        ? month.toPlainDate({ day: number })
        : undefined
    if (date?.dayOfWeek === weekday && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return first
}

function todayOr(today: PlainDate, weekday: number): PlainDate {
  return today.dayOfWeek === weekday ? today : nextWeekday(today, weekday)
}

function shifted(date: PlainDate, { amount, unit }: Length, sign: 1 | -1): PlainDate | undefined {
  if (!Number.isInteger(amount) || unit === 'hour' || unit === 'minute' || unit === 'second') return undefined
  return date.add({ [`${unit}s`]: amount * sign })
}

/** Later in the morning than on a working day. */
function weekend(today: PlainDate, weeks: number): Made {
  return { kind: 'day', value: { date: weekdayOfWeek(today, weeks, 6), grain: 'day', minute: 10 * 60 } }
}

function month(value: Temporal.PlainYearMonth): Made {
  return { kind: 'monthOf', value }
}

function day(date: PlainDate | undefined, grain: Day['grain'] = 'day'): Made | undefined {
  return date && { kind: 'day', value: { date, grain } }
}
