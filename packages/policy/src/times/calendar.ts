/** Calendar arithmetic that every language shares. Weekdays are ISO: 1 is Monday. */

type PlainDate = Temporal.PlainDate

/** The next such weekday after a day. */
export function nextWeekday(after: PlainDate, weekday: number): PlainDate {
  return after.add({ days: (weekday - after.dayOfWeek + 7) % 7 || 7 })
}

/** A weekday of the week (from Monday on) that lies so many weeks ahead. */
export function weekdayOfWeek(today: PlainDate, weeks: number, weekday: number): PlainDate {
  return today.add({ days: weeks * 7 + weekday - today.dayOfWeek })
}

/** The n-th such weekday of a month; from its end where `n` is negative. Undefined where there is none. */
export function nthWeekday(month: Temporal.PlainYearMonth, n: number, weekday: number): PlainDate | undefined {
  const first = month.toPlainDate({ day: 1 })
  const last = month.toPlainDate({ day: month.daysInMonth })
  const date =
    n > 0
      ? first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (n - 1) * 7 })
      : last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + (-n - 1) * 7 })
  return date.month === month.month ? date : undefined
}

/** A day of a month; undefined where there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(day)) return undefined
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** The first of the years from a day's own on in which a yearly day lies on or after it; undefined where there is none soon. */
export function nextYearly(
  today: PlainDate,
  inYear: (year: number) => PlainDate | undefined,
  years = 8,
): PlainDate | undefined {
  for (let year = today.year; year < today.year + years; year += 1) {
    const date = inYear(year)
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return undefined
}

/** A day of the month that is still ahead, today included; undefined where no month has it. */
export function nextDayOfMonth(today: PlainDate, day: number): PlainDate | undefined {
  for (let months = 0; months < 4; months += 1) {
    const month = today.toPlainYearMonth().add({ months })
    if (!Number.isInteger(day) || day < 1 || day > month.daysInMonth) continue
    const date = month.toPlainDate({ day })
    if (Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return undefined
}

/** The next such month, the running one included. */
export function nextMonth(today: PlainDate, month: number): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from({ year: today.year + (month < today.month ? 1 : 0), month })
}

/** Easter Sunday of the Western churches: the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, 1991). */
export function easter(year: number): PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}
