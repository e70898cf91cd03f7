/**
 * Texts of the built-in engine: short, natural, naming what is missing, different from try to try. They hold no dates:
 * what is planned today may be sent tomorrow.
 */
import type { Incentive } from '@relance/policy'
import { listed, withArticles } from './reasons.ts'
import type { Situation } from './situation.ts'
import type { Topic } from './topics.ts'

export interface DraftFacts {
  firstName?: string | undefined
  topic?: Topic | undefined
  /** Number of this follow-up since the customer wrote, from 1. */
  attempt: number
  /** No other follows. */
  isFinal: boolean
  incentive?: Incentive | undefined
  maxSentences?: number | undefined
}

/** The text of a follow-up for where the conversation stands. */
export function draftFor(situation: Situation, facts: DraftFacts): string {
  const { body, question } = PARTS[tone(facts)](needOf(situation), facts.topic?.phrase)
  return joined([`${greeting(facts)} ${body}`, offerSentence(facts.incentive), question], facts.maxSentences)
}

/** The text of a follow-up that the customer asked for. */
export function promiseDraft(situation: Situation, facts: DraftFacts): string {
  const { need, topic } = { need: needOf(situation), topic: facts.topic?.phrase }
  const body = `${greeting(facts)} checking back in as you asked.`
  const next = need.ask
    ? `To carry on${topic ? ` with ${topic}` : ''}, I only need ${need.ask}.`
    : `Shall we carry on${topic ? ` with ${topic}` : ' where we left off'}?`
  return joined([body, next], facts.maxSentences)
}

interface Need {
  /** What we need from the customer, such as "your preferred time"; absent where it is a decision. */
  ask?: string
  kind: 'details' | 'confirmation' | 'decision' | 'thought' | 'answer'
}

function needOf(situation: Situation): Need {
  switch (situation.is) {
    case 'missing_information':
      return { kind: 'details', ask: listed(withArticles(situation.missing, 'your')) }
    case 'unconfirmed':
      return { kind: 'confirmation', ask: 'your confirmation of the details' }
    case 'undecided_offer':
      return { kind: 'decision' }
    case 'undecided_customer':
      return { kind: 'thought' }
    default:
      return { kind: 'answer' }
  }
}

type Parts = (need: Need, topic: string | undefined) => { body: string; question: string }

const PARTS: Record<'first' | 'again' | 'final', Parts> = {
  first(need, topic) {
    const about = topic ? ` with ${topic}` : ''
    if (need.kind === 'details')
      return { body: `just checking in: to go on${about} I only need ${need.ask}.`, question: 'Could you let me know?' }
    if (need.kind === 'confirmation')
      return {
        body: `everything is ready${topic ? ` for ${topic}` : ''}; I only need ${need.ask}.`,
        question: 'Shall I go ahead?',
      }
    if (need.kind === 'decision')
      return {
        body: `did you have a chance to think about ${topic ? `${topic} I suggested` : 'what I suggested'}?`,
        question: 'I can go ahead with it or look for something else.',
      }
    if (need.kind === 'thought')
      return { body: `have you had time to think it over?`, question: "I'm happy to answer any questions." }
    return {
      body: `just checking in${topic ? ` about ${topic}` : ''}: I still need your answer to go on.`,
      question: 'Is there anything I can clear up?',
    }
  },
  again(need, topic) {
    const it = topic ?? 'this'
    if (need.kind === 'details')
      return {
        body: `${it} is still waiting for you; once I have ${need.ask}, we can carry on.`,
        question: 'Would you like to go ahead?',
      }
    if (need.kind === 'confirmation')
      return {
        body: `${it} is still open, because ${need.ask} is missing.`,
        question: 'Is everything right, or should I change something?',
      }
    if (need.kind === 'decision')
      return {
        body: `are you still interested in ${topic ?? 'what we talked about'}?`,
        question: "If something doesn't fit, tell me what you'd prefer.",
      }
    if (need.kind === 'thought')
      return {
        body: `have you come to a decision${topic ? ` about ${topic}` : ''}?`,
        question: 'A yes, a no or a question are all fine.',
      }
    return { body: `I'm still here to help${topic ? ` with ${topic}` : ''}.`, question: 'Shall we carry on?' }
  },
  final(need, topic) {
    const it = topic ?? 'this'
    if (need.kind === 'details')
      return {
        body: `this is my last note about ${it}: send me ${need.ask} whenever you are ready.`,
        question: "I'll take it from there.",
      }
    if (need.kind === 'confirmation')
      return {
        body: `this is my last note about ${it}: without ${need.ask} I can't finish it.`,
        question: 'A short yes is enough.',
      }
    return {
      body: `I don't want to bother you, so this is my last note about ${it}.`,
      question: 'Write to me any time and we can carry on from here.',
    }
  },
}

function tone({ attempt, isFinal }: DraftFacts): 'first' | 'again' | 'final' {
  if (attempt <= 1) return 'first'
  return isFinal ? 'final' : 'again'
}

function greeting({ firstName, attempt }: DraftFacts): string {
  const hello = attempt <= 1 ? 'Hi' : 'Hi again'
  return firstName ? `${hello} ${firstName},` : `${hello},`
}

/** "offer a 10% discount code" as a sentence of ours. */
function offerSentence(incentive: Incentive | undefined): string | undefined {
  if (!incentive) return undefined
  const [, verb = '', thing = ''] =
    /^(\w+(?: (?:them|the customer))?(?: about)?) (.*)$/s.exec(incentive.offer.trim()) ?? []
  if (!thing) return undefined
  const ours = thing.replace(/^(?:them|the customer|him|her) /i, '').replace(/[.!]+$/, '')
  return /^(?:offer|give|provide|propose|promise|add|include)/i.test(verb)
    ? `I can also offer you ${ours}.`
    : `Also worth knowing about: ${ours}.`
}

/** Where fewer sentences are allowed, what was offered stays and the question goes; two become one with a dash. */
function joined(parts: (string | undefined)[], most = Number.POSITIVE_INFINITY): string {
  const present = parts.filter((part) => part !== undefined)
  if (present.length <= most) return present.join(' ')
  const kept = present.length > 2 && present[1] !== undefined ? present.slice(0, 2) : present.slice(0, most)
  if (kept.length <= most) return kept.join(' ')
  const [first = '', second = ''] = kept
  return `${first.replace(/[.!?]$/, '')} – ${second.replace(/^I can/, 'and I can')}`
}
