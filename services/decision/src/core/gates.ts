/** Cheap checks that settle a conversation before any model is asked; each leaves a line in the receipt. */
import type { DecisionAction } from '@relance/contracts/words'
import { type Gate, CHANNEL_RULES, firedTrigger, spamReason, triggerText } from '@relance/policy'
import type { Brief } from './brief.ts'
import { reasonFor } from './rules/reasons.ts'
import type { Situation } from './rules/situation.ts'

/** What is settled without a proposal. */
export interface Settled {
  action: DecisionAction
  reason: string
}

interface Check {
  name: string
  source: string
  /** Why it settles the matter; undefined where it has no objection. */
  settles(brief: Brief, situation: Situation): (Settled & { detail: string; source?: string }) | undefined
}

/** Why the conversation is spam that the assistant is to be protected from; undefined where it is not. */
export function spamIn({ assistant, context, transcript }: Brief): string | undefined {
  const isDealtWith = context.vouchedFor || transcript.some(({ from }) => from === 'person')
  return assistant.capabilities.spamProtection && !isDealtWith ? spamReason(customerTexts(transcript)) : undefined
}

const close = (reason: string, detail: string) => ({ action: 'close' as const, reason, detail })

const CHECKS: readonly Check[] = [
  {
    name: 'capability',
    source: "assistant's settings",
    settles: ({ assistant }) =>
      assistant.capabilities.autoFollowUps ? undefined : close('Auto Follow-ups is off.', 'Auto Follow-ups is off'),
  },
  {
    name: 'channel',
    source: 'channel rules',
    settles({ facts: { channel } }) {
      const rule = CHANNEL_RULES[channel]
      return rule.followUps
        ? undefined
        : {
            ...close('Follow-ups are not available on this channel.', `no follow-ups on ${channel}`),
            source: rule.source,
          }
    },
  },
  {
    name: 'robot',
    source: 'default',
    settles: ({ context }) =>
      context.automated
        ? close(
            'A machine wrote these messages; nobody is there to follow up with.',
            'all that came was made by a machine',
          )
        : undefined,
  },
  {
    name: 'spam',
    source: "assistant's settings",
    settles(brief) {
      const why = spamIn(brief)
      return why ? close(`It looks like spam: ${why}.`, why) : undefined
    },
  },
  {
    name: 'customer wrote',
    source: 'default',
    settles: ({ facts }) =>
      facts.lastCustomerAt === undefined
        ? close('The customer has never written.', 'no message of the customer')
        : undefined,
  },
  {
    name: 'consent',
    source: "contact's record",
    settles({ contact }) {
      if (contact.optedOut) return close('The contact opted out.', 'opted out')
      return contact.paused ? close('Follow-ups to this contact are paused.', 'paused') : undefined
    },
  },
  {
    name: 'instructions: hand over',
    source: 'instructions',
    settles({ policy, transcript }) {
      const fired = firedTrigger(policy.handOverWhen, customerTexts(transcript))
      return (
        fired && {
          action: 'hand_over',
          reason: `A person should handle this: ${triggerText(fired.value)}.`,
          detail: triggerText(fired.value),
          source: fired.source,
        }
      )
    },
  },
  {
    name: 'who owes whom',
    source: 'default',
    settles({ context, facts }, situation) {
      if (situation.is === 'customer_waits')
        return {
          action: 'hand_over',
          reason: reasonFor(situation, { unanswered: facts.unanswered }),
          detail: 'we owe the customer an answer',
        }
      if (!context.conversation.customerIsWaiting || situation.is === 'settled') return undefined
      return {
        action: 'hand_over',
        reason: 'The customer wrote last and is waiting for an answer.',
        detail: 'we owe the customer an answer',
      }
    },
  },
  {
    name: 'instructions: close',
    source: 'instructions',
    settles({ policy, transcript }) {
      const fired = firedTrigger(policy.closeWhen, customerTexts(transcript))
      return (
        fired && {
          ...close(`Closed as the instructions say: ${triggerText(fired.value)}.`, triggerText(fired.value)),
          source: fired.source,
        }
      )
    },
  },
  {
    name: 'most follow-ups',
    source: 'default',
    settles({ facts, policy }) {
      const { value: most, source } = policy.maxFollowUps
      const used = Math.max(facts.total, facts.unanswered)
      if (used < most) return undefined
      const reason = most === 0 ? 'The instructions allow no follow-ups.' : `All ${most} follow-ups went unanswered.`
      return { ...close(reason, `${used} of ${most} are used up`), source }
    },
  },
  {
    name: 'goodbye',
    source: 'default',
    settles: (_, situation) =>
      situation.is === 'settled' && situation.how === 'goodbye'
        ? close(reasonFor(situation, { unanswered: 0 }), 'leave was taken')
        : undefined,
  },
]

/** Asks every check in order; the first that settles the matter ends it. */
export function cheapGates(brief: Brief, situation: Situation): { settled?: Settled; gates: Gate[] } {
  const gates: Gate[] = []
  for (const { name, source, settles } of CHECKS) {
    const found = settles(brief, situation)
    if (!found) {
      gates.push({ name, verdict: 'passed', detail: '', source })
      continue
    }
    gates.push({ name, verdict: 'vetoed', detail: found.detail, source: found.source ?? source })
    return { settled: { action: found.action, reason: found.reason }, gates }
  }
  return { gates }
}

function customerTexts(transcript: Brief['transcript']): string[] {
  return transcript.filter(({ from }) => from === 'customer').map(({ text }) => text)
}
