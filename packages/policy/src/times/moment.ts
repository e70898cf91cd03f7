/** Pieces that stand together are one time: the day from one, the hour from another, whichever comes first. */
import { DAY_MINUTES, instantAt } from '../local-time.ts'
import type { Clock, Day, Item, Offset, Part } from './kinds.ts'
import { inPart } from './meanings-clocks.ts'

/** How exactly a time was said. */
export type Grain = 'minute' | 'hour' | 'part_of_day' | 'day' | 'week'

/** Pieces of one time. */
interface Moment {
  day?: Day
  clock?: Clock
  part?: Part
  zone?: number
  offset?: Offset
  /** A bare number that is an hour only because of the day beside it. */
  isBare?: boolean
  start: number
  end: number
  /** Characters of its pieces. */
  covered: number
}

/** A time that a text names. `start` and `end` are its place in the text. */
export interface TimeMention {
  at: number
  grain: Grain
  start: number
  end: number
}

/** A day without a time: when an office opens. */
const DEFAULT_MINUTE = 9 * 60
const HOUR_MS = 3_600_000
/** "Today" is later today, up to this hour. */
const LATEST_TODAY = 20 * 60
const MOST_MOMENTS = 3_000
const LONGEST_GLUE = 24

/** The times that the pieces name, in their order; where two overlap, the one that covers more. */
export function momentsOf(
  said: string,
  items: readonly Item[],
  glue: RegExp,
  now: Temporal.ZonedDateTime,
): TimeMention[] {
  const pieces = items.filter(({ kind }) => kind in FIELDS).sort((a, b) => a.start - b.start)
  const moments: Moment[] = []
  const grow = (moment: Moment, from: number) => {
    if (moments.length >= MOST_MOMENTS) return
    moments.push(moment)
    for (let index = from; index < pieces.length; index += 1) {
      const piece = pieces[index]
      if (!piece || piece.start < moment.end) continue
      if (piece.start - moment.end > LONGEST_GLUE) break
      if (!glue.test(said.slice(moment.end, piece.start))) continue
      const joined = join(moment, piece)
      if (joined) grow(joined, index + 1)
    }
  }
  for (const [index, piece] of pieces.entries()) {
    const first = join({ start: piece.start, end: piece.start, covered: 0 }, piece)
    if (first) grow(first, index + 1)
  }
  const found = moments
    .sort((a, b) => b.covered - a.covered || a.end - a.start - (b.end - b.start))
    .flatMap((moment) => {
      const resolved = resolve(moment, now)
      return resolved ? [{ ...resolved, start: moment.start, end: moment.end }] : []
    })
  const kept: TimeMention[] = []
  for (const mention of found)
    if (kept.every(({ start, end }) => mention.end <= start || mention.start >= end)) kept.push(mention)
  return kept.sort((a, b) => a.start - b.start)
}

const FIELDS = { day: 'day', clock: 'clock', hour: 'clock', part: 'part', zone: 'zone', offset: 'offset' } as const

function join(moment: Moment, piece: Item): Moment | undefined {
  const field = FIELDS[piece.kind as keyof typeof FIELDS]
  if (moment[field] !== undefined) return refined(moment, piece)
  if (field === 'offset' && moment.day) return undefined
  if (field === 'day' && moment.offset) return undefined
  if (field === 'zone' && !moment.clock) return undefined
  return {
    ...moment,
    [field]: piece.value,
    ...(piece.kind === 'hour' ? { isBare: true } : {}),
    end: piece.end,
    covered: moment.covered + piece.end - piece.start,
  }
}

/** "Tuesday afternoon, after work": the later word says more exactly which part of the same half of the day. */
function refined(moment: Moment, piece: Item): Moment | undefined {
  if (piece.kind !== 'part' || moment.part?.half !== piece.value.half || moment.clock) return undefined
  return {
    ...moment,
    part: { ...piece.value, today: moment.part.today || piece.value.today },
    end: piece.end,
    covered: moment.covered + piece.end - piece.start,
  }
}

function resolve(moment: Moment, now: Temporal.ZonedDateTime): { at: number; grain: Grain } | undefined {
  const { zone, part, offset, isBare } = moment
  // "One" beside a day is mostly no hour.
  if (isBare && ((!moment.day && !part) || moment.clock?.minute === 60)) return undefined
  let { clock, day } = moment
  if (clock && part) {
    const made = inPart(clock, part)
    if (made?.kind !== 'clock') return undefined
    clock = made.value
  }
  if (offset) {
    if (!clock && !part) return { at: offset.at.epochMilliseconds, grain: offset.isDays ? 'hour' : 'minute' }
    if (!offset.isDays) return undefined
    day = { date: offset.at.toPlainDate(), grain: 'day' }
  }
  const there = zone === undefined ? now : now.withTimeZone(offsetText(zone))
  if (clock)
    return {
      at: clockTime(clock, part?.today && !day ? { date: now.toPlainDate(), grain: 'day' } : day, there),
      grain: clock.grain,
    }
  if (part) return { at: partTime(part, day, now), grain: 'part_of_day' }
  if (!day) return undefined
  return { at: dayTime(day, now), grain: day.grain }
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** Without a day, the next time that the clock shows it; an hour of either half whichever comes first. */
function clockTime({ minute, open, spoken }: Clock, day: Day | undefined, now: Temporal.ZonedDateTime): number {
  const today = now.toPlainDate()
  const on = (date: Temporal.PlainDate, at: number) => instantAt(date, at, now.timeZoneId)
  const isAhead = (at: number) => at > now.epochMilliseconds
  const minutes = open ? [minute % 720, (minute % 720) + 720] : [minute]
  const soonest = (date: Temporal.PlainDate) => minutes.map((each) => on(date, each)).find(isAhead)
  if (!day) {
    // Just after midnight the "midnight" of today is still the coming one.
    return soonest(today) ?? on(today.add({ days: 1 }), minutes[0] ?? minute)
  }
  const sooner = day.sooner && soonest(day.sooner)
  if (sooner) return sooner
  if (day.date.equals(today) && soonest(today) !== undefined) return soonest(today) ?? 0
  const isNight = minute % 720 >= 60 && minute < 7 * 60
  if (day.date.equals(today)) return on(today.add({ days: 1 }), minute % DAY_MINUTES)
  return on(day.date, open && spoken && isNight ? minute + 720 : minute)
}

function partTime(part: Part, day: Day | undefined, now: Temporal.ZonedDateTime): number {
  const today = now.toPlainDate()
  const on = (date: Temporal.PlainDate) => instantAt(date, part.minute, now.timeZoneId)
  if (day?.sooner && on(day.sooner) > now.epochMilliseconds) return on(day.sooner)
  if (day && !day.date.equals(today)) return on(day.date)
  if (on(today) > now.epochMilliseconds) return on(today)
  return part.today || day ? now.epochMilliseconds + HOUR_MS : on(today.add({ days: 1 }))
}

function dayTime({ date, minute = DEFAULT_MINUTE }: Day, now: Temporal.ZonedDateTime): number {
  if (!date.equals(now.toPlainDate())) return instantAt(date, minute, now.timeZoneId)
  return now.epochMilliseconds + (now.hour * 60 + now.minute + 180 <= LATEST_TODAY ? 3 : 1) * HOUR_MS
}
