/**
 * What a conversation tells about the contact. Nothing is remembered that the customer did not say: a model may only point at words,
 * which must stand in a message of the customer's; what is kept is the customer's wording, without secrets.
 */
import type { FactKind, RememberedFact } from '@relance/contracts/memory'
import { type Language, isAutomated, languageOf, plain, sentencesOf, withoutSecrets } from '@relance/policy'
import type { Brief } from '../brief.ts'
import { cut } from '../decided.ts'
import { firstRequest } from '../rules/summary.ts'
import { languagesOf } from '../rules/languages.ts'
import type { Line } from '../rules/transcript.ts'
import { dayPart } from './day-part.ts'
import { SELF_WORDS } from './self-words.ts'

/** A model's pointer to something worth remembering. */
export interface Pointed {
  about: Extract<FactKind, 'preferred time' | 'request' | 'preference' | 'circumstance'>
  /** Words of one message of the customer's. */
  quote: string
}

/** What a fact and its quote may hold, in characters. */
const LONGEST = 200
/** Of one conversation. */
const MOST_POINTED = 5
const VISITS_APART_MS = 12 * 3_600_000

const CERTAINTY = { name: 0.9, 'preferred time': 0.8, language: 0.7, request: 0.5, preference: 0.6, circumstance: 0.6 }

/** By extraction: name, when to reach them, language, what they asked for. */
export function learnByRules(brief: Brief): RememberedFact[] {
  const { transcript } = brief
  const lines = customerLines(transcript)
  const language = languagesOf(transcript).customer
  const facts: RememberedFact[] = []
  const learn = (about: FactKind, fact: string, quote: string, line: Line) => {
    const kept = factOf(brief, { about, fact, quote, line, readBy: 'rules' })
    if (kept) facts.push(kept)
  }
  for (const line of lines) {
    const own = languageOf(line.text) ?? language
    for (const sentence of sentencesOf(line.text)) {
      const name = ownName(sentence, own)
      if (name) learn('name', name, sentence, line)
      if (isAboutReaching(sentence, own)) learn('preferred time', sentence, sentence, line)
    }
  }
  const spoken = languageOf(...lines.map(({ text }) => text))
  const lastIn = spoken && lines.findLast(({ text }) => languageOf(text) === spoken)
  if (spoken && lastIn) learn('language', spoken, lastIn.text, lastIn)
  const asked = lastVisits(lines)
    .map((visit) => ({ visit, wanted: firstRequest(visit, language) }))
    .find(({ wanted }) => wanted !== undefined)
  const line = asked?.visit.find(({ text }) => asked.wanted && text.includes(asked.wanted))
  if (asked?.wanted && line) learn('request', asked.wanted, asked.wanted, line)
  return facts
}

/** The customer's lines in parts that lie apart, the latest first: each time they may have come for something else. */
function lastVisits(lines: readonly Line[]): Line[][] {
  const visits: Line[][] = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before && line.at - before.at < VISITS_APART_MS) visits.at(-1)?.push(line)
    else visits.push([line])
  }
  return visits.toReversed()
}

/** What a model pointed at, as far as the customer said it. */
export function learnFrom(pointed: readonly Pointed[], brief: Brief, readBy: string): RememberedFact[] {
  const lines = customerLines(brief.transcript)
  return pointed.slice(0, MOST_POINTED).flatMap(({ about, quote }) => {
    const words = plain(quote)
    const line = words.length >= 3 ? lines.findLast(({ text }) => plain(text).includes(words)) : undefined
    const isExact = line?.text.includes(quote.trim()) === true
    const sentence =
      line && (sentencesOf(line.text).find((one) => plain(one).includes(words)) ?? (isExact ? quote : undefined))
    if (!line || !sentence) return []
    // In the customer's own spelling, whatever the model made of it.
    return factOf(brief, { about, fact: isExact ? quote : sentence, quote: sentence, line, readBy }) ?? []
  })
}

function factOf(
  brief: Brief,
  { about, fact, quote, line, readBy }: { about: FactKind; fact: string; quote: string; line: Line; readBy: string },
): RememberedFact | undefined {
  const [kept, from] = [fact, quote].map((text) => cut(withoutSecrets(text.trim()), LONGEST))
  // Where the secret was all there was to remember, nothing is.
  if (!kept || !from || kept.replace(/\[[a-z ]+\]/g, '').trim().length < 2) return undefined
  return {
    about,
    fact: kept,
    quote: from,
    conversation: brief.context.conversation.id,
    saidAt: line.at,
    readBy,
    certainty: CERTAINTY[about],
  }
}

/** What people wrote; machines say nothing of themselves. */
function customerLines(transcript: readonly Line[]): Line[] {
  return transcript.filter(({ from, text }) => from === 'customer' && !isAutomated(text))
}

/** Up to three words with capital letters, or one without at the end of the sentence. */
function ownName(sentence: string, language: Language): string | undefined {
  const before = SELF_WORDS[language].name.exec(sentence)
  if (!before) return undefined
  const rest = sentence.slice(before.index + before[0].length)
  const [name] = NAME.exec(rest) ?? LAST_WORD.exec(rest) ?? []
  return name?.trim()
}

const NAME =
  /^\p{Lu}[\p{L}'’-]{1,24}(?: (?:de |da |do |von |van |del |della )?\p{Lu}[\p{L}'’-]{1,24}){0,2}(?![\p{L}\p{N}])/u
const LAST_WORD = /^\p{L}{3,24}(?=\W*$)/u

/** A habit, and no appointment: "mornings are best to reach me", but not "call me tomorrow morning". */
function isAboutReaching(sentence: string, language: Language): boolean {
  const { reach, day } = SELF_WORDS[language]
  const said = plain(sentence)
  return reach.test(said) && !day.test(said) && dayPart(sentence, language) !== undefined
}
