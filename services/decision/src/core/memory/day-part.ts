/** At which time of the day a contact likes to be written to, by what is remembered. */
import type { RememberedFact } from '@relance/contracts/memory'
import { LANGUAGES, type Language, plain } from '@relance/policy'
import type { DayPart } from './reading.ts'
import { SELF_WORDS } from './self-words.ts'

/** Minutes of the day: well within the part, and within the hours that are allowed by default. */
const MINUTES: Readonly<Record<DayPart, number>> = {
  morning: 9 * 60 + 30,
  midday: 12 * 60 + 30,
  afternoon: 15 * 60,
  evening: 18 * 60 + 30,
}

/** Minutes of the day, undefined where nothing is remembered. */
export function preferredMinute(memory: readonly RememberedFact[]): number | undefined {
  const fact = memory.findLast(({ about }) => about === 'preferred time')
  const part = fact && LANGUAGES.map((language) => dayPart(fact.fact, language)).find((one) => one !== undefined)
  return part && MINUTES[part]
}

/** The one part of the day that a text names; undefined where it names none, or several. */
export function dayPart(text: string, language: Language): DayPart | undefined {
  const said = plain(text)
  const named = Object.entries(SELF_WORDS[language].parts).filter(([, pattern]) => pattern.test(said))
  return named.length === 1 ? (named[0]?.[0] as DayPart) : undefined
}
