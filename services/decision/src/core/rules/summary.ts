/** The end of a conversation without a model: a summary by extraction, last words, the question for a rating. */
import { customerActs, durationText, sentencesOf } from '@relance/policy'
import type { Brief } from '../brief.ts'
import { reasonFor } from './reasons.ts'
import { situationOf } from './situation.ts'
import { topicOf } from './topics.ts'

export interface Ending {
  summary: string
  farewell?: string
  csatQuestion: string
}

const QUOTE_LENGTH = 160

export function endByRules(brief: Brief): Ending {
  const { transcript, facts, firstName, context } = brief
  const situation = situationOf(transcript)
  const topic = topicOf(transcript)
  const first = transcript[0]?.at ?? facts.now
  const parts = [
    transcript.some(({ from }) => from === 'customer') ? openingOf(brief) : undefined,
    reasonFor(situation, { unanswered: 0, topic }),
    facts.total > 0
      ? `${facts.total === 1 ? 'One follow-up was' : `${facts.total} follow-ups were`} sent${facts.unanswered > 0 ? ' without an answer' : ''}.`
      : undefined,
    `${transcript.length === 1 ? 'One message' : `${transcript.length} messages`} within ${durationText(Math.max(60_000, (transcript.at(-1)?.at ?? first) - first))}.`,
  ]
  const farewell =
    facts.unanswered > 0 && context.conversation.handledBy === 'ai' && !saidLastWords(transcript)
      ? `Hi${firstName ? ` ${firstName}` : ''}, I'll close this conversation for the moment. Write to me any time and we can carry on from here.`
      : undefined
  return {
    summary: parts.filter(Boolean).join(' '),
    ...(farewell ? { farewell } : {}),
    csatQuestion: 'How was this conversation for you, from 1 (poor) to 5 (great)? A number is enough.',
  }
}

/** What it began with, in the customer's own words where they say what is wanted. */
function openingOf({ transcript, firstName }: Brief): string {
  const who = firstName ?? 'The customer'
  const wanted = firstRequest(transcript)
  if (wanted)
    return `${who} ${customerActs(wanted).has('question') ? 'asked' : 'wrote'}: "${wanted}".`.replace(
      /([.?!…]")\.$/,
      '$1',
    )
  const topic = topicOf(transcript)
  return `${who} wrote${topic ? ` about ${topic.phrase.replace(/^your /, 'a ')}` : ''}.`
}

/** A last follow-up that called itself the last is farewell enough: nobody wants both. */
function saidLastWords(transcript: Brief['transcript']): boolean {
  return /\blast (?:note|message|follow-up)\b/i.test(transcript.findLast(({ ours }) => ours)?.text ?? '')
}

/** The first sentence in which the customer wants something. */
function firstRequest(transcript: Brief['transcript']): string | undefined {
  for (const { from, text } of transcript) {
    if (from !== 'customer') continue
    const sentence = sentencesOf(text).find(
      (one) => customerActs(one).has('request') || customerActs(one).has('question'),
    )
    if (sentence) return sentence.length > QUOTE_LENGTH ? `${sentence.slice(0, QUOTE_LENGTH)}…` : sentence
  }
  return undefined
}
