/**
 * Texts of the built-in engine: short, natural, naming what is missing, different from try to try, in the customer's
 * language. They hold no dates: what is planned today may be sent tomorrow.
 */
import type { Incentive, Language } from '@relance/policy'
import type { Address } from './address.ts'
import type { Situation } from './situation.ts'
import { textsIn } from './texts.ts'
import type { Need, Texts, Tone } from './texts/texts.ts'
import type { Topic } from './topics.ts'

export interface DraftFacts {
  /** The customer's. */
  language: Language
  /** How our side calls the customer. */
  address: Address
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
  const texts = textsIn(facts.language, facts.address)
  const { body, question } = texts.followUp(needOf(situation), toneOf(facts), facts.topic?.phrase)
  return joined(
    [`${hello(texts, facts)} ${body}`, offerSentence(texts, facts.incentive), question],
    texts,
    facts.maxSentences,
  )
}

/** The text of a follow-up that the customer asked for. */
export function promiseDraft(situation: Situation, facts: DraftFacts): string {
  const texts = textsIn(facts.language, facts.address)
  const body = `${hello(texts, facts)} ${texts.asYouAsked}`
  return joined([body, texts.carryOn(needOf(situation), facts.topic?.phrase)], texts, facts.maxSentences)
}

function needOf(situation: Situation): Need {
  switch (situation.is) {
    case 'missing_information':
      return { kind: 'details', missing: situation.missing.map(({ name }) => name) }
    case 'unconfirmed':
      return { kind: 'confirmation' }
    case 'undecided_offer':
      return { kind: 'decision' }
    case 'undecided_customer':
      return { kind: 'thought' }
    default:
      return { kind: 'answer' }
  }
}

function toneOf({ attempt, isFinal }: DraftFacts): Tone {
  if (attempt <= 1) return 'first'
  return isFinal ? 'final' : 'again'
}

function hello(texts: Texts, { firstName, attempt }: DraftFacts): string {
  return texts.hello(firstName, attempt > 1)
}

/** "offer a 10% discount code" as a sentence of ours. What only the business can name stays in its own words. */
function offerSentence(texts: Texts, incentive: Incentive | undefined): string | undefined {
  if (!incentive) return undefined
  const [, verb = '', thing = ''] =
    /^(\w+(?: (?:them|the customer))?(?: about)?) (.*)$/s.exec(incentive.offer.trim()) ?? []
  if (!thing) return undefined
  const ours = thing.replace(/^(?:them|the customer|him|her) /i, '').replace(/[.!]+$/, '')
  const [, percent, code] = /^(?:an? )?(\d+(?:[.,]\d+)? ?%) (?:discount|off)( code)?$/i.exec(ours) ?? []
  const named = percent ? texts.discount(percent, Boolean(code)) : ours
  return /^(?:offer|give|provide|propose|promise|add|include)/i.test(verb) ? texts.offer(named) : texts.mention(named)
}

/** Where fewer sentences are allowed, what was offered stays and the question goes; two become one with a dash. */
function joined(parts: (string | undefined)[], texts: Texts, most = Number.POSITIVE_INFINITY): string {
  const present = parts.filter((part) => part !== undefined)
  if (present.length <= most) return present.join(' ')
  const kept = present.length > 2 && present[1] !== undefined ? present.slice(0, 2) : present.slice(0, most)
  if (kept.length <= most) return kept.join(' ')
  const [first = '', second = ''] = kept
  return texts.andOffer(first, second)
}
