/** From days and times, allowed or forbidden, to a weekly plan. */
import { type AllowedHours, type Hours, DAY_MINUTES, EVERY_DAY, WEEKDAYS } from '../local-time.ts'
import type { TimeOfDay } from './clock-values.ts'

export type Said = { forbidden: boolean } & (
  | { what: 'range'; range: [TimeOfDay, TimeOfDay] }
  | { what: 'before' | 'after'; minute: TimeOfDay }
  /** `isNamed`: one day by its name. */
  | { what: 'day'; days: number[]; isNamed: boolean }
  | { what: 'business_hours' }
  | { what: 'holiday' }
)

/** Where only days are said, or only one end of the day. */
const FRAME: [TimeOfDay, TimeOfDay] = [9 * 60, 20 * 60]
const BUSINESS: [TimeOfDay, TimeOfDay] = [9 * 60, 18 * 60]

interface Group {
  days: number[] | undefined
  ranges: [TimeOfDay, TimeOfDay][]
  isRangeFirst: boolean
  isBusiness: boolean
}

/** The weekly plan; undefined where nothing sets one. */
export function hoursFrom(said: readonly Said[]): AllowedHours | undefined {
  if (said.every((one) => !one.forbidden && one.what === 'day' && one.isNamed)) return undefined
  const edges = edgesOf(said)
  const groups = groupsOf(said.filter(({ forbidden }) => !forbidden))
  const frame = edges ?? FRAME
  const forbiddenDays = new Set(said.flatMap((one) => (one.forbidden && one.what === 'day' ? one.days : [])))
  const forbiddenRanges = said.flatMap((one) => (one.forbidden && one.what === 'range' ? [one.range] : []))
  if (said.some((one) => one.forbidden && one.what === 'business_hours')) return undefined
  // Whether "never on Fridays after 3 PM" means Fridays, or the afternoons too, cannot be told for sure.
  if (forbiddenDays.size > 0 && (forbiddenRanges.length > 0 || edges) && isPartOfDay(said)) return undefined
  const open: Hours[] = (groups.length > 0 ? groups : [anyGroup]).flatMap(({ days, ranges, isBusiness }) => {
    const chosen = (days ?? (isBusiness && ranges.length === 0 ? [...WEEKDAYS] : [...EVERY_DAY])).filter(
      (day) => !forbiddenDays.has(day),
    )
    const onlyForbidsHours = groups.length === 0 && forbiddenRanges.length > 0 && !edges && forbiddenDays.size === 0
    const spans =
      ranges.length > 0
        ? ranges
        : [onlyForbidsHours ? ([0, DAY_MINUTES] as [number, number]) : isBusiness ? BUSINESS : frame]
    return spans.flatMap((span) => withinDay(chosen, span))
  })
  const closed = forbiddenRanges.flatMap((range) => withinDay([...EVERY_DAY], range))
  const plan = closed.reduce<Hours[]>(without, open).filter(({ days }) => days.length > 0)
  return plan.length > 0 ? plan : undefined
}

const anyGroup: Group = { days: undefined, ranges: [], isRangeFirst: false, isBusiness: false }

/** "Not before 10 or after 20", "only after 10": where the day begins and ends. */
function edgesOf(said: readonly Said[]): [TimeOfDay, TimeOfDay] | undefined {
  let [from, to] = FRAME
  let found = false
  for (const one of said) {
    if (one.what !== 'before' && one.what !== 'after') continue
    found = true
    if ((one.what === 'before') === one.forbidden) from = one.minute
    else to = one.minute
  }
  return found ? [from, from < to ? to : DAY_MINUTES] : undefined
}

/** "Never on Fridays after 3 PM": a forbidden day with a forbidden time right after it. */
function isPartOfDay(said: readonly Said[]): boolean {
  const forbidden = said.filter((one) => one.forbidden)
  return forbidden.some((one, index) => {
    const next = forbidden[index + 1]
    return one.what === 'day' && one.isNamed && next !== undefined && next.what !== 'day'
  })
}

/** Days and the times that belong to them: "Monday to Friday 9 to 6 and Saturday 10 to 2" are two groups. */
function groupsOf(said: readonly Said[]): Group[] {
  const groups: Group[] = []
  let group: Group | undefined
  const begin = (): Group => {
    const made: Group = { days: undefined, ranges: [], isRangeFirst: false, isBusiness: false }
    groups.push(made)
    return made
  }
  for (const one of said) {
    if (one.what === 'before' || one.what === 'after' || one.what === 'holiday') continue
    if (!group) group = begin()
    if (one.what === 'day') {
      if (group.days && group.ranges.length > 0) group = begin()
      group.days = [...new Set([...(group.days ?? []), ...one.days])].toSorted((a, b) => a - b)
    } else if (one.what === 'range') {
      if (group.days && group.ranges.length > 0 && group.isRangeFirst) group = begin()
      if (!group.days) group.isRangeFirst = true
      group.ranges.push(one.range)
    } else group.isBusiness = true
  }
  return groups
}

/** Times that run over midnight become two entries. */
export function withinDay(days: readonly number[], [from, to]: [TimeOfDay, TimeOfDay]): Hours[] {
  if (from < to) return [{ days, fromMinute: from, toMinute: to }]
  return [
    { days, fromMinute: 0, toMinute: to },
    { days, fromMinute: from, toMinute: DAY_MINUTES },
  ]
}

/** Intervals without one that is forbidden. */
function without(open: readonly Hours[], closed: Hours): Hours[] {
  return open
    .flatMap(({ days, fromMinute, toMinute }) => [
      { days, fromMinute, toMinute: Math.min(toMinute, closed.fromMinute) },
      { days, fromMinute: Math.max(fromMinute, closed.toMinute), toMinute },
    ])
    .filter(({ fromMinute, toMinute }) => fromMinute < toMinute)
}

/** Hours that two plans share. */
export function intersectHours(a: AllowedHours, b: AllowedHours): AllowedHours {
  return a.flatMap((left) =>
    b.flatMap((right): Hours[] => {
      const days = left.days.filter((day) => right.days.includes(day))
      const fromMinute = Math.max(left.fromMinute, right.fromMinute)
      const toMinute = Math.min(left.toMinute, right.toMinute)
      return days.length > 0 && fromMinute < toMinute ? [{ days, fromMinute, toMinute }] : []
    }),
  )
}

/** Two plans allow the same minutes, however they are written down. */
export function sameWeek(a: AllowedHours, b: AllowedHours): boolean {
  return EVERY_DAY.every((day) => minutesOf(a, day) === minutesOf(b, day))
}

/** The minutes of a day as text: intervals that meet are one. */
function minutesOf(plan: AllowedHours, day: number): string {
  const merged: { from: number; to: number }[] = []
  const own = plan.filter(({ days }) => days.includes(day)).toSorted((a, b) => a.fromMinute - b.fromMinute)
  for (const { fromMinute, toMinute } of own) {
    const last = merged.at(-1)
    if (last && fromMinute <= last.to) last.to = Math.max(last.to, toMinute)
    else merged.push({ from: fromMinute, to: toMinute })
  }
  return merged.map(({ from, to }) => `${from}-${to}`).join()
}
