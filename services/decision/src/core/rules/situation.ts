/** Where a conversation stands: who spoke last, what is open, and whether the matter is settled. */
import { type CustomerAct, asksForPerson, customerActs, mayRequestFollowUp, plain, sentencesOf } from '@relance/policy'
import { type AssistantAct, type AssistantSentence, assistantSentences } from './assistant-acts.ts'
import { missingFrom, missingFromChoice } from './missing-words.ts'
import type { Line } from './transcript.ts'

export type Situation =
  | { is: 'missing_information'; missing: string[]; question: string }
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
  const lines = merged(withoutGrantedRequests(transcript).filter(said))
  const last = lines.at(-1)
  // Nothing was said but "write to me tomorrow": what it is about is still up to the customer.
  if (!last) return { is: 'undecided_customer' }
  const open = openBefore(lines.slice(0, -1))
  return last.from === 'customer' ? afterCustomer(last, lines.at(-2), open) : afterUs(last, lines.at(-2), open)
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

function openBefore(lines: Line[]): Open {
  const open: Open = { offer: false, success: false }
  for (const line of lines) {
    const acts = actsOf(line)
    if (line.from === 'customer') {
      const said = customerActs(line.text)
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

function afterCustomer(last: Line, previous: Line | undefined, open: Open): Situation {
  const said = customerActs(last.text)
  const before = previous && previous.from !== 'customer' ? actsOf(previous) : new Set<AssistantAct>()
  if (before.has('restates') && !before.has('reports_success')) before.add('asks_to_confirm')
  const pending = before.has('asks_to_confirm') || before.has('offers') || before.has('asks')
  if (said.has('complaint')) return { is: 'customer_waits', why: 'complained' }
  if (asksForPerson(last.text)) return { is: 'customer_waits', why: 'wants_person' }
  if (saysYesToConfirm(last.text, said, before)) return { is: 'customer_waits', why: 'agreed' }
  if (said.has('question') && !isPoliteThanks(said)) return { is: 'customer_waits', why: 'asked' }
  if (said.has('request')) return { is: 'customer_waits', why: 'asked' }
  if (said.has('goodbye')) return { is: 'settled', how: 'goodbye' }
  if (said.has('defer')) return { is: 'undecided_customer' }
  if (said.has('done')) return { is: 'settled', how: 'done' }
  if (before.has('asks_if_more')) return afterAsksIfMore(said)
  if (before.has('reports_success') && !pending)
    return said.has('statement') ? { is: 'customer_waits', why: 'wrote' } : { is: 'settled', how: 'thanks' }
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

/** Who asks for prices and stock thinks of buying: silence after the answer is a decision that is outstanding. */
const INTEREST =
  /\b(?:price|pricing|cost|how much|rates?|fees?|quote|discount|in stock|do you (?:have|sell|offer|deliver|ship|rent|carry)|can i (?:book|buy|order|rent|get an?))\b/

/** The customer wants to see what there is: what we name then is an offer. */
const SEARCHES =
  /\b(?:any ?(?:thing|one|where|body)? ?(?:else|other)|another|others?|else|looking for|find|search|recommend|suggest|how about|what about|are there|is there|some|options?|alternatives?|available)\b/

/** "Yes. That's it." answers "please confirm"; after anything else it takes leave. */
function saysYesToConfirm(text: string, said: Set<CustomerAct>, before: Set<AssistantAct>): boolean {
  if (!before.has('asks_to_confirm') || before.has('asks_if_more')) return false
  return (
    /^(?:yes|yeah|yep|yup|sure|correct|right|exactly|ok(?:ay)?|perfect|that's it)\b/.test(plain(text)) &&
    !said.has('goodbye') &&
    !said.has('question')
  )
}

/** "Thank you for that?" asks nothing. */
function isPoliteThanks(said: Set<CustomerAct>): boolean {
  return said.has('thanks') && said.size === 2
}

function afterAsksIfMore(said: Set<CustomerAct>): Situation {
  if (said.has('thanks') || said.has('decline') || said.has('pleased') || said.has('acknowledge') || said.has('symbol'))
    return { is: 'settled', how: 'thanks' }
  return { is: 'customer_waits', why: said.has('agree') ? 'asked' : 'wrote' }
}

function afterUs(last: Line, previous: Line | undefined, open: Open): Situation {
  const sentences = assistantSentences(last.text)
  const acts = actsOf(last)
  const customer = previous?.from === 'customer' ? customerActs(previous.text) : new Set<CustomerAct>()
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
  if (question.length > 0) return asked(question, acts, customerClosed, open)
  if (acts.has('reports_success')) return { is: 'settled', how: 'done' }
  if (acts.has('restates')) return { is: 'unconfirmed' }
  if (acts.has('promises_to_act') && !customerClosed) return { is: 'customer_waits', why: 'we_promised' }
  if (acts.has('takes_leave') && !acts.has('offers')) return { is: 'settled', how: 'goodbye' }
  if (customerClosed && !acts.has('offers')) return { is: 'settled', how: 'thanks' }
  if (acts.has('offers')) return { is: 'undecided_offer' }
  if (previous && SEARCHES.test(plain(previous.text)) && !open.success) return { is: 'undecided_offer' }
  if (previous && INTEREST.test(plain(previous.text)) && !open.success) return { is: 'undecided_offer' }
  if (customer.has('question') && !acts.has('reports_failure')) {
    return open.offer && !open.success ? { is: 'undecided_offer' } : { is: 'settled', how: 'informed' }
  }
  return open.success && !acts.has('reports_failure')
    ? { is: 'settled', how: 'done' }
    : looksLikeDetails(last.text)
      ? { is: 'unconfirmed' }
      : { is: 'undecided_offer' }
}

/** A question that wants details, an offer that wants a yes, or something else that wants an answer. */
function asked(question: AssistantSentence[], acts: Set<AssistantAct>, customerClosed: boolean, open: Open): Situation {
  const text = question.map((sentence) => sentence.text).join(' ')
  const missing = [
    ...new Set(
      question.flatMap(({ text: sentence, acts: does }) =>
        does.has('offers') ? missingFromChoice(sentence) : missingFrom(sentence),
      ),
    ),
  ]
  if (missing.length > 0) return { is: 'missing_information', missing: missing.slice(0, 4), question: text }
  if (acts.has('offers')) return { is: 'undecided_offer' }
  if (customerClosed && open.success) return { is: 'settled', how: 'thanks' }
  return { is: 'unanswered_question', question: text }
}

/** A bare list of what was agreed, waiting for a nod: amounts, days and times without a verb of finding. */
function looksLikeDetails(text: string): boolean {
  const said = plain(text)
  return (said.match(/\b\d+\b|\b(?:am|pm)\b/g)?.length ?? 0) >= 2
}

function actsOf(line: Line): Set<AssistantAct> {
  return new Set(line.from === 'customer' ? [] : assistantSentences(line.text).flatMap(({ acts }) => [...acts]))
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
