/** Where a conversation stands: who spoke last, what is open, and whether the matter is settled. */
import {
  type CustomerAct,
  type Language,
  asksForPerson,
  customerActs,
  mayRequestFollowUp,
  plain,
  sentencesOf,
} from '@relance/policy'
import { type AssistantAct, type AssistantSentence, assistantSentences } from './assistant-acts.ts'
import { grammarOf } from './grammars.ts'
import { type Languages, languagesOf } from './languages.ts'
import { type Missing, distinct, missingFrom, missingFromChoice, missingFromContext } from './slots/missing.ts'
import type { Line } from './transcript.ts'

export type Situation =
  | { is: 'missing_information'; missing: Missing[]; question: string }
  | { is: 'unconfirmed' }
  | { is: 'undecided_offer' }
  | { is: 'undecided_customer' }
  | { is: 'unanswered_question'; question: string }
  | {
      is: 'customer_waits'
      why: 'asked' | 'agreed' | 'answered' | 'complained' | 'wants_person' | 'wrote' | 'we_promised'
    }
  | { is: 'settled'; how: 'goodbye' | 'thanks' | 'done' | 'declined' | 'informed' }
  | { is: 'empty' }

/** Reads a transcript, oldest first. Messages of ours that Relance sent by itself only repeat what was open before. */
export function situationOf(transcript: readonly Line[]): Situation {
  const said = ({ ours, text }: Line) => !ours && text.trim() !== ''
  if (!transcript.some((line) => line.from === 'customer' && said(line))) return { is: 'empty' }
  const languages = languagesOf(transcript)
  const lines = merged(withoutGrantedRequests(transcript).filter(said)).map((line) => heardIn(line, languages))
  const last = lines.at(-1)
  // Nothing was said but "write to me tomorrow": what it is about is still up to the customer.
  if (!last) return { is: 'undecided_customer' }
  const open = openBefore(lines.slice(0, -1))
  return last.from === 'customer' ? afterCustomer(last, lines.at(-2), open) : afterUs(last, lines.at(-2), open)
}

/** A line with what it does, in its own language. */
interface Heard extends Line {
  language: Language
  /** What the customer does. */
  said: Set<CustomerAct>
  /** What our side does. */
  acts: Set<AssistantAct>
  sentences: AssistantSentence[]
}

function heardIn(line: Line, languages: Languages): Heard {
  const language = languages.of(line)
  if (line.from === 'customer')
    return { ...line, language, said: customerActs(line.text, language), acts: new Set(), sentences: [] }
  const sentences = assistantSentences(line.text, language)
  return { ...line, language, said: new Set(), acts: new Set(sentences.flatMap(({ acts }) => [...acts])), sentences }
}

/** "Can you write tomorrow?" was answered by our acknowledgement and is no question that waits for us. */
function withoutGrantedRequests(transcript: readonly Line[]): Line[] {
  const kept: Line[] = []
  let granted = false
  for (const line of transcript.toReversed()) {
    if (line.from !== 'customer') granted = line.acknowledges ?? false
    kept.push(granted && line.from === 'customer' ? { ...line, text: besidesRequest(line.text) } : line)
  }
  return kept.toReversed()
}

function besidesRequest(text: string): string {
  return sentencesOf(text)
    .filter((sentence) => !mayRequestFollowUp(sentence))
    .join(' ')
}

/** What was on the table before the last message. */
interface Open {
  offer: boolean
  success: boolean
}

function openBefore(lines: readonly Heard[]): Open {
  const open: Open = { offer: false, success: false }
  for (const line of lines) {
    const { acts, said } = line
    if (line.from === 'customer') {
      // A customer who asks for something else leaves what was done behind; one who takes leave leaves what was offered.
      if (said.has('request') && !said.has('thanks')) open.success = false
      if (said.has('done') || said.has('goodbye')) open.offer = false
      continue
    }
    if (acts.has('reports_success')) Object.assign(open, { offer: false, success: true })
    if (acts.has('offers') || acts.has('asks_to_confirm') || acts.has('restates'))
      Object.assign(open, { offer: true, success: false })
  }
  return open
}

function afterCustomer(last: Heard, previous: Heard | undefined, open: Open): Situation {
  const { said } = last
  const before = new Set(previous?.acts)
  if (before.has('restates') && !before.has('reports_success')) before.add('asks_to_confirm')
  const pending = before.has('asks_to_confirm') || before.has('offers') || before.has('asks')
  if (said.has('complaint')) return { is: 'customer_waits', why: 'complained' }
  if (asksForPerson(last.text)) return { is: 'customer_waits', why: 'wants_person' }
  if (saysYes(last, previous, before)) return { is: 'customer_waits', why: 'agreed' }
  if (said.has('question') && !isPoliteThanks(last)) return { is: 'customer_waits', why: 'asked' }
  if (said.has('request')) return { is: 'customer_waits', why: 'asked' }
  if (said.has('goodbye')) return { is: 'settled', how: 'goodbye' }
  if (said.has('defer')) return { is: 'undecided_customer' }
  if (said.has('done')) return { is: 'settled', how: 'done' }
  if (before.has('asks_if_more')) return afterAsksIfMore(said)
  // "No" answers no question here: it says that what we told is wrong.
  if (said.has('decline') && !said.has('thanks') && !pending && !open.offer)
    return { is: 'customer_waits', why: 'wrote' }
  if (before.has('reports_success') && !pending)
    return said.has('statement') ? { is: 'customer_waits', why: 'wrote' } : { is: 'settled', how: 'thanks' }
  if (said.has('agree') && said.has('thanks') && !pending && !open.offer) return { is: 'settled', how: 'thanks' }
  if (said.has('agree')) return { is: 'customer_waits', why: 'agreed' }
  if (said.has('decline')) {
    if (said.has('thanks') || (before.has('offers') && !before.has('asks_to_confirm')))
      return { is: 'settled', how: 'declined' }
    return pending ? { is: 'customer_waits', why: 'answered' } : { is: 'settled', how: 'declined' }
  }
  const approves = said.has('pleased') || said.has('acknowledge') || said.has('symbol')
  if (approves && (pending || (open.offer && !said.has('thanks')))) return { is: 'customer_waits', why: 'agreed' }
  if (said.has('thanks') || approves)
    return before.has('asks_to_confirm') ? { is: 'customer_waits', why: 'agreed' } : { is: 'settled', how: 'thanks' }
  return { is: 'customer_waits', why: pending ? 'answered' : 'wrote' }
}

/** "Yes. That's it." answers "please confirm" and "how about this one?"; after anything else it takes leave. */
function saysYes({ text, said, language }: Heard, previous: Heard | undefined, before: Set<AssistantAct>): boolean {
  const asked = before.has('asks_to_confirm') || (said.has('done') && previous?.sentences.at(-1)?.acts.has('offers'))
  if (!asked || before.has('asks_if_more')) return false
  return (
    grammarOf(language).yes.test(plain(text)) && !said.has('goodbye') && !said.has('question') && !said.has('defer')
  )
}

/** "Thank you for that?" asks nothing; "Thanks. When does it start?" does. */
function isPoliteThanks({ text, language, said }: Heard): boolean {
  return (
    said.has('thanks') &&
    said.size === 2 &&
    sentencesOf(text).every((sentence) => {
      const acts = customerActs(sentence, language)
      return !acts.has('question') || acts.has('thanks')
    })
  )
}

function afterAsksIfMore(said: Set<CustomerAct>): Situation {
  if (said.has('thanks') || said.has('decline') || said.has('pleased') || said.has('acknowledge') || said.has('symbol'))
    return { is: 'settled', how: 'thanks' }
  return { is: 'customer_waits', why: said.has('agree') ? 'asked' : 'wrote' }
}

function afterUs(last: Heard, previous: Heard | undefined, open: Open): Situation {
  const { sentences, acts, language } = last
  const customer = previous?.said ?? new Set<CustomerAct>()
  const customerClosed =
    (customer.has('done') || customer.has('goodbye') || customer.has('thanks')) &&
    !customer.has('request') &&
    !customer.has('question')
  if (acts.has('asks_if_more')) {
    const stillOpen =
      open.offer && !open.success && !acts.has('reports_success') && !customerClosed && !customer.has('decline')
    return stillOpen && customer.has('question') ? { is: 'undecided_offer' } : { is: 'settled', how: 'done' }
  }
  if (acts.has('asks_to_confirm')) return { is: 'unconfirmed' }
  const question = sentences.filter((sentence) => sentence.acts.has('asks'))
  if (question.length > 0) return asked(question, { acts, language, customerClosed, open }, contextOf(last, previous))
  if (acts.has('reports_success')) return { is: 'settled', how: 'done' }
  // Who says "I am putting you down for Tuesday. See you then!" expects no confirmation.
  if (acts.has('restates')) return restatesAndLeaves(sentences) ? { is: 'settled', how: 'done' } : { is: 'unconfirmed' }
  if (acts.has('promises_to_act') && !customerClosed) return { is: 'customer_waits', why: 'we_promised' }
  if (acts.has('takes_leave') && !acts.has('offers')) return { is: 'settled', how: 'goodbye' }
  if (customerClosed && !acts.has('offers')) return { is: 'settled', how: 'thanks' }
  if (acts.has('offers')) return { is: 'undecided_offer' }
  if (previous && looksAround(previous) && !open.success) return { is: 'undecided_offer' }
  if (namesPrice(last.text) && !open.success) return { is: 'undecided_offer' }
  if (customer.has('question') && !acts.has('reports_failure')) {
    return open.offer && !open.success ? { is: 'undecided_offer' } : { is: 'settled', how: 'informed' }
  }
  // "Yes, all year round" answers a question, however it was put.
  if (ANSWERS.test(plain(last.text)) && !open.offer) return { is: 'settled', how: 'informed' }
  return open.success && !acts.has('reports_failure')
    ? { is: 'settled', how: 'done' }
    : looksLikeDetails(last.text)
      ? { is: 'unconfirmed' }
      : { is: 'undecided_offer' }
}

/** A yes or a no in any of the languages, over `plain` text. */
const ANSWERS = /^[¡\s]*(?:yes|yeah|no|nope|it is|it does|we do|they do|si|sim|e sim|ja|nein|oui|non)(?![\p{L}])/u

function restatesAndLeaves(sentences: readonly AssistantSentence[]): boolean {
  return (
    sentences.findLastIndex(({ acts }) => acts.has('takes_leave')) >
    sentences.findLastIndex(({ acts }) => acts.has('restates'))
  )
}

/** Who wants to see what there is gets offers; who asks for prices and stock thinks of buying. */
function looksAround({ text, language }: Heard): boolean {
  const { searches, interest } = grammarOf(language)
  return searches.test(plain(text)) || interest.test(plain(text))
}

/** What was said before a question, the nearest last. */
function contextOf({ sentences }: Heard, previous: Heard | undefined): string[] {
  const told = sentences.filter(({ acts }) => !acts.has('asks')).map(({ text }) => text)
  return [previous?.text ?? '', ...told]
}

/** A question that wants details, an offer that wants a yes, or something else that wants an answer. */
function asked(
  question: AssistantSentence[],
  { acts, language, customerClosed, open }: Pick<Heard, 'acts' | 'language'> & { customerClosed: boolean; open: Open },
  context: readonly string[],
): Situation {
  const text = question.map((sentence) => sentence.text).join(' ')
  const missing = question.flatMap(({ text: sentence, acts: does }) =>
    does.has('offers')
      ? missingFromChoice(sentence, language)
      : [...missingFromContext(sentence, context, language), ...missingFrom(sentence, language)],
  )
  if (missing.length > 0) return { is: 'missing_information', missing: distinct(missing).slice(0, 4), question: text }
  if (acts.has('offers')) return { is: 'undecided_offer' }
  if (customerClosed && open.success) return { is: 'settled', how: 'thanks' }
  return { is: 'unanswered_question', question: text }
}

/** What has a price is for sale: to hear it leaves a decision to make. */
function namesPrice(text: string): boolean {
  return /[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|(?:usd|eur|euros?|dollars?|d[oó]lares|reais|pesos|libras|pounds)(?![\p{L}]))/iu.test(
    text,
  )
}

/** A bare list of what was agreed, waiting for a nod: amounts, days and times without a verb of finding. */
function looksLikeDetails(text: string): boolean {
  const said = plain(text)
  return (said.match(/\b\d+\b|\b(?:am|pm)\b/g)?.length ?? 0) >= 2
}

/** People type one thought in several messages: neighbours of the same side are read as one. */
function merged(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  for (const line of lines) {
    const previous = result.at(-1)
    const sameSide = previous && (previous.from === 'customer') === (line.from === 'customer')
    if (sameSide) result[result.length - 1] = { ...line, text: `${previous.text}\n${line.text}` }
    else result.push(line)
  }
  return result
}
