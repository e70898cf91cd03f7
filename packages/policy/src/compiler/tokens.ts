/** A sentence as words of known kinds, read with the lexicon of the language that knows most of it. */
import { type Kind, codeOf } from './kinds.ts'
import type { Lexicon } from './lexicon.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { LEXICONS } from './lexicons.ts'

export interface Token {
  kind: Kind
  /** As `plain` leaves it. */
  said: string
  /** A number, an ordinal, a day (1 is Monday), a minute of the day, or ms of a unit or duration. */
  value: number
  /** Where it stands in the sentence as written. */
  start: number
  end: number
  /** Of a duration: the number before the unit, and the unit in ms. */
  amount?: number
  unitMs?: number
  /** Of a duration: business days. */
  business?: boolean
}

export interface Sentence {
  /** As written. */
  text: string
  tokens: Token[]
  /** One character for each token. */
  codes: string
}

/** Reads a sentence in the language whose words cover most of it. */
export function readSentence(text: string): Sentence {
  const folded = fold(text)
  let best: { tokens: Token[]; known: number } = { tokens: [], known: -1 }
  for (const lexicon of LEXICONS) {
    const tokens = tokensOf(folded, lexicon)
    const known = tokens.reduce(
      (sum, { kind, said }) => (kind === 'w' || kind === 'comma' ? sum : sum + said.length),
      marksIn(folded.said, lexicon),
    )
    if (known > best.known) best = { tokens, known }
  }
  const tokens = withDurations(best.tokens)
  return { text, tokens, codes: tokens.map(({ kind }) => codeOf(kind)).join('') }
}

function marksIn(said: string, { marks }: Lexicon): number {
  return [...said.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${marks})(?![\p{L}\p{N}])`, 'gu'))].length
}

/** The tokens of each occurrence of a pattern: the whole first, then its groups, which may be absent. */
export function* occurrences({ tokens, codes }: Sentence, pattern: RegExp): Generator<(Token[] | undefined)[]> {
  for (const match of codes.matchAll(pattern)) {
    yield (match.indices ?? []).map((at) => at && tokens.slice(at[0], at[1]))
  }
}

export function has({ tokens }: Sentence, ...kinds: Kind[]): boolean {
  return tokens.some(({ kind }) => kinds.includes(kind))
}

/** A text as `plain` leaves it, and where each of its characters stood. */
interface Folded {
  said: string
  at: number[]
}

function fold(text: string): Folded {
  let said = ''
  const at: number[] = []
  let index = 0
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replace(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .replace(/[\u2018\u2019\u02bc`\u2032]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\s/g, ' ')
      .toLowerCase()
    for (const one of plain) {
      if (one === ' ' && said.endsWith(' ')) continue
      said += one
      for (let unit = 0; unit < one.length; unit += 1) at.push(index)
    }
    index += character.length
  }
  at.push(text.length)
  return { said, at }
}

const vocabularies = new Map<string, Vocabulary>()

function tokensOf({ said, at }: Folded, lexicon: Lexicon): Token[] {
  let vocabulary = vocabularies.get(lexicon.language)
  if (!vocabulary) {
    vocabulary = vocabularyOf(lexicon)
    vocabularies.set(lexicon.language, vocabulary)
  }
  const tokens: Token[] = []
  for (const match of said.matchAll(vocabulary.pattern)) {
    const [text] = match
    const group = match.findIndex((found, index) => index > 0 && found !== undefined)
    const read = vocabulary.kinds[group - 1]?.(text)
    const start = at[match.index] ?? 0
    const end = at[match.index + text.length] ?? 0
    tokens.push({ kind: 'w', value: 0, ...read, said: text, start, end })
  }
  return tokens
}

/** "12 hours" becomes one token; of "2 to 3 hours" the shorter wait counts, which never forbids what was allowed. */
function withDurations(tokens: readonly Token[]): Token[] {
  const merged: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) continue
    const isUnit = (one: Token | undefined) => one?.kind === 'unit' || one?.kind === 'bday'
    const [second, third, fourth] = tokens.slice(index + 1, index + 4)
    const join = (unit: Token, used: number, kind: 'dur' | 'adur', amount: number) => {
      const unitMs = unit.kind === 'bday' ? 86_400_000 : unit.value
      merged.push({
        kind,
        said: `${token.said} ${unit.said}`,
        value: amount * unitMs,
        amount,
        unitMs,
        ...(unit.kind === 'bday' ? { business: true } : {}),
        start: token.start,
        end: unit.end,
      })
      index += used
    }
    if (token.kind === 'n' && second && isUnit(second)) join(second, 1, 'dur', token.value)
    else if (token.kind === 'a' && second && isUnit(second)) join(second, 1, 'adur', 1)
    else if (
      token.kind === 'n' &&
      (second?.kind === 'to' || second?.kind === 'or') &&
      third?.kind === 'n' &&
      fourth &&
      isUnit(fourth) &&
      !hasLead(merged.at(-1))
    )
      join(fourth, 3, 'dur', token.value)
    else merged.push(token)
  }
  return merged
}

/** "from 8 to 18 h" are times of day. */
function hasLead(before: Token | undefined): boolean {
  return before?.kind === 'from' || before?.kind === 'between' || before?.kind === 'day'
}
