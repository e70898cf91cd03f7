/** Times and durations in plain English, for reasons, receipts and messages. */
import { type AllowedHours, DAY_MINUTES, localTime } from './local-time.ts'

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `9 AM`, `5:30 PM`. */
export function minuteText(minute: number): string {
  const hour = Math.floor((minute % DAY_MINUTES) / 60)
  const rest = minute % 60
  return `${hour % 12 || 12}${rest ? `:${String(rest).padStart(2, '0')}` : ''} ${hour < 12 ? 'AM' : 'PM'}`
}

/** `today at 5:30 PM`, `tomorrow at 9 AM`, `on Monday, November 30 at 9 AM`, seen from `now` at the same place. */
export function whenText(at: number, now: number, zone: string): string {
  const local = localTime(at, zone)
  const days = localTime(now, zone).toPlainDate().until(local.toPlainDate()).days
  const time = `at ${minuteText(local.hour * 60 + local.minute)}`
  if (days === 0) return `today ${time}`
  if (days === 1) return `tomorrow ${time}`
  return `${dateText(at, zone)} ${time}`
}

/** `on Monday, November 30`: stays true whenever it is read. */
export function dateText(at: number, zone: string): string {
  const { dayOfWeek, month, day } = localTime(at, zone)
  return `on ${DAY_NAMES[dayOfWeek - 1]}, ${MONTHS[month - 1]} ${day}`
}

/** `Tue 24 Nov 14:05`, for receipts. */
export function stampText(at: number, zone: string): string {
  const local = localTime(at, zone)
  const clock = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
  return `${DAY_NAMES[local.dayOfWeek - 1]?.slice(0, 3)} ${local.day} ${MONTHS[local.month - 1]?.slice(0, 3)} ${clock}`
}

/** `2 hours`, `20 minutes`, `3 days`: the largest unit that says it to within a tenth. */
export function durationText(ms: number): string {
  const [size, name] = UNITS.find(
    ([unit]) => ms >= unit && Math.abs(ms / unit - Math.round(ms / unit)) * unit <= ms / 20,
  ) ?? [1_000, 'second']
  const count = Math.round(ms / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

const UNITS: [number, string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
]

/** `every day 9 AM to 8 PM`, `Mon to Fri 9 AM to 6 PM`. */
export function hoursText(hours: AllowedHours): string {
  return hours
    .map(({ days, fromMinute, toMinute }) =>
      fromMinute === 0 && toMinute >= DAY_MINUTES
        ? `${daysText(days)}, any hour`
        : `${daysText(days)} ${minuteText(fromMinute)} to ${minuteText(toMinute)}`,
    )
    .join('; ')
}

function daysText(days: readonly number[]): string {
  const names = days.map((day) => DAY_NAMES[day - 1]?.slice(0, 3) ?? '')
  if (days.length === 7) return 'every day'
  const contiguous = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
  return contiguous && days.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
}
