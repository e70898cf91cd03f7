/** The built-in engine: proposes without a model. What it proposes passes the same policy as a model's proposal. */
import { BY_HAND, type Incentive, type Policy, type Proposal, nextMinuteOfDay, windowClosesAt } from '@relance/policy'
import type { Brief } from '../brief.ts'
import { preferredMinute } from '../memory/day-part.ts'
import { isFinal } from '../sequence.ts'
import { addressIn } from './address.ts'
import { draftFor, promiseDraft } from './drafts.ts'
import { languagesOf } from './languages.ts'
import { reasonFor } from './reasons.ts'
import { type Situation, situationOf } from './situation.ts'
import { textsIn } from './texts.ts'
import { topicOf } from './topics.ts'

const HOUR = 3_600_000

/** A proposal with what is missing, in words. */
export interface RuleProposal extends Proposal {
  missing: string[]
}

/** What to do about an idle conversation. */
export function proposeByRules(brief: Brief, situation: Situation = situationOf(brief.transcript)): RuleProposal {
  const { facts, transcript } = brief
  const { customer: language } = languagesOf(transcript)
  const topic = topicOf(transcript, language)
  const reason = reasonFor(situation, { unanswered: facts.unanswered, topic })
  if (situation.is === 'customer_waits') return { action: 'hand_over', reason, missing: [] }
  if (situation.is === 'settled' || situation.is === 'empty') return { action: 'close', reason, missing: [] }
  const dueAt = atPreferredTime(wishedTime(brief, situation), brief)
  return {
    action: dueAt <= facts.now ? 're_engage' : 'schedule',
    dueAt,
    draft: composeByRules(brief, situation, dueAt),
    reason,
    missing:
      situation.is === 'missing_information'
        ? situation.missing.map(({ name }) => name)
        : situation.is === 'unconfirmed'
          ? [textsIn(language, 'formal').confirmation]
          : [],
  }
}

/** The text of the follow-up that comes next, at `nextAt` or now. */
export function composeByRules(
  brief: Brief,
  situation: Situation = situationOf(brief.transcript),
  nextAt?: number,
): string {
  const { facts, policy, transcript, firstName, context } = brief
  const final = isFinal(brief, nextAt)
  const language = languagesOf(transcript).customer
  const draftFacts = {
    language,
    address: addressIn(transcript, language),
    firstName,
    topic: topicOf(transcript, language),
    attempt: facts.unanswered + 1,
    isFinal: final,
    incentive: incentiveFor(policy, facts.total + 1, final),
    maxSentences: policy.maxSentences?.value,
  }
  return context.conversation.followUp?.source === 'customer'
    ? promiseDraft(situation, draftFacts)
    : draftFor(situation, draftFacts)
}

/** At the time of the day at which the contact once said that they can be reached, where it comes before the window closes. */
function atPreferredTime(wished: number, { facts, memory, place }: Brief): number {
  const minute = preferredMinute(memory)
  if (minute === undefined) return wished
  const preferred = nextMinuteOfDay(wished, place.zone, [minute])
  const closesAt = facts.hasTemplate ? undefined : windowClosesAt(facts.channel, facts.lastCustomerAt)
  return closesAt === undefined || preferred <= closesAt - HOUR ? preferred : wished
}

function incentiveFor(policy: Policy, attempt: number, final: boolean): Incentive | undefined {
  return policy.incentives.find(({ value }) => value.attempt === attempt || (value.attempt === 'final' && final))?.value
}

/**
 * The first as soon as policy allows, since the matter is fresh; a customer who thinks it over gets most of a day. Later
 * ones about a day apart, or an hour before the channel's window closes. A distance that somebody set by hand is the
 * rhythm itself: as soon as policy allows.
 */
function wishedTime({ facts, policy }: Brief, situation: Situation): number {
  const { now, channel, lastCustomerAt, lastFollowUpAt, unanswered, hasTemplate, silentSince } = facts
  const rhythm = unanswered === 0 ? policy.firstAfterMs : policy.minSpacingMs
  if (rhythm.source === BY_HAND) return now
  const closesAt = hasTemplate ? undefined : windowClosesAt(channel, lastCustomerAt)
  if (unanswered === 0 || lastFollowUpAt === undefined) {
    return situation.is === 'undecided_customer' ? Math.max(now, silentSince + 20 * HOUR) : now
  }
  const later = lastFollowUpAt + (unanswered === 1 ? 21 : 48) * HOUR
  return Math.max(now, closesAt === undefined ? later : Math.min(later, closesAt - HOUR))
}
