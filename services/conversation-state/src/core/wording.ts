/** The few words that events and thread lines share, in plain language. */

/** "Tue 24 Nov, 09:00" at the place; UTC, and said so, where the zone is unknown. */
export function when(at: number, zone: string): string {
  const local = inZone(at, zone)
  const { day, hour, minute } = local
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const place = local.timeZoneId === 'UTC' ? ' UTC' : ''
  return `${DAYS[local.dayOfWeek - 1]} ${day} ${MONTHS[local.month - 1]}, ${time}${place}`
}

/** "20 minutes", "2 hours", "40 seconds". */
export function howLong(ms: number): string {
  const [count, unit] =
    ms < 60_000
      ? [ms / 1000, 'second']
      : ms < 3_600_000
        ? [ms / 60_000, 'minute']
        : ms < 86_400_000
          ? [ms / 3_600_000, 'hour']
          : [ms / 86_400_000, 'day']
  const rounded = Math.round(count)
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`
}

/** A message's text as lists show it. */
export function shortened(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  return `${sliceWhole(line, length - 1)}…`
}

/** Bounded text that a record keeps whole where it is not excessive. */
export function bounded(text: string, length: number): string {
  return text.length <= length ? text : sliceWhole(text, length)
}

/** Does not cut a surrogate pair in two, which no encoder would take. */
function sliceWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}

function inZone(at: number, zone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return instant.toZonedDateTimeISO(zone || 'UTC')
  } catch {
    return instant.toZonedDateTimeISO('UTC')
  }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
