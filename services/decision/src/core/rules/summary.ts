/** The end of a conversation without a model: a summary by extraction, last words, the question for a rating. */
import { type Language, customerActs, durationText, plain, sentencesOf } from '@relance/policy'
import type { Brief } from '../brief.ts'
import { cut } from '../decided.ts'
import { addressIn } from './address.ts'
import { languagesOf } from './languages.ts'
import { situationOf } from './situation.ts'
import { listed } from './texts/articles.ts'
import { textsIn } from './texts.ts'
import { topicOf } from './topics.ts'

export interface Ending {
  summary: string
  farewell?: string
  csatQuestion: string
}

const QUOTE_LENGTH = 161

export function endByRules(brief: Brief): Ending {
  const { transcript, facts, firstName, context } = brief
  const language = languagesOf(transcript).customer
  const texts = textsIn(language, addressIn(transcript, language))
  const first = transcript[0]?.at ?? facts.now
  const parts = [
    transcript.some(({ from }) => from === 'customer') ? openingOf(brief, language) : undefined,
    outcomeOf(brief),
    facts.total > 0
      ? `${facts.total === 1 ? 'One follow-up was' : `${facts.total} follow-ups were`} sent${facts.unanswered > 0 ? ' without an answer' : ''}.`
      : undefined,
    `${transcript.length === 1 ? 'One message' : `${transcript.length} messages`} within ${durationText(Math.max(60_000, (transcript.at(-1)?.at ?? first) - first))}.`,
  ]
  const lastOfOurs = plain(transcript.findLast(({ ours }) => ours)?.text ?? '')
  // A last follow-up that called itself the last is farewell enough: nobody wants both.
  const saysFarewell =
    facts.unanswered > 0 && context.conversation.handledBy === 'ai' && !texts.lastWords.test(lastOfOurs)
  return {
    summary: parts.filter(Boolean).join(' '),
    ...(saysFarewell ? { farewell: texts.farewell(firstName) } : {}),
    csatQuestion: texts.csatQuestion,
  }
}

/** What became of it. Whoever closes says why; the summary says what is open, in words of its own. */
function outcomeOf({ transcript, context: { conversation } }: Brief): string {
  const { lastAction, lastReason } = conversation
  // Our own decision to close would be "close": anything else was ended by people, who left their name as the reason.
  if (lastAction !== 'close' && lastReason && RESOLVED.test(lastReason)) return lastReason
  const situation = situationOf(transcript)
  switch (situation.is) {
    case 'missing_information':
      return `Still missing: ${listed(situation.missing.map(({ english }) => english))}.`
    case 'unconfirmed':
      return 'The details were not confirmed.'
    case 'undecided_offer':
      return 'What was offered was neither taken nor declined.'
    case 'undecided_customer':
      return 'The customer was still thinking it over.'
    case 'unanswered_question':
      return 'Our last question had no answer.'
    case 'customer_waits':
      return 'The customer was still waiting for us.'
    case 'settled':
      return SETTLED[situation.how]
    case 'empty':
      return 'The customer wrote nothing.'
  }
}

/** How conversation-state words the end that a person or a service made. */
const RESOLVED = /^Resolved by /

const SETTLED = {
  goodbye: 'It ended with a goodbye.',
  thanks: 'It ended with thanks.',
  done: 'It was taken care of.',
  declined: 'The customer declined.',
  informed: 'The question was answered.',
} as const

/** What it began with, in the customer's own words where they say what is wanted. */
function openingOf({ transcript, firstName }: Brief, language: Language): string {
  const who = firstName ?? 'The customer'
  const wanted = cut(firstRequest(transcript, language) ?? '', QUOTE_LENGTH)
  if (wanted)
    return `${who} ${customerActs(wanted, language).has('question') ? 'asked' : 'wrote'}: "${wanted}".`.replace(
      /([.?!…]")\.$/,
      '$1',
    )
  const topic = topicOf(transcript, language)
  return `${who} wrote${topic ? ` about the ${topic.noun}` : ''}.`
}

/** The first sentence in which the customer wants something. */
export function firstRequest(transcript: Brief['transcript'], language: Language): string | undefined {
  for (const { from, text } of transcript) {
    if (from !== 'customer') continue
    const sentence = sentencesOf(text).find((one) => {
      const acts = customerActs(one, language)
      return acts.has('request') || acts.has('question')
    })
    if (sentence) return sentence
  }
  return undefined
}
