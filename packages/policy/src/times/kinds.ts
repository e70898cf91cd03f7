/** What the pieces of a time phrase mean, before they are put together. Minutes count from local midnight. */

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** A length of time; the amount may be a fraction. */
export interface Length {
  amount: number
  unit: Unit
}

/** A calendar day, or the first of a longer stretch of days. */
export interface Day {
  date: Temporal.PlainDate
  grain: 'day' | 'week'
  /** Today, where a clock time that is still ahead makes it the meant one: "Tuesday at 5 PM" on a Tuesday morning. */
  sooner?: Temporal.PlainDate
  /** When somebody is written to on it, where that is not when offices open. */
  minute?: number
}

/** A time of the day. */
export interface Clock {
  minute: number
  /** The hour may be of either half of the day: "at 3". */
  open: boolean
  /** It was said that way: a bare hour with a day is of the waking day, a written "05:00" is what it says. */
  spoken: boolean
  grain: 'hour' | 'minute'
}

/** A part of the day. */
export interface Part {
  /** When somebody is written to who named nothing more exact. */
  minute: number
  /** To which half of the day it moves an hour; `night` begins in the evening and ends in the morning. */
  half: 'am' | 'pm' | 'night'
  /** "Tonight", "this morning": of today. */
  today: boolean
}

/** An instant counted from now. */
export interface Offset {
  at: Temporal.ZonedDateTime
  /** A day or longer: a clock time may be said with it. */
  isDays: boolean
}

/** The value of each kind of piece. */
export interface Values {
  n: number
  ord: number
  year: number
  unit: Unit
  weekday: number
  month: number
  duration: Length
  /** Weeks from this one. */
  week: number
  monthOf: Temporal.PlainYearMonth
  day: Day
  /** An hour that is one only with a word beside it. */
  hour: Clock
  clock: Clock
  part: Part
  /** Offset from UTC in minutes. */
  zone: number
  offset: Offset
}

export type Kind = keyof Values
export type Made = { [K in Kind]: { kind: K; value: Values[K] } }[Kind]

/** A piece and its place in the text. */
export type Item = Made & { start: number; end: number }

/** The pieces that a template names: ordinals as `n`, clocks as `hour`, a second one as `n2`. */
export type Slots = Readonly<Omit<Values, 'ord' | 'clock'> & { n2: number; duration2: Length; hour2: Clock }>
