/** How instants and durations are said. Pure: the present and the zone are arguments. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Where whoever looks is, as an IANA zone. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** "23 hours", "12 minutes", "1 hour 20 minutes": what is left or has passed, to the precision that somebody acts on. */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / SECOND)
  if (seconds < 60) return count(seconds, 'second')
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return count(minutes, 'minute')
  if (minutes < 180) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return rest === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} ${count(rest, 'minute')}`
  }
  const hours = Math.round(ms / HOUR)
  return hours < 48 ? count(hours, 'hour') : count(Math.round(ms / DAY), 'day')
}

/** "in 23 hours", "now", and honestly "due 3 minutes ago" for what should have happened. */
export function countdown(to: number, now: number): string {
  const leftMs = to - now
  if (leftMs >= SECOND) return `in ${durationInWords(leftMs)}`
  return leftMs > -MINUTE ? 'now' : `due ${durationInWords(-leftMs)} ago`
}

/** "3m", "2h", "5d": how long ago, where there is little room. */
export function shortAge(at: number, now: number): string {
  const ms = Math.max(0, now - at)
  if (ms < MINUTE) return 'now'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}m`
  if (ms < DAY) return `${Math.floor(ms / HOUR)}h`
  if (ms < 365 * DAY) return `${Math.floor(ms / DAY)}d`
  return `${Math.floor(ms / (365 * DAY))}y`
}

/** "14:05". */
export function timeOfDay(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit' })
}

/** "Today", "Tomorrow", "Yesterday", "Thursday", "Tue 14 Jul", "14 Jul 2025": whichever leaves no doubt. */
export function dayInWords(at: number, now: number, zone: string): string {
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  if (days > 1 && days < 7) return format(at, zone, { weekday: 'long' })
  const sameYear = partsOf(at, zone).year === partsOf(now, zone).year
  return format(at, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}

/** "Tue 24 Nov". */
export function fullDay(at: number, zone: string): string {
  return format(at, zone, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** "Tomorrow, 09:00". */
export function dayAndTime(at: number, now: number, zone: string): string {
  return `${dayInWords(at, now, zone)}, ${timeOfDay(at, zone)}`
}

/** "tomorrow, 09:00": within a sentence. Names of days keep their capital. */
export function dayAndTimeWithin(at: number, now: number, zone: string): string {
  return dayAndTime(at, now, zone).replace(/^(Today|Tomorrow|Yesterday)/, (day) => day.toLowerCase())
}

/** Whether clocks in two zones show the same at an instant. */
export function sameWallClock(at: number, one: string, other: string): boolean {
  return offsetMs(at, one) === offsetMs(at, other)
}

/** The instant of "tomorrow at 9:00" in a zone. */
export function tomorrowAt(hour: number, now: number, zone: string): number {
  const { year, month, day } = partsOf(now, zone)
  return instantOf({ year, month, day: day + 1, hour, minute: 0 }, zone)
}

/** For an input of type datetime-local: "2026-11-25T09:00", as a clock in the zone shows it. */
export function toLocalInput(at: number, zone: string): string {
  const { year, month, day, hour, minute } = partsOf(at, zone)
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`
}

/** What such an input means in a zone; undefined where it is not filled in. */
export function fromLocalInput(value: string, zone: string): number | undefined {
  const match = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value)
  if (!match) return undefined
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  return instantOf({ year, month, day, hour, minute }, zone)
}

/** "Madrid" for "Europe/Madrid". */
export function zoneName(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}

interface WallClock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

/** The offset is looked up twice, because the first guess may lie on the other side of a change of clocks. */
function instantOf({ year, month, day, hour, minute }: WallClock, zone: string): number {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  const guess = asUtc - offsetMs(asUtc, zone)
  return asUtc - offsetMs(guess, zone)
}

function offsetMs(at: number, zone: string): number {
  const { year, month, day, hour, minute } = partsOf(at, zone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE
}

function dayNumber(at: number, zone: string): number {
  const { year, month, day } = partsOf(at, zone)
  return Date.UTC(year, month - 1, day) / DAY
}

function partsOf(at: number, zone: string): WallClock {
  const parts = formatter(zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

function format(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, options).format(at).replace(',', '')
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter is slow and a list needs hundreds. A zone that the browser does not know is shown as UTC. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone: knownZone(zone) })
  formatters.set(key, made)
  return made
}

function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
