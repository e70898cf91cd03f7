/**
 * What a customer does with a message, read from its words alone: thanks, takes leave, agrees, asks, puts off.
 *
 * These are general rules about dialogue; what differs between languages stands in `speech/`. What they cannot tell is
 * `statement`, which callers treat as "says something that wants an answer".
 */
import { LANGUAGES, type Language, languageOf } from './language.ts'
import { bare, plain, sentencesOf } from './plain-text.ts'
import { spelledOut } from './speech/chat-spellings.ts'
import { de } from './speech/de.ts'
import { en } from './speech/en.ts'
import { es } from './speech/es.ts'
import { fr } from './speech/fr.ts'
import type { CustomerGrammar } from './speech/grammar.ts'
import { it } from './speech/it.ts'
import { pt } from './speech/pt.ts'

const GRAMMARS: Readonly<Record<Language, CustomerGrammar>> = { en, es, pt, de, fr, it }

/** One act of a customer; a message may hold several. */
export type CustomerAct =
  | 'thanks'
  | 'goodbye'
  | 'done'
  | 'pleased'
  | 'acknowledge'
  | 'agree'
  | 'decline'
  | 'defer'
  | 'question'
  | 'request'
  | 'complaint'
  | 'symbol'
  | 'statement'

/** The acts of a customer's message in `language`, or in the one it seems to be in. Empty for an empty message. */
export function customerActs(text: string, language: Language | undefined = languageOf(text)): Set<CustomerAct> {
  if (text.trim() && !bare(text)) return new Set<CustomerAct>(['symbol'])
  if (language) return actsIn(text, language)
  // Too short to tell: the first language in which it means something.
  for (const candidate of LANGUAGES) {
    const acts = actsIn(text, candidate)
    if (!acts.has('statement')) return acts
  }
  return actsIn(text, 'en')
}

function actsIn(text: string, language: Language): Set<CustomerAct> {
  return new Set(
    sentencesOf(text).flatMap((sentence) => actsOfSentence(spelledOut(plain(sentence), language), GRAMMARS[language])),
  )
}

function actsOfSentence(sentence: string, grammar: CustomerGrammar): CustomerAct[] {
  const said = withoutOpening(sentence)
  if (!bare(said)) return ['symbol']
  const core = withoutOpening(said.replace(grammar.filler, ''))
  const acts: CustomerAct[] = []
  if (grammar.complaint.test(said)) acts.push('complaint')
  if (grammar.defer.test(said)) acts.push('defer')
  const thanks = grammar.thanks.test(said)
  if (thanks) acts.push('thanks')
  if (grammar.goodbye.test(said)) acts.push('goodbye')
  if (grammar.done.test(said.replace(/[.!\s]+$/, '')) && !/\bnot (?:all|enough|it)\b/.test(said)) acts.push('done')
  const closes = acts.some((act) => act === 'thanks' || act === 'goodbye' || act === 'done')
  if (isQuestion(said, core, closes, grammar) && (!acts.includes('defer') || said.includes('?'))) acts.push('question')
  const agreed = grammar.agree.test(said) || grammar.agree.test(core)
  if (grammar.decline.test(said)) acts.push('decline')
  // "Yes, that's it for now" takes leave; it does not agree to anything. "No, that's fine" does both.
  if (agreed && !acts.includes('done') && !acts.includes('question')) acts.push('agree')
  if (isRequest(core, closes, acts, grammar)) acts.push('request')
  if (acts.length === 0 || (acts.length === 1 && acts[0] === 'thanks')) {
    if (grammar.pleased.test(said) && said.length < 60) acts.push('pleased')
    else if (grammar.acknowledge.test(said) && (core.length < 12 || core === said)) acts.push('acknowledge')
  }
  return acts.length > 0 ? acts : ['statement']
}

/** "¿Cuánto cuesta?" begins with its first letter or digit. */
function withoutOpening(said: string): string {
  return said.replace(/^[¿¡"'«(\s-]+/, '')
}

function isQuestion(said: string, core: string, closes: boolean, grammar: CustomerGrammar): boolean {
  if (closes && !grammar.questionBesideThanks.test(said)) return false
  return /\?\W*$/.test(said) || (grammar.questionStart.test(core) && !/^(?:don't|do not|can't wait)\b/.test(core))
}

function isRequest(core: string, closes: boolean, acts: CustomerAct[], grammar: CustomerGrammar): boolean {
  const declines = acts.includes('decline') && !acts.includes('agree')
  if (acts.includes('defer') || (declines && !grammar.wantsInstead.test(core))) return false
  const rest = core.replace(grammar.thanks, '')
  if (closes) return grammar.requestBesideThanks.test(rest)
  return grammar.request.test(rest) || grammar.content.test(rest)
}
