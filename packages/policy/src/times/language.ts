/** What one language says about time: its words, and the forms of its phrases by what they mean. */
import type { Meaning, Slot, Template, Word } from './chart.ts'
import { HOLIDAYS, type Holiday } from './holidays.ts'
import { nextYearly } from './calendar.ts'
import type { Kind, Part, Unit } from './kinds.ts'
import { CLOCK_MEANINGS } from './meanings-clocks.ts'
import { DAY_MEANINGS } from './meanings-days.ts'

const MEANINGS = { ...DAY_MEANINGS, ...CLOCK_MEANINGS } satisfies Record<string, Meaning>

/** Sources of regular expressions over plain text (lower case, no accents, no hyphens between letters). */
type Source = string

/** A word that is also another one ("sun", "ma", "sex"): a day only with a dot or a number after it, or alone. */
export interface Lexicon {
  numbers: Readonly<Record<string, number>>
  /** What stands after the digits of an ordinal. */
  ordinalSuffix: Source
  ordinals: readonly Source[]
  /** Monday first. */
  weekdays: readonly Source[]
  shortWeekdays: readonly Source[]
  /** After these a short weekday needs no dot. */
  beforeWeekday: Source
  months: readonly Source[]
  units: Readonly<Record<Unit, Source>>
  parts: readonly (readonly [Source, Part])[]
  /** Days from today. */
  days: readonly (readonly [Source, number])[]
  holidays: readonly (readonly [Source, Holiday])[]
}

export interface Language {
  words: readonly Word[]
  templates: readonly Template[]
  /** What may stand between the day and the time of day. */
  glue: RegExp
  literalClock: boolean
  monthFirst: boolean
}

export interface LanguageForms {
  lexicon: Lexicon
  phrases: Readonly<Partial<Record<keyof typeof MEANINGS, readonly string[]>>>
  glue: Source
  /** A written "3:30" is of the night: the language counts to 24. */
  literalClock: boolean
  /** "3/15" is March; a zone of the Old World turns it round. */
  monthFirst: boolean
}

/** Compiles what a language says. */
export function language({ lexicon, phrases, glue, literalClock, monthFirst }: LanguageForms): Language {
  const templates = Object.entries({ ...phrases, ...EVERYWHERE }).flatMap(([name, forms]) =>
    (forms ?? [])
      .flatMap(withoutOptional)
      .map((form) => ({ parts: partsOf(form), meaning: MEANINGS[name as keyof typeof MEANINGS] as Meaning })),
  )
  return {
    words: wordsOf(lexicon),
    templates,
    literalClock,
    monthFirst,
    glue: new RegExp(`^(?:[\\s,]|\\b(?:${glue})(?![a-z]))*$`),
  }
}

/** Said alike in all languages. */
const EVERYWHERE: LanguageForms['phrases'] = { weekdayAndDay: ['{weekday} {day}'] }

/** A form whose first words may be left out is two: those words may be the end of the piece before. */
function withoutOptional(form: string): string[] {
  const rest = form.replace(/^\(\?:[^()]*\)[?*] ?/, '')
  return rest === form ? [form] : [form, rest]
}

/** "in {duration}" as a literal and a slot; "{hour|clock}" takes either. */
function partsOf(form: string): Template['parts'] {
  return form
    .split(/(\{[a-zA-Z|]+\})/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('{')
        ? slot(part.slice(1, -1).split('|') as Kind[])
        : new RegExp(`(?:(?<![a-zß])|(?![a-zß]))(?:${part})(?:(?<![a-zß])|(?![a-zß]))`, 'y'),
    )
}

/** An ordinal counts like a number, and a clock is an hour with all that it needs. */
function slot(kinds: readonly Kind[]): Slot {
  const [first = 'n'] = kinds
  return { kinds, name: { ord: 'n', clock: 'hour' }[first as string] ?? first }
}

function wordsOf(lexicon: Lexicon): Word[] {
  const any = (source: Source) => new RegExp(`(?<![a-zß])(?:${source})(?![a-zß])\\.?`, 'g')
  const { numbers } = lexicon
  const longestFirst = Object.keys(numbers).sort((a, b) => b.length - a.length)
  const short = String.raw`(?:(?<=^)(?:SRC)(?=\.?$)|(?<![a-zß])(?:SRC)(?=\.(?:\s|$)|,? ?\d)|(?<=(?<![a-zß])(?:${lexicon.beforeWeekday}) )(?:SRC)(?![a-zß]))\.?`
  return [
    {
      pattern: any(longestFirst.join('|')),
      read: ([said]) => ({ kind: 'n', value: numbers[said.replace('.', '')] ?? 0 }),
    },
    {
      pattern: new RegExp(`(?<![\\d.:,/])\\d{1,2}(?:${lexicon.ordinalSuffix})(?![a-z0-9])`, 'g'),
      read: ([said]) => ({ kind: 'ord', value: Number.parseInt(said, 10) }),
    },
    ...lexicon.ordinals.map(
      (source, index): Word => ({ pattern: any(source), read: () => ({ kind: 'ord', value: index + 1 }) }),
    ),
    ...lexicon.weekdays.map(
      (source, index): Word => ({ pattern: any(source), read: () => ({ kind: 'weekday', value: index + 1 }) }),
    ),
    ...lexicon.shortWeekdays.map(
      (source, index): Word => ({
        pattern: new RegExp(short.replaceAll('SRC', source), 'g'),
        read: () => ({ kind: 'weekday', value: index + 1 }),
      }),
    ),
    ...lexicon.months.map(
      (source, index): Word => ({ pattern: any(source), read: () => ({ kind: 'month', value: index + 1 }) }),
    ),
    ...Object.entries(lexicon.units).map(
      ([unit, source]): Word => ({ pattern: any(source), read: () => ({ kind: 'unit', value: unit as Unit }) }),
    ),
    ...lexicon.parts.map(([source, value]): Word => ({ pattern: any(source), read: () => ({ kind: 'part', value }) })),
    ...lexicon.days.map(
      ([source, days]): Word => ({
        pattern: any(source),
        read: (_, today) => ({ kind: 'day', value: { date: today.add({ days }), grain: 'day' } }),
      }),
    ),
    ...lexicon.holidays.map(
      ([source, holiday]): Word => ({
        pattern: any(source),
        read(_, today) {
          const date = nextYearly(today, HOLIDAYS[holiday])
          return date && { kind: 'day', value: { date, grain: 'day' } }
        },
      }),
    ),
  ]
}

/** Counting words: those below twenty one by one, then each ten alone and joined with one to nine. */
export function countingWords(
  small: readonly (Source | readonly Source[])[],
  tens: Readonly<Record<string, number>>,
  join: (ten: string, small: string, digit: number) => readonly string[],
): Record<string, number> {
  const words: Record<string, number> = {}
  for (const [value, names] of small.entries()) for (const name of [names].flat()) words[name as string] = value
  for (const [ten, value] of Object.entries(tens)) {
    words[ten] = value
    for (let digit = 1; digit < 10; digit += 1)
      for (const name of [small[digit] ?? []].flat())
        for (const both of join(ten, name as string, digit)) words[both] = value + digit
  }
  return words
}
