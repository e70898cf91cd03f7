/**
 * The compiler reads instructions in two steps. A language's lexicon turns a sentence into words of few kinds ("no more
 * than" is `atmost`, "Höchstens" too); readers that know no language then look for patterns of kinds.
 */

/** Kinds of words, and what they stand for. */
const KINDS = [
  'w', // any other word
  'stop', // articles, pronouns, customers: say nothing by themselves
  'a', // "a", "an": a number only before a unit
  'n', // a number
  'nt', // "twice"
  'times', // the word after a number of times
  'ord', // "second"
  'final', // "last"
  'one', // "the last one"
  'unit', // "hour"
  'dur', // "12 hours"
  'adur', // "an hour"
  'bday', // "business days", as a unit or as days
  'clock', // "9 AM"
  'day', // "Monday"
  'weekend',
  'holiday',
  'bhours', // "business hours"
  'fu', // follow-ups, messages, attempts, following up
  'write', // contacting, sending
  'atmost',
  'atleast',
  'more', // "more than"
  'less', // "fewer than"
  'limit', // "limit to"
  'neg', // "never", "not", "no"
  'only',
  'total',
  'apart', // what is said of two messages and the time between them
  'space', // "space out"
  'between',
  'from',
  'to',
  'before',
  'after',
  'within',
  'outside',
  'wait',
  'next', // "next", "another"
  'previous', // "the last message" as a point in time
  'every',
  'per',
  'prefer', // "schedule for", "nearest"
  'sentence',
  'other', // what else is counted in texts: words, emoji, percent
  'stopit', // "stop", "close", "give up"
  'handover', // "transfer to a human"
  'person', // who takes over
  'if',
  'silence', // "if they do not reply": when every follow-up happens
  'scope', // some customers or channels only: what follows is no general limit
  'shop', // about the shop's own times
  'offer', // "offer", "mention", "include"
  'mention', // what customers do with words
  'complaint',
  'goodbye',
  'declined',
  'asksperson',
  'except',
  'and',
  'or',
  'comma',
] as const

export type Kind = (typeof KINDS)[number]

const CODES = new Map<string, string>(KINDS.map((kind, index) => [kind, String.fromCodePoint(0xe000 + index)]))

/** One character that stands for a kind, so that a sentence of kinds can be searched with a regular expression. */
export function codeOf(kind: Kind): string {
  return CODES.get(kind) ?? ''
}

/**
 * A regular expression over kinds: `pattern('neg _{0,3} more (n|nt)')`. `_` is a word that says nothing here, spaces are
 * for the reader of the pattern only.
 */
export function pattern(source: string): RegExp {
  const written = source
    .replace(/_/g, '(?:w|stop|a|one)')
    .replace(/[a-z]+/g, (kind) => {
      const code = CODES.get(kind)
      if (code === undefined) throw new Error(`"${kind}" in the pattern "${source}" is no kind of word.`)
      return code
    })
    .replace(/ +/g, '')
  return new RegExp(written, 'dgu')
}
