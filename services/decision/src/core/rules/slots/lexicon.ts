/** Builds a language's lexicon from its words, so that every language knows the same things. */
import type { Entry } from './entry.ts'

/** `[pattern, name, English name]`; patterns are sources over `plain` text, matched as whole words. */
export type Thing = readonly [asks: string, name: string, english: string]

export interface SlotWords {
  /** Words that ask for each, such as "fecha|que dia". */
  asks: { date: string; time: string; when: string; place: string; count: string; kind: string }
  names: { date: string; time: string; when: string; place: string; count: string }
  /** What a date, a time or a place is for: words, and how each is called with it. */
  roles: readonly {
    words: string
    date?: readonly [name: string, english: string]
    time?: readonly [name: string, english: string]
    place?: readonly [name: string, english: string]
  }[]
  /** Things with a name of their own. */
  things: readonly Thing[]
  /** What is counted, after `asks.count`. */
  counted: readonly Thing[]
  /** What is asked for by its kind, after or beside `asks.kind`; also alone where nothing else was understood. */
  kinds: readonly Thing[]
  /** Months and days of the week: "el 5 de marzo?" asks for a date. */
  calendar: string
  /** What says something only where nothing else was understood. */
  vague: readonly Thing[]
}

/** What may stand between "kind" and what it is a kind of. */
const LINK = "(?:[ ']+(?:de|du|des|d|di|del|da|do|um|uma|un|una|une|ein|eine|einen|l|la|le))*[ ']*"

const LETTER = String.raw`[\p{L}\p{N}]`

export function lexiconOf(words: SlotWords): Entry[] {
  const { asks, names } = words
  return [
    ...words.things.map(thing),
    ...words.counted.map(
      ([what, name, english]): Entry => ({
        asks: all(asks.count, what),
        takes: whole(`${asks.count}|${what}`, 'gu'),
        name,
        english,
      }),
    ),
    ...words.roles.flatMap((role) => roleEntries(role, words)),
    {
      asks: whole(
        `${asks.when}.*(?:${asks.time})|(?:${asks.date}).*(?:${asks.time})|(?:${asks.time}).*(?:${asks.date})`,
      ),
      name: names.when,
      english: 'preferred date and time',
    },
    { asks: whole(asks.time), name: names.time, english: 'preferred time' },
    { asks: whole(asks.date), name: names.date, english: 'preferred date' },
    { asks: whole(asks.when), name: names.when, english: 'preferred date and time' },
    ...words.kinds.map(
      ([what, name, english]): Entry => ({ asks: whole(`(?:${asks.kind})${LINK}(?:${what})`), name, english }),
    ),
    { asks: whole(asks.place), name: names.place, english: 'city or place' },
    { asks: whole(asks.count), name: names.count, english: 'number', vague: true },
    { asks: whole(words.calendar), name: names.date, english: 'preferred date', vague: true },
    ...words.kinds.map((kind): Entry => ({ ...thing(kind), vague: true })),
    ...words.vague.map((one): Entry => ({ ...thing(one), vague: true })),
  ]
}

function roleEntries({ words, date, time, place }: SlotWords['roles'][number], { asks }: SlotWords): Entry[] {
  const entry = (ask: string, [name, english]: readonly [string, string]): Entry => ({
    asks: all(ask, words),
    takes: whole(ask),
    name,
    english,
  })
  return [
    ...(time ? [entry(asks.time, time)] : []),
    ...(date ? [entry(asks.date, date), entry(asks.when, date)] : []),
    ...(place ? [entry(asks.place, place)] : []),
  ]
}

function thing([asks, name, english]: Thing): Entry {
  return { asks: whole(asks), name, english }
}

function whole(source: string, flags = 'u'): RegExp {
  return new RegExp(`(?<!${LETTER})(?:${source})(?!${LETTER})`, flags)
}

/** Both, in either order; anchored, so that a long text is read once. */
function all(one: string, other: string): RegExp {
  return new RegExp(`^(?=.*(?<!${LETTER})(?:${one})(?!${LETTER})).*(?<!${LETTER})(?:${other})(?!${LETTER})`, 'u')
}
