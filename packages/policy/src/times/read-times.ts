/**
 * Times in a text of one of six languages: "in 24 hours", "mañana a las 9", "nächsten Dienstagnachmittag", "le 2 mars à 5h".
 *
 * A day without a time means 9 AM, a part of the day its usual hour, a bare hour the next one that a person would mean.
 */
import { localTime } from '../local-time.ts'
import { plain } from '../plain-text.ts'
import { chart } from './chart.ts'
import { english } from './languages/english.ts'
import { french } from './languages/french.ts'
import { german } from './languages/german.ts'
import { italian } from './languages/italian.ts'
import { portuguese } from './languages/portuguese.ts'
import { spanish } from './languages/spanish.ts'
import type { Language } from './language.ts'
import { type TimeMention, momentsOf } from './moment.ts'
import { sharedWords } from './shared-words.ts'

export const TIME_LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'it'] as const
export type TimeLanguage = (typeof TIME_LANGUAGES)[number]

const LANGUAGES: Record<TimeLanguage, Language> = {
  en: english,
  es: spanish,
  pt: portuguese,
  fr: french,
  de: german,
  it: italian,
}

/** All times that a text names, in their order; places are those in `timeText(text)`. `now` is in ms since the epoch. */
export function readTimes(text: string, now: number, zone: string, language: TimeLanguage): TimeMention[] {
  const said = timeText(text)
  const { words, templates, glue, literalClock, monthFirst } = LANGUAGES[language]
  const local = localTime(now, zone)
  const digits = sharedWords({ literalClock, monthFirst: monthFirst && !isOldWorld(zone) })
  return momentsOf(said, chart(said, [...digits, ...words], templates, local), glue, local)
}

/** How times are read: plain, and neither a hyphen nor German ("Montagabend") makes one word of two. */
export function timeText(text: string): string {
  return plain(text)
    .replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
    .replace(GERMAN_COMPOUND, '$1 ')
}

const GERMAN_COMPOUND =
  /((?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|heute|morgen)(?=(?:morgen|fruh|vormittag|mittag|nachmittag|abend|nacht)s?(?![a-z]))/g

/** English is written day first there. */
function isOldWorld(zone: string): boolean {
  return /^(?:Europe|Africa|Asia|Australia|Indian|Pacific\/(?:Auckland|Fiji))/.test(zone)
}
