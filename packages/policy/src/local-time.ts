/**
 * Time arithmetic at the contact's place. Instants are ms since the epoch, minutes count from local midnight, days are
 * ISO weekdays (1 is Monday). Intervals are closed: "9 AM to 6 PM" includes 6 PM sharp.
 *
 * Where clocks change, an interval begins at the later and ends at the earlier of two readings, so that every instant
 * in it also shows a permitted wall-clock time.
 */

/** Hours of some days of the week; several make split shifts. */
export interface Hours {
  days: readonly number[]
  fromMinute: number
  toMinute: number
}

export type AllowedHours = readonly Hours[]

/** What an instant must fit: a weekly plan, or a rule about whole days such as "no holidays". */
export type Plan = AllowedHours | ((day: Temporal.PlainDate) => boolean)

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
export const WEEKDAYS = [1, 2, 3, 4, 5] as const
export const DAY_MINUTES = 24 * 60
export const ANY_HOUR: AllowedHours = [{ days: EVERY_DAY, fromMinute: 0, toMinute: DAY_MINUTES }]

/** No weekly plan has a longer pause; the extra days cover a plan whose only hour falls into a clock change. */
const SEARCH_DAYS = 16

/** The first instant from `at` on that all plans allow; undefined where they never do. */
export function nextAllowed(at: number, zone: string, ...plans: Plan[]): number | undefined {
  for (const day of daysAround(at, zone, -1, SEARCH_DAYS)) {
    for (const [start, end] of intervalsOf(day, zone, plans)) if (end >= at) return Math.max(start, at)
  }
  return undefined
}

/** The last instant up to `at` that all plans allow; undefined where there is none in two weeks. */
export function lastAllowed(at: number, zone: string, ...plans: Plan[]): number | undefined {
  for (const day of daysAround(at, zone, 1, -SEARCH_DAYS)) {
    for (const [start, end] of intervalsOf(day, zone, plans).reverse()) if (start <= at) return Math.min(end, at)
  }
  return undefined
}

/** All plans allow this instant. */
export function isAllowed(at: number, zone: string, ...plans: Plan[]): boolean {
  return nextAllowed(at, zone, ...plans) === at
}

/** The first instant from `at` on that shows one of these minutes of the day. */
export function nextMinuteOfDay(at: number, zone: string, minutes: readonly number[]): number {
  const candidates = [...daysAround(at, zone, 0, 2)].flatMap((day) =>
    minutes.map((minute) => instantAt(day, minute, zone, 'later')),
  )
  return Math.min(...candidates.filter((candidate) => candidate >= at))
}

/** The same time of day so many business days (Monday to Friday) later. */
export function addBusinessDays(at: number, zone: string, businessDays: number): number {
  const local = localTime(at, zone)
  let day = local.toPlainDate()
  for (let left = businessDays; left > 0; left -= day.dayOfWeek <= 5 ? 1 : 0) day = day.add({ days: 1 })
  return day.toPlainDateTime(local.toPlainTime()).toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
}

/** A day and minute as an instant; minute 1440 is the next midnight. */
export function instantAt(
  day: Temporal.PlainDate,
  minute: number,
  zone: string,
  disambiguation: 'earlier' | 'later' | 'compatible' = 'compatible',
): number {
  const date = day.add({ days: Math.floor(minute / DAY_MINUTES) })
  const time = Temporal.PlainTime.from({ hour: Math.floor((minute % DAY_MINUTES) / 60), minute: minute % 60 })
  return date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation }).epochMilliseconds
}

/** The wall clock at a place. */
export function localTime(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(at)).toZonedDateTimeISO(zone)
}

/** The runtime knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** The days from one distance from today to another, forwards or backwards; made as they are asked for, since the first mostly will do. */
function* daysAround(at: number, zone: string, from: number, to: number): Generator<Temporal.PlainDate> {
  const today = localTime(at, zone).toPlainDate()
  const forwards = from <= to ? 1 : -1
  for (let days = from; days !== to + forwards; days += forwards) yield today.add({ days })
}

/** The intervals of a day that every plan allows, in order. */
function intervalsOf(day: Temporal.PlainDate, zone: string, plans: Plan[]): [number, number][] {
  let shared: [number, number][] = [[0, DAY_MINUTES]]
  for (const plan of plans) {
    if (typeof plan === 'function') {
      if (!plan(day)) return []
      continue
    }
    const own = plan.filter(({ days }) => days.includes(day.dayOfWeek))
    shared = shared.flatMap(([from, to]) =>
      own.map(({ fromMinute, toMinute }): [number, number] => [Math.max(from, fromMinute), Math.min(to, toMinute)]),
    )
  }
  return shared
    .filter(([from, to]) => from <= to)
    .map(([from, to]): [number, number] => [
      instantAt(day, from, zone, from === 0 ? 'compatible' : 'later'),
      instantAt(day, to, zone, to === DAY_MINUTES ? 'compatible' : 'earlier'),
    ])
    .filter(([start, end]) => start <= end)
    .sort(([a], [b]) => a - b)
}
