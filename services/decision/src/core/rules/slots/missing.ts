/**
 * What a question of ours asks for, in words that a person would use: "check-in date", "número de personas".
 *
 * A lexicon of what businesses ask their customers for; what it does not know is named by the question's own noun.
 */
import { type Language, plain } from '@relance/policy'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Entry, PhraseGrammar, SlotGrammar } from './entry.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { pt } from './pt.ts'
import { indirect } from './whether.ts'

const GRAMMARS: Readonly<Record<Language, SlotGrammar>> = { en, es, pt, de, fr, it }

/** A thing that the customer has not provided. */
export interface Missing {
  /** In the customer's language. */
  name: string
  /** For staff; the customer's words where English ones are not known. */
  english: string
}

const MOST = 4
/** Characters of a question that are read: what it asks for stands at its end. */
const LONGEST_QUESTION = 500

/** What a yes or no would tell us: "Would you like a shared ride?" asks for a detail, "Would you like this one?" for a decision. */
export function missingFromChoice(question: string, language: Language): Missing[] {
  const { lexicon } = GRAMMARS[language]
  return distinct(partsOf(question, language).flatMap((part) => known(plain(part), lexicon).found)).filter(
    ({ english }) => CHOICES.test(english),
  )
}

const CHOICES =
  /^(?:choice|check-in|check-out|return|drop-off|pick-up|departure|subtitle|seating|payment|account|size|colou?r)/

/** What the question wants to know; at most four things. "Where to, and from which city?" is two questions. */
export function missingFrom(question: string, language: Language): Missing[] {
  return distinct(
    partsOf(question, language).flatMap((part) => missingFromPart(part, GRAMMARS[language], question.includes('?'))),
  ).slice(0, MOST)
}

/** "What's yours?" asks for what was spoken of before: the nearest text that names a thing says which. */
export function missingFromContext(question: string, before: readonly string[], language: Language): Missing[] {
  const { lexicon, phrase } = GRAMMARS[language]
  if (!phrase.elliptical.test(question)) return []
  for (const text of before.toReversed()) {
    const said = plain(text.slice(-LONGEST_QUESTION))
    const { found } = known(said, lexicon)
    const named = found.length > 0 ? found : known(said, lexicon, true).found
    if (named.length > 0) return named.slice(-1)
  }
  return []
}

/** Each thing once, in order. */
export function distinct(missing: readonly Missing[]): Missing[] {
  return missing.filter(({ name }, index) => missing.findIndex((other) => other.name === name) === index)
}

function partsOf(question: string, language: Language): string[] {
  return question.slice(-LONGEST_QUESTION).split(new RegExp(GRAMMARS[language].between, 'iu'))
}

function missingFromPart(part: string, { lexicon, phrase }: SlotGrammar, isQuestion: boolean): Missing[] {
  const { found, rest } = known(plain(part), lexicon)
  const named = nounPhrase(rest, phrase)
  if (named && !found.some(({ name }) => plain(name).includes(named))) {
    const own = asWritten(named, part)
    found.push({ name: own, english: own })
  }
  if (found.length === 0) return vaguelyFrom(part, { lexicon, phrase }, isQuestion)
  return found.filter(({ name }) => !found.some((other) => other.name.endsWith(` ${name}`)))
}

/** What is counted, what there is to choose from, what a broad word says; else the closed question itself. */
function vaguelyFrom(
  part: string,
  { lexicon, phrase }: Pick<SlotGrammar, 'lexicon' | 'phrase'>,
  isQuestion: boolean,
): Missing[] {
  const own = (name: string) => [{ name, english: name }]
  const counted = phrase.counts.exec(part)?.groups?.thing
  if (counted && !phrase.stops.test(plain(counted))) return own(phrase.numberOf(counted))
  const choice = phrase.either.exec(part)?.groups?.choice
  if (choice) return own(choice.trim())
  const { found } = known(plain(part), lexicon, true)
  if (found.length > 0) return found
  const alternatives = isQuestion ? ALTERNATIVES.exec(part)?.groups?.choice : undefined
  if (alternatives && !phrase.whether(part) && !phrase.stops.test(plain(alternatives.split(' ')[0] ?? '')))
    return own(alternatives)
  const whether = indirect(part, phrase.whetherWord) ?? (isQuestion ? phrase.whether(part) : undefined)
  return whether ? own(whether) : []
}

/** "Hot desk or private office?" */
const ALTERNATIVES = /(?:^|[.!,] )(?<choice>[^,?;.!]{3,40} (?:or|o|ou|oder|oppure) [^,?;.!]{3,40}?)\s*\?\s*$/iu

/** What the lexicon knows, and what is left of the text. */
function known(said: string, lexicon: readonly Entry[], vague = false): { found: Missing[]; rest: string } {
  const found: Missing[] = []
  let rest = said
  for (const entry of lexicon) {
    if (Boolean(entry.vague) !== vague || (vague && found.length > 0)) continue
    const match = entry.asks.exec(rest)
    if (!match) continue
    const name = typeof entry.name === 'string' ? entry.name : entry.name(said, match)
    if (name && !found.some((other) => other.name === name)) found.push({ name, english: entry.english ?? name })
    // What one entry understood is not read again by a broader one.
    rest = rest.replace(entry.takes && rest.search(entry.takes) >= 0 ? entry.takes : entry.asks, ` ${GAP} `)
  }
  return { found, rest }
}

/** What the lexicon has understood of a text is replaced by this. */
const GAP = '…'

/** "What's your preferred stylist for this?" is about "stylist". Beside what was understood only "what" and "which" count. */
function nounPhrase(said: string, { phrases, stops, leads, trails, nextToGap }: PhraseGrammar): string | undefined {
  for (const pattern of said.includes(GAP) ? phrases.slice(0, 1) : phrases) {
    const np = pattern.exec(said)?.groups?.np
    if (!np) continue
    const words = np.split(' ')
    while (words[0] && leads.test(words[0])) words.shift()
    const end = words.findIndex((word) => stops.test(word))
    const kept = end < 0 ? words.slice(0, LONGEST) : words.slice(0, Math.min(end, LONGEST))
    while (kept.length > 0 && trails.test(kept.at(-1) ?? '')) kept.pop()
    const named = kept.join(' ')
    // "What style of …": it belongs to what was understood.
    if (named.length > 2 && !nextToGap.test(said.slice(said.indexOf(named) + named.length))) return named
  }
  return undefined
}

/** Words of a name that is still readable in a sentence. */
const LONGEST = 4

/** The words as they stand in the text, with their accents and capitals inside the sentence. */
function asWritten(words: string, text: string): string {
  const tokens = text.replace(/[\u2018\u2019]/g, "'").match(/[\p{L}\p{M}\d'-]+/gu) ?? []
  const count = words.split(' ').length
  for (let at = 0; at + count <= tokens.length; at++) {
    const own = tokens.slice(at, at + count).join(' ')
    if (plain(own) === words) return at === 0 ? own.toLowerCase() : own
  }
  return words
}
