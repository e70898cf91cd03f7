/**
 * What one language needs so that a customer's words of themselves can be read. Names are looked for in the text as it was written,
 * times over `plain` text (lower case, no accents).
 */
export interface SelfWords {
  /** What comes before the own name: "my name is". */
  name: RegExp
  /** Speaks of when the customer can be reached. */
  reach: RegExp
  /** Names a day, which is no habit. */
  day: RegExp
  /** Parts of the day. */
  parts: Readonly<Record<DayPart, RegExp>>
}

export type DayPart = 'morning' | 'midday' | 'afternoon' | 'evening'
