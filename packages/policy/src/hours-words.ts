/** Sentences about hours and days, and the arithmetic of weekly plans. */
import { type AllowedHours, type Hours, DAY_MINUTES, EVERY_DAY, WEEKDAYS } from './local-time.ts'
import { CLOCK, clockMinute } from './numbers.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY = String.raw`(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?`
const LOOSE_CLOCK = String.raw`${CLOCK}|\d{1,2}(?:\s*h)?`
const RANGE = new RegExp(String.raw`\b(${LOOSE_CLOCK})\s*(?:-|–|to|and|until|till)\s*(${LOOSE_CLOCK})(?![\d%])`)
/** The sentence is about when to write, not about the shop's opening times in a text to send. */
const ABOUT_WRITING =
  /\b(?:follow[- ]?ups?|follow up|message|messages|send|sent|contact|text|write|reach out|outreach|nudge|hours|business|working|office)\b/
const FORBIDS = /\b(?:never|don'?t|do not|not|no|avoid|except|without|nothing|quiet)\b/

/** The weekly plan that a sentence sets; undefined where it sets none. */
export function hoursFromSentence(said: string): AllowedHours | undefined {
  if (!ABOUT_WRITING.test(said)) return undefined
  const days = daysFrom(said)
  const time = timesFrom(said)
  const business = /\b(?:business|working|office|opening) hours\b/.test(said)
  if (!days && !time && !business) return undefined
  if (FORBIDS.test(said) && !/\b(?:only|outside|except)\b/.test(said)) return forbidden(days, time)
  const except = daysFrom(/\bexcept\b(.*)/.exec(said)?.[1] ?? '')
  const chosen = except
    ? EVERY_DAY.filter((day) => !except.includes(day))
    : (days ?? (business && !time ? WEEKDAYS : EVERY_DAY))
  return [hours(chosen, time ?? (business ? [9 * 60, 18 * 60] : [9 * 60, 20 * 60]))].flat()
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

/** "Never on Sundays" leaves the other days, "not between 10 PM and 8 AM" the rest of each day. */
function forbidden(days: number[] | undefined, time: [number, number] | undefined): AllowedHours | undefined {
  if (days) {
    const others = EVERY_DAY.filter((day) => !days.includes(day))
    // Only some hours of some days are forbidden: the default frame holds on the others.
    return others.length > 0 ? [{ days: others, fromMinute: 9 * 60, toMinute: 20 * 60 }] : undefined
  }
  if (!time) return undefined
  const [from, to] = time
  return from > to ? [{ days: EVERY_DAY, fromMinute: to, toMinute: from }] : hours(EVERY_DAY, [to, from])
}

/** Times that run over midnight become two entries. */
function hours(days: readonly number[], [from, to]: [number, number]): Hours[] {
  if (from < to) return [{ days, fromMinute: from, toMinute: to }]
  const parts = [
    { days, fromMinute: 0, toMinute: to },
    { days, fromMinute: from, toMinute: DAY_MINUTES },
  ]
  return parts.filter(({ fromMinute, toMinute }) => fromMinute < toMinute)
}

function timesFrom(said: string): [number, number] | undefined {
  const range = RANGE.exec(said)
  if (range?.[1] && range[2]) {
    const to = clockOf(range[2], range[2])
    const from = clockOf(range[1], range[2], to)
    // A bare pair of numbers is a time only where the sentence says so: "2 to 3 sentences" is not.
    const marked = /[:apn]|h$/.test(range[1] + range[2]) || /\b(?:hours|between|from)\b/.test(said)
    if (
      from !== undefined &&
      to !== undefined &&
      marked &&
      !/\b(?:days?|sentences?|weeks?|times|minutes?)\b/.test(said.slice(range.index + range[0].length).slice(0, 12))
    ) {
      const evening = !/[ap]/.test(range[2]) && to <= from && to < 12 * 60 ? to + 12 * 60 : to
      return [from, evening]
    }
  }
  const after = new RegExp(String.raw`\b(?:after|past|later than)\s+(${CLOCK})`).exec(said)?.[1]
  const before = new RegExp(String.raw`\b(?:before|earlier than)\s+(${CLOCK})`).exec(said)?.[1]
  if (!after && !before) return undefined
  // A forbidding sentence names what lies outside, an allowing one what lies inside.
  if (FORBIDS.test(said))
    return [after ? (clockMinute(after) ?? 20 * 60) : 20 * 60, before ? (clockMinute(before) ?? 9 * 60) : 9 * 60]
  return [after ? (clockMinute(after) ?? 9 * 60) : 9 * 60, before ? (clockMinute(before) ?? 20 * 60) : 20 * 60]
}

/** "9 to 6 pm": the first one borrows the half of the day where that keeps it before the second. */
function clockOf(text: string, other: string, otherMinute?: number): number | undefined {
  const own = clockMinute(text.replace(/\s*h$/, ''))
  if (own === undefined || /[apn]/.test(text) || otherMinute === undefined || !/p/.test(other)) return own
  return own < 12 * 60 && own + 12 * 60 < otherMinute ? (own < 7 * 60 ? own + 12 * 60 : own) : own
}

function daysFrom(said: string): number[] | undefined {
  const range = new RegExp(String.raw`\b(${DAY})\s*(?:-|–|to|through|until)\s*(${DAY})\b`).exec(said)
  if (range?.[1] && range[2]) {
    const from = dayOf(range[1])
    const span = (dayOf(range[2]) - from + 7) % 7
    return Array.from({ length: span + 1 }, (_, index) => ((from - 1 + index) % 7) + 1).sort((a, b) => a - b)
  }
  if (/\bweekends?\b/.test(said)) return [6, 7]
  if (/\b(?:weekdays?|business days?|working days?)\b/.test(said)) return [...WEEKDAYS]
  const named = [...said.matchAll(new RegExp(String.raw`\b${DAY}\b`, 'g'))].map(([day]) => dayOf(day))
  return named.length > 0 ? [...new Set(named)].sort((a, b) => a - b) : undefined
}

function dayOf(name: string): number {
  return DAYS.indexOf(name.slice(0, 3)) + 1
}
