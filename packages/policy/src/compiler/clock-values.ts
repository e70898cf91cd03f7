/** Numbers and clock times as minutes of the day. */
import type { Kind } from './kinds.ts'
import type { Token } from './tokens.ts'

/** Minutes from midnight, up to 1440. */
export type TimeOfDay = number

const HOUR_MS = 3_600_000
const NOON = 12 * 60
const DAY = 24 * 60

/** The time of day that a token names; undefined where it names none. */
export function clockOf(token: Token | undefined): TimeOfDay | undefined {
  if (!token) return undefined
  if (token.kind === 'clock') return token.value <= DAY ? token.value : undefined
  const hours = token.kind === 'n' ? token.value : token.unitMs === HOUR_MS ? token.amount : undefined
  if (hours === undefined || hours < 0 || hours > 24) return undefined
  const minutes = /\d\.(\d\d)/.exec(token.said)?.[1]
  return minutes ? Math.floor(hours) * 60 + Math.min(59, Number(minutes)) : Math.round(hours * 60)
}

interface Frame {
  lead: Kind | undefined
  isDash: boolean
  isWaiting: boolean
}

/** "9 to 6", "between 10 pm and 8 am", "9h-18h" as minutes of the day; the first is the later one where it runs over midnight. */
export function rangeOf(
  from: Token | undefined,
  to: Token | undefined,
  { lead, isDash, isWaiting }: Frame,
): [TimeOfDay, TimeOfDay] | undefined {
  const hasClock = from?.kind === 'clock' || to?.kind === 'clock'
  const isShort = /\dh$|\d h$/.test(to?.said ?? '')
  const isHours = isShort && (from?.value ?? 0) >= 6
  if (!hasClock && ((isWaiting && !isHours) || !(lead || (isDash && isShort)))) return undefined
  if (!isDash && !lead) return undefined
  // "Between 2 and 3 hours" is a time that passes; "de 9 a 18 horas" is not.
  if (!hasClock && to?.kind === 'dur' && !isShort && (from?.value ?? 0) < 6) return undefined
  const start = clockOf(from)
  const end = clockOf(to)
  if (start === undefined || end === undefined) return undefined
  if (from?.kind !== 'clock' && to?.kind === 'clock' && end > NOON && start < 7 * 60 && start + NOON < end)
    return [start + NOON, end]
  // "9 to 6" ends in the evening.
  if (to?.kind !== 'clock' && end <= start && start <= NOON && end + NOON > start) return [start, end + NOON]
  return start === end ? undefined : [start, end]
}
