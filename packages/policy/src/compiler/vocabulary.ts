/** The words of a language as one regular expression with a group for each kind. */
import type { Kind } from './kinds.ts'
import { HOUR, type Lexicon, MINUTE } from './lexicon.ts'

/** What a word stands for. */
export interface Meant {
  kind: Kind
  value: number
}

export interface Vocabulary {
  /** Finds one word or phrase after the other; the group that matches tells which. */
  pattern: RegExp
  /** What the words of each group stand for, from group 1 on. */
  kinds: readonly ((said: string) => Meant)[]
}

/** A pattern of whole words, and what it stands for. */
type Entry = readonly [source: string, meant: (said: string) => Meant]

/** All words of a language as one pattern. What may hold numbers, days or units comes before these. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const { words, days, ordinals, timesWords, numbers, units } = lexicon
  const isPhrase = ([kind]: readonly [Kind, string]) => PHRASES.has(kind)
  const first: Entry[] = [
    [String.raw`[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[%€$£]|percent)`, fixed('other')],
    ...words.filter(([kind]) => kind === 'silence' || kind === 'scope').map(entryOf),
    [lexicon.ordinalDigits, (said) => ({ kind: 'ord', value: Number.parseInt(said, 10) })],
    ...clockEntries(lexicon),
    ...words.filter(isPhrase).map(entryOf),
    ...days.map((source, index): Entry => [source, fixed('day', index + 1)]),
    ...ordinals.map(([source, value]): Entry => [source, fixed('ord', value)]),
    ...longestFirst(timesWords).map(([source, value]): Entry => [source, fixed('nt', value)]),
    ...longestFirst(numbers).map(([source, value]): Entry => [source, fixed('n', value)]),
    ...units.map(([source, value]): Entry => [source, fixed('unit', value)]),
  ]
  const last = words.filter((entry) => !isPhrase(entry)).map(entryOf)
  const bare: Entry[] = [
    // A number may stick to its unit: "12h".
    [String.raw`(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?`, (said) => ({ kind: 'n', value: Number(said.replace(',', '.')) })],
    [String.raw`(?<=\d\s?)h(?:s|rs)?(?![\p{L}\p{N}])`, fixed('unit', HOUR)],
    [String.raw`(?<=\d)min(?![\p{L}\p{N}])`, fixed('unit', MINUTE)],
  ]
  const marks: Entry[] = [
    [String.raw`[,;:()"]|\.(?= )`, fixed('comma')],
    ['-', fixed('to')],
  ]
  const pattern = [whole(first), groups(bare), whole(last), groups(marks), String.raw`[\p{L}\p{N}]+`].join('|')
  return {
    pattern: new RegExp(pattern, 'gu'),
    kinds: [...first, ...bare, ...last, ...marks].map(([, meant]) => meant),
  }
}

/** No entry has groups of its own, so that the number of a group is that of its entry. */
function groups(entries: readonly Entry[]): string {
  return entries.map(([source]) => `(${source})`).join('|')
}

function whole(entries: readonly Entry[]): string {
  return String.raw`(?<![\p{L}\p{N}])(?:${groups(entries)})(?![\p{L}\p{N}])`
}

function fixed(kind: Kind, value = 0): () => Meant {
  return () => ({ kind, value })
}

function entryOf([kind, source]: readonly [Kind, string]): Entry {
  return [source, fixed(kind, kind === 'a' ? 1 : 0)]
}

function longestFirst(record: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(record).toSorted(([a], [b]) => b.length - a.length)
}

/** Times that are told by their own form: "9:30", "6 pm", "18 Uhr", "nueve de la mañana"; a bare number needs its surroundings. */
function clockEntries({ numbers, morning, evening, noon, midnight }: Lexicon): Entry[] {
  const spoken = longestFirst(numbers).map(([source]) => source)
  const digits = String.raw`\d{1,2}(?:[:.h]\d{2})?`
  const hour = `(?:${digits}|${spoken.join('|')})`
  const word = '(?: (?:h|uhr|heures?|horas?|ore))?'
  const minuteOf = (said: string): number => {
    const match = /^(\d{1,2})(?:[:.h](\d{2}))?/.exec(said)
    if (match) return Number(match[1]) * 60 + Number(match[2] ?? 0)
    const name = spoken.find((one) => new RegExp(String.raw`^(?:${one})(?!\p{L})`, 'u').test(said))
    return (numbers[name ?? ''] ?? Number.NaN) * 60
  }
  const read =
    (half?: 'am' | 'pm') =>
    (said: string): Meant => {
      const minute = minuteOf(said)
      const isTime =
        minute >= 0 && minute <= 24 * 60 && Number.isInteger(minute) && !(half === 'am' && minute >= 13 * 60)
      if (!isTime) return { kind: 'w', value: 0 }
      if (half === 'pm' && minute < 12 * 60) return { kind: 'clock', value: minute + 12 * 60 }
      // "12 AM" is midnight; "12 in the morning" is said of noon.
      const isMidnight = half === 'am' && minute >= 12 * 60 && /m\.?$/.test(said)
      return { kind: 'clock', value: isMidnight ? minute - 12 * 60 : minute }
    }
  return [
    [String.raw`${digits}\s?a\.?m\.?|${hour}${word} (?:${morning})`, read('am')],
    [String.raw`${digits}\s?p\.?m\.?|${hour}${word} (?:${evening})`, read('pm')],
    [String.raw`\d{1,2}[:h]\d{2}(?:\s?(?:uhr|hs?|hrs))?|\d{1,2}\.\d{2}\s?(?:uhr|hs?|hrs)|${hour}\s?uhr`, read()],
    [noon, fixed('clock', 12 * 60)],
    [midnight, fixed('clock', 0)],
  ]
}

const PHRASES: ReadonlySet<Kind> = new Set<Kind>([
  'silence',
  'scope',
  'declined',
  'asksperson',
  'complaint',
  'goodbye',
  'bhours',
  'bday',
  'weekend',
  'holiday',
  'atmost',
  'atleast',
  'more',
  'less',
  'total',
  'apart',
  'previous',
  'every',
  'per',
  'fu',
  'outside',
])
