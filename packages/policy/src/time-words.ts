/**
 * Times in English text: "in 24 hours", "tomorrow at 9", "on Monday morning", "half an hour", "next week".
 *
 * A day without a time means 9 AM, a part of the day its usual hour, a bare hour the next one that a person would mean.
 */
import { CLOCK, NUMBER, ORDINAL, UNIT, clockMinute, numberOf, ordinalOf, unitMs } from './numbers.ts'
import { instantAt, localTime } from './local-time.ts'

/** A time that a text names. `start` and `end` are its place in the text. */
export interface TimeMention {
  at: number
  /** How exactly it was said. */
  grain: 'minute' | 'hour' | 'part_of_day' | 'day' | 'week'
  start: number
  end: number
}

const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const WEEKDAY = String.raw`mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?`
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = String.raw`jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
const PARTS: Record<string, number> = {
  'first thing': 9 * 60,
  'early morning': 8 * 60,
  morning: 9 * 60,
  lunchtime: 12 * 60,
  'lunch time': 12 * 60,
  lunch: 12 * 60,
  'early afternoon': 13 * 60,
  'late afternoon': 17 * 60,
  afternoon: 14 * 60,
  'end of the day': 17 * 60,
  'end of day': 17 * 60,
  eod: 17 * 60,
  evening: 18 * 60,
  'late evening': 20 * 60,
  night: 19 * 60,
}
const PART = Object.keys(PARTS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const TIME_OF_DAY = String.raw`(?:\s*,?\s*(?:(?:in|during) the |at |around |about |by |@ ?)?(?:(?<clock>${CLOCK})|(?<hour>(?<=(?:at|around|about|by) |@ ?)\d{1,2})(?![\d/%]|\s*(?:${UNIT})\b)|(?<part>${PART}))(?:\s*(?:in the )?(?<half>morning|afternoon|evening))?)?`
const DEFAULT_MINUTE = 9 * 60

interface Pattern {
  expression: RegExp
  read(
    groups: Record<string, string | undefined>,
    now: Temporal.ZonedDateTime,
  ): { at: number; grain: TimeMention['grain'] } | undefined
}

/** All times that a plain English text (`plain()`) names, in their order; where two overlap, the longer one. */
export function readTimes(said: string, now: number, zone: string): TimeMention[] {
  const local = localTime(now, zone)
  const found = PATTERNS.flatMap(({ expression, read }) =>
    [...said.matchAll(expression)].flatMap((match): TimeMention[] => {
      const time = read(match.groups ?? {}, local)
      return time ? [{ ...time, start: match.index, end: match.index + match[0].length }] : []
    }),
  )
  const longestFirst = found.sort((a, b) => b.end - b.start - (a.end - a.start))
  const kept: TimeMention[] = []
  for (const mention of longestFirst) {
    if (kept.every(({ start, end }) => mention.end <= start || mention.start >= end)) kept.push(mention)
  }
  return kept.sort((a, b) => a.start - b.start)
}

const PATTERNS: Pattern[] = [
  {
    // "in 24 hours", "an hour from now", "after two days", "in an hour and a half".
    expression: new RegExp(
      String.raw`\b(?:(?:in|after|within)(?: about| around| like| another)? (?<n>${NUMBER}|half an?|half)\s*(?<unit>${UNIT})\b(?<more> and a half)?|(?<n2>${NUMBER}|half an?)\s*(?<unit2>${UNIT}) (?:from now|later)\b)${TIME_OF_DAY}`,
      'g',
    ),
    read({ n, n2, unit, unit2, more, ...time }, now) {
      const word = n ?? n2 ?? '1'
      const size = unit ?? unit2 ?? 'h'
      const amount = (word.startsWith('half') ? 0.5 : numberOf(word)) + (more ? 0.5 : 0)
      if (!(amount > 0)) return undefined
      const minute = minuteOf(time)
      const calendar = /^(?:d|w|mo)/.exec(size)?.[0]
      if (calendar && minute !== undefined) {
        const unitName = calendar === 'd' ? 'days' : calendar === 'w' ? 'weeks' : 'months'
        return { at: on(now.toPlainDate().add({ [unitName]: amount }), minute, now), grain: 'hour' }
      }
      if (size.startsWith('mo'))
        return { at: now.add({ months: Math.max(1, Math.round(amount)) }).epochMilliseconds, grain: 'day' }
      return { at: now.epochMilliseconds + amount * unitMs(size), grain: unitMs(size) < 86_400_000 ? 'minute' : 'hour' }
    },
  },
  {
    expression: /\bin (?:a (?:little |short )?(?:bit|while|moment)|a few)\b(?! (?:min|hour|day|week|month))/g,
    read: (_, now) => ({ at: now.epochMilliseconds + 3_600_000, grain: 'hour' }),
  },
  {
    expression: new RegExp(String.raw`\b(?:the )?day after tomorrow\b${TIME_OF_DAY}`, 'g'),
    read: (time, now) => dayTime(now.toPlainDate().add({ days: 2 }), time, now),
  },
  {
    expression: new RegExp(String.raw`\b(?:tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow|2morrow)\b${TIME_OF_DAY}`, 'g'),
    read: (time, now) => dayTime(now.toPlainDate().add({ days: 1 }), time, now),
  },
  {
    expression: new RegExp(String.raw`\b(?:today|this)\b${TIME_OF_DAY}`, 'g'),
    read: (time, now) => (minuteOf(time) === undefined ? undefined : laterToday(time, now)),
  },
  {
    expression: /\b(?:later (?:on )?today|later(?: on)?(?! than))\b/g,
    read: (_, now) => ({ at: now.epochMilliseconds + 3 * 3_600_000, grain: 'part_of_day' }),
  },
  {
    expression: new RegExp(String.raw`\btonight\b${TIME_OF_DAY}`, 'g'),
    read: (time, now) => laterToday(time.clock || time.hour ? time : { part: 'night' }, now, true),
  },
  {
    expression: new RegExp(
      String.raw`\b(?:on |by |this |this coming |(?<next>next) )*(?<day>${WEEKDAY})\b${TIME_OF_DAY}`,
      'g',
    ),
    read({ day = '', next, ...time }, now) {
      const wanted = DAY_NAMES.findIndex((name) => name.startsWith(day.slice(0, 3))) + 1
      const ahead = (wanted - now.dayOfWeek + 7) % 7
      const today = ahead === 0 && (minuteOf(time) ?? 0) * 60_000 > msOfDay(now)
      // "Next Friday" on a Monday is the Friday of next week; "Friday" is the coming one.
      const weeks = next && ahead + now.dayOfWeek <= 7 && ahead !== 0 ? 7 : 0
      return dayTime(now.toPlainDate().add({ days: today ? 0 : (ahead || 7) + weeks }), time, now)
    },
  },
  {
    expression: new RegExp(String.raw`\b(?:next|the following) (?<unit>week|month)\b${TIME_OF_DAY}`, 'g'),
    read({ unit, ...time }, now) {
      const today = now.toPlainDate()
      const day = unit === 'week' ? today.add({ days: 8 - now.dayOfWeek }) : today.with({ day: 1 }).add({ months: 1 })
      return { ...dayTime(day, time, now), grain: 'week' as const }
    },
  },
  {
    expression: /\b(?:(?:on|at|over|this|during) )?(?:the )?(?<next>next )?weekend\b/g,
    read: ({ next }, now) => {
      const ahead = (6 - now.dayOfWeek + 7) % 7 || 7
      return {
        at: on(now.toPlainDate().add({ days: ahead + (next && now.dayOfWeek < 6 ? 7 : 0) }), 10 * 60, now),
        grain: 'day',
      }
    },
  },
  {
    expression: new RegExp(
      String.raw`\b(?:on )?(?:the )?(?:(?<month>${MONTH})\.? (?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month2>${MONTH}))\b${TIME_OF_DAY}`,
      'g',
    ),
    read({ month, month2, d, d2, ...time }, now) {
      return calendarDay(MONTHS.indexOf((month ?? month2 ?? '').slice(0, 3)) + 1, Number(d ?? d2), time, now)
    },
  },
  {
    expression: new RegExp(
      String.raw`\bon the (?<d>\d{1,2}(?:st|nd|rd|th)|${ORDINAL})(?: of (?:this|the) month)?\b(?! (?:of )?(?:${MONTH}))${TIME_OF_DAY}`,
      'g',
    ),
    read({ d = '', ...time }, now) {
      const day = ordinalOf(d)
      return calendarDay(day > now.day ? now.month : (now.month % 12) + 1, day, time, now)
    },
  },
  {
    expression: new RegExp(
      String.raw`\b(?:at |around |about |by |after |@ ?)?(?<clock>${CLOCK})(?!\w)(?:\s*(?:in the )?(?<half>morning|afternoon|evening))?|\b(?:at|around|about|by) (?<hour>\d{1,2})(?![\d:/%.,]|\s*(?:${UNIT})\b)(?:\s*(?:in the )?(?<half2>morning|afternoon|evening))?`,
      'g',
    ),
    read: ({ half, half2, ...time }, now) => laterToday({ ...time, half: half ?? half2 }, now),
  },
  {
    expression: new RegExp(String.raw`\b(?:in the|during the|first thing in the|at) (?<part>${PART})\b`, 'g'),
    read: (time, now) => laterToday(time, now),
  },
]

type TimeGroups = Record<string, string | undefined>

/** The minute of the day that was said with a day; undefined where none was. */
function minuteOf({ clock, hour, part, half }: TimeGroups): number | undefined {
  if (clock) return halved(clockMinute(clock), half, /[apmn]/.test(clock))
  if (hour) return halved(Number(hour) <= 23 ? Number(hour) * 60 : undefined, half, false)
  return part === undefined ? undefined : PARTS[part]
}

/** "At 5" means the afternoon, "at 9" the morning, "at 5 in the morning" what it says. */
function halved(minute: number | undefined, half: string | undefined, exact: boolean): number | undefined {
  if (minute === undefined || exact || minute >= 12 * 60 + 60) return minute
  if (half === 'morning') return minute % (12 * 60)
  if (half) return (minute % (12 * 60)) + 12 * 60
  return minute < 8 * 60 && minute > 0 ? minute + 12 * 60 : minute
}

function dayTime(
  day: Temporal.PlainDate,
  time: TimeGroups,
  now: Temporal.ZonedDateTime,
): { at: number; grain: TimeMention['grain'] } {
  const minute = minuteOf(time)
  const grain = minute === undefined ? 'day' : time.part && !time.clock && !time.hour ? 'part_of_day' : 'hour'
  return { at: on(day, minute ?? DEFAULT_MINUTE, now), grain }
}

/** A time of today, or of tomorrow where it has passed. "Tonight" stays today. */
function laterToday(
  time: TimeGroups,
  now: Temporal.ZonedDateTime,
  stay = false,
): { at: number; grain: TimeMention['grain'] } | undefined {
  const minute = minuteOf(time)
  if (minute === undefined) return undefined
  const grain = time.part && !time.clock && !time.hour ? 'part_of_day' : 'hour'
  const evening = stay && minute < 12 * 60 && minute > 0 ? minute + 12 * 60 : minute
  const today = on(now.toPlainDate(), evening, now)
  if (today > now.epochMilliseconds) return { at: today, grain }
  // A bare hour that has passed this morning is this afternoon's: "at 9" said at noon.
  const laterHalf = today + 12 * 3_600_000
  const bare = (time.hour !== undefined || (time.clock && !/[apmn]/.test(time.clock))) && !time.half && minute < 12 * 60
  if (bare && laterHalf > now.epochMilliseconds) return { at: laterHalf, grain }
  return stay
    ? { at: now.epochMilliseconds + 3_600_000, grain }
    : { at: on(now.toPlainDate().add({ days: 1 }), minute, now), grain }
}

function calendarDay(
  month: number,
  day: number,
  time: TimeGroups,
  now: Temporal.ZonedDateTime,
): { at: number; grain: TimeMention['grain'] } | undefined {
  if (day < 1 || day > 31) return undefined
  const year = month < now.month || (month === now.month && day < now.day) ? now.year + 1 : now.year
  try {
    return dayTime(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }), time, now)
  } catch {
    return undefined
  }
}

function on(day: Temporal.PlainDate, minute: number, now: Temporal.ZonedDateTime): number {
  return instantAt(day, minute, now.timeZoneId)
}

function msOfDay(now: Temporal.ZonedDateTime): number {
  return now.epochMilliseconds - now.startOfDay().epochMilliseconds
}
