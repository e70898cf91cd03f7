import type { Assistant } from '@relance/contracts/settings'
import { durationInWords } from '../time.ts'
import type { Limit } from './assistants.ts'

type Overrides = Assistant['overrides']

/** As the server says it of a limit that a person set. */
export const BY_HAND = 'set by hand'

/** What holds once this is saved: each limit set by hand takes the place of those of its name. */
export function overridden(limits: readonly Limit[], overrides: Overrides): Limit[] {
  const byHand = limitsByHand(overrides)
  const first = new Map(limits.map(({ name }, index) => [name, index]))
  const kept = limits.filter(({ name }) => !(name in byHand)).map((limit) => takenBack(limit))
  const set = Object.entries(byHand).flatMap(([name, values]) =>
    values.map((value): Limit => ({ name, value, source: BY_HAND })),
  )
  const place = ({ name }: Limit) => first.get(name) ?? limits.length
  return [...kept, ...set].toSorted((a, b) => place(a) - place(b))
}

/** Saved as set by hand, and emptied since: what the instructions say of it is known once it is saved. */
function takenBack(limit: Limit): Limit {
  const isEmptied = limit.source === BY_HAND && EDITED.has(limit.name)
  return isEmptied ? { ...limit, value: 'as the instructions say, once this is saved', source: '' } : limit
}

/** The limits that this page edits; others are set through the API. */
const EDITED: ReadonlySet<string> = new Set([
  'maxFollowUps',
  'firstAfter',
  'minSpacing',
  'allowedHours',
  'holidays',
  'closedDays',
  'maxSentences',
])

/** By the name of a limit, what was set; nothing where it was set to none. */
function limitsByHand(overrides: Overrides): Record<string, string[]> {
  const { maxFollowUps, firstAfterMs, minSpacingMs, anyHour, allowedHours, holidays, maxSentences } = overrides
  const set: Record<string, string[]> = {}
  if (maxFollowUps !== undefined) set.maxFollowUps = [String(maxFollowUps)]
  if (firstAfterMs !== undefined)
    Object.assign(set, { firstAfter: [durationInWords(firstAfterMs)], firstAfterBusinessDays: [] })
  if (minSpacingMs !== undefined)
    Object.assign(set, { minSpacing: [durationInWords(minSpacingMs)], minSpacingBusinessDays: [] })
  if (allowedHours) set.allowedHours = [allowedHours.map(hoursInWords).join('; ')]
  if (anyHour) set.allowedHours = ['any hour']
  if (holidays) {
    set.holidays = holidays.national ? ['national holidays'] : []
    set.closedDays = holidays.dates.length > 0 ? [holidays.dates.join(', ')] : []
  }
  if (maxSentences !== undefined) set.maxSentences = [maxSentences ? String(maxSentences) : 'no limit']
  return set
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function hoursInWords({ days, fromMinute, toMinute }: NonNullable<Overrides['allowedHours']>[number]): string {
  const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
  const names = days.length === 7 ? 'every day' : days.map((day) => DAYS[day - 1]).join(', ')
  return `${names} ${clock(fromMinute)} to ${clock(toMinute)}`
}
