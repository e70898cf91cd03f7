/** What the templates about clock times, parts of the day and lengths of time mean. */
import { DAY_MINUTES } from '../local-time.ts'
import type { Meaning } from './chart.ts'
import type { Clock, Length, Made, Part, Unit } from './kinds.ts'

export const CLOCK_MEANINGS = {
  /** A number beside a word that makes it an hour. */
  bareHour: ({ n }) => (n <= 24 ? { kind: 'hour', value: spoken(n) } : undefined),
  /** "At 3", "a las tres", "um drei". */
  atHour: ({ hour }) => ({ kind: 'clock', value: hour }),
  /** "5h" in French is of the night where a day is said with it. */
  writtenHour: ({ hour }) => ({ kind: 'clock', value: { ...hour, spoken: false } }),
  /** "Three twenty", "las seis cero dos": a clock only beside "at" or a half of the day. */
  bareHourMinute: ({ hour, n }) => (n >= 10 && n < 60 && hour.grain === 'hour' ? plus(hour, n, 'hour') : undefined),
  bareHourZeroMinute: ({ hour, n }) => (n < 10 && hour.grain === 'hour' ? plus(hour, n, 'hour') : undefined),
  /** "1030" beside such a word. */
  compact: ({ n }) => {
    const [hours, minutes] = [Math.floor(n / 100), n % 100]
    return n >= 100 && hours < 24 && minutes < 60 ? { kind: 'hour', value: spoken(hours, minutes) } : undefined
  },
  am: ({ hour }) => half(hour, 'am'),
  pm: ({ hour }) => half(hour, 'pm'),
  /** "In the afternoon", said right with the hour. */
  withPart: ({ hour, part }) => inPart(hour, part),
  /** "Midi trente", "drei Uhr zwanzig": a clock that needs no other word. */
  hourAndMinutes: ({ hour, n }) => (n < 60 ? plus(hour, n) : undefined),
  minutesPast: ({ n, hour }) => (n < 60 ? plus(hour, n) : undefined),
  minutesTo: ({ n, hour }) => (n < 60 ? plus(hour, -n) : undefined),
  /** "Ten to nine"; "9 to 11" is no time but two. */
  fivesTo: ({ n, hour }) => (n < 30 && n % 5 === 0 ? plus(hour, -n) : undefined),
  quarterPast: ({ hour }) => plus(hour, 15),
  halfPast: ({ hour }) => plus(hour, 30),
  quarterTo: ({ hour }) => plus(hour, -15),
  threeQuartersPast: ({ hour }) => plus(hour, 45),
  /** "Halb vier" is half an hour before four, "fünf vor halb vier" 25 past three, "viertel vier" 3:15. */
  halfTo: ({ hour }) => plus(hour, -30),
  quarterOf: ({ hour }) => plus(hour, -45),
  minutesToHalf: ({ n, hour }) => plus(hour, -30 - n),
  minutesPastHalf: ({ n, hour }) => plus(hour, -30 + n),
  /** "Between 9 and 11", "2pm to 4pm": from its start, which may be of the half that is said with the end. */
  range: ({ hour, hour2 }) => ({
    kind: 'clock',
    value:
      hour.open && !hour2.open && hour2.minute >= 720 && hour.minute + 720 < hour2.minute
        ? { ...hour, minute: hour.minute + 720, open: false }
        : hour,
  }),
  noon: () => ({ kind: 'clock', value: { minute: 720, open: false, spoken: false, grain: 'hour' } }),
  midnight: () => ({ kind: 'clock', value: { minute: DAY_MINUTES, open: false, spoken: false, grain: 'hour' } }),
  todaysPart: ({ part }) => ({ kind: 'part', value: { ...part, today: true } }),
  samePart: ({ part }) => ({ kind: 'part', value: part }),

  length: ({ n, unit }) => length(n, unit),
  /** "2 or 3 hours": the sooner. */
  lengthRange: ({ n, unit }) => length(n, unit),
  lengthAndHalf: ({ n, unit }) => length(n + 0.5, unit),
  lengthAndQuarter: ({ n, unit }) => length(n + 0.25, unit),
  oneAndQuarter: ({ unit }) => length(1.25, unit),
  one: ({ unit }) => length(1, unit),
  oneAndHalf: ({ unit }) => length(1.5, unit),
  some: ({ unit }) => length(3, unit),
  pair: ({ unit }) => length(2, unit),
  half: ({ unit }) => length(0.5, unit),
  quarter: ({ unit }) => length(0.25, unit),
  threeQuarters: ({ unit }) => length(0.75, unit),
  minutes: ({ n }) => length(n, 'minute'),
  eightDays: () => length(1, 'week'),
  fortnight: () => length(2, 'week'),
  quarterHour: () => length(0.25, 'hour'),
  halfHour: () => length(0.5, 'hour'),
  threeQuarterHours: () => length(0.75, 'hour'),
  halfYear: () => length(6, 'month'),
  sum: ({ duration, duration2 }) =>
    UNIT_MINUTES[duration.unit] > UNIT_MINUTES[duration2.unit] && duration.unit !== 'month' && duration.unit !== 'year'
      ? length(minutesOf(duration) + minutesOf(duration2), 'minute')
      : undefined,
  sumMinutes: ({ duration, n }) =>
    duration.unit === 'hour' && n < 60 ? length(minutesOf(duration) + n, 'minute') : undefined,
  after: ({ duration }, now) => offset(now, duration),
  /** "In 15": minutes. */
  afterMinutes: ({ n }, now) => (n >= 2 && n <= 120 ? offset(now, { amount: n, unit: 'minute' }) : undefined),
  afterUnits: ({ n, unit }, now) => offset(now, { amount: n, unit }),
  soon: (_, now) => ({ kind: 'offset', value: { at: now.add({ hours: 1 }), isDays: false } }),
  laterOn: (_, now) => ({ kind: 'offset', value: { at: now.add({ hours: 3 }), isDays: false } }),
} satisfies Record<string, Meaning>

/** An hour that was said, not written as on a clock. Up to 12 it may be of either half of the day. */
export function spoken(hours: number, minutes?: number): Clock {
  return {
    minute: hours * 60 + (minutes ?? 0),
    open: hours >= 1 && hours <= 12,
    spoken: true,
    grain: minutes === undefined ? 'hour' : 'minute',
  }
}

/** An hour moved to a part of the day: "3 in the afternoon", "8 heures ce soir", "drei Uhr nachts". */
export function inPart(clock: Clock, part: Part): Made | undefined {
  if (part.half !== 'night') return half(clock, part.half)
  const hours = Math.floor(clock.minute / 60)
  if (hours === 12) return { kind: 'clock', value: { ...clock, minute: clock.minute + 720, open: false } }
  return hours >= 6 ? half(clock, 'pm') : half(clock, 'am')
}

function half(clock: Clock, to: 'am' | 'pm'): Made | undefined {
  const { minute } = clock
  if (minute >= 13 * 60 || minute < 0)
    return to === 'pm' || minute >= DAY_MINUTES ? { kind: 'clock', value: { ...clock, open: false } } : undefined
  return {
    kind: 'clock',
    value: { ...clock, minute: (minute % 720) + (to === 'pm' ? 720 : 0), open: false, spoken: false },
  }
}

function plus(clock: Clock, minutes: number, kind: 'hour' | 'clock' = 'clock'): Made | undefined {
  if (clock.grain === 'minute' && minutes > 0 && clock.minute % 60 !== 0) return undefined
  const minute = clock.minute + minutes
  return { kind, value: { ...clock, minute: minute < 0 ? minute + DAY_MINUTES : minute, grain: 'minute' } }
}

const UNIT_MINUTES: Record<Unit, number> = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: DAY_MINUTES,
  week: 7 * DAY_MINUTES,
  month: 30 * DAY_MINUTES,
  year: 365 * DAY_MINUTES,
}

/** No wish lies further ahead; beyond it, a number is not a time. */
const MOST_MINUTES = 5 * 366 * DAY_MINUTES

function length(amount: number, unit: Unit): Made | undefined {
  const value: Length = { amount, unit }
  return amount > 0 && minutesOf(value) <= MOST_MINUTES ? { kind: 'duration', value } : undefined
}

function minutesOf({ amount, unit }: Length): number {
  return amount * UNIT_MINUTES[unit]
}

function offset(now: Temporal.ZonedDateTime, value: Length): Made {
  return { kind: 'offset', value: { at: later(now, value), isDays: UNIT_MINUTES[value.unit] >= DAY_MINUTES } }
}

/** Days and longer by the calendar, hours by the clock that never changes; fractions of a day as hours. */
function later(now: Temporal.ZonedDateTime, value: Length): Temporal.ZonedDateTime {
  const { amount, unit } = value
  if (unit === 'second' || unit === 'minute' || unit === 'hour')
    return now.add({ milliseconds: Math.round(minutesOf(value) * 60_000) })
  const whole = Math.floor(amount)
  const rest = Math.round((amount - whole) * UNIT_MINUTES[unit])
  return now.add({ [`${unit}s`]: whole }).add({ minutes: rest })
}
