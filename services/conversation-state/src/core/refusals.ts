/** Requests of people and services that make no sense where the conversation stands, and why. */
import type { Conversation } from './conversation.ts'
import { areFollowUpsUsedUp, isPlanBeingSent } from './guards.ts'
import type { Occurrence } from './occurrence.ts'

/** Why a request of a person or a service was refused. Stable: callers see it as the gRPC ErrorInfo reason. */
export type RefusalReason =
  | 'CONVERSATION_NOT_OPEN'
  | 'CONVERSATION_CLOSED'
  | 'FOLLOW_UP_NOT_SCHEDULED'
  | 'FOLLOW_UP_BEING_SENT'
  | 'FOLLOW_UPS_USED_UP'
  | 'FOLLOW_UPS_PAUSED'
  | 'FOLLOW_UPS_UNAVAILABLE'
  | 'CONTACT_OPTED_OUT'
  | 'PERSON_HANDLES'
  | 'DUE_AT_NOT_IN_FUTURE'
  | 'TEXT_MISSING'
  | 'TEXT_TOO_LONG'

/** What became of a request of a person or a service; of other inputs it is always `accepted`. */
export type Outcome = { accepted: true } | { accepted: false; reason: RefusalReason; detail: string }

export const ACCEPTED: Outcome = { accepted: true }

/** `standing` is the top-level state. */
export function outcomeOf(standing: string, c: Conversation, request: Occurrence): Outcome {
  const refusal = refusalOf(standing, c, request)
  return refusal ? { accepted: false, ...refusal } : ACCEPTED
}

/** A cancel that comes too late for the message still means that nothing further is planned. */
export function isHeededAllTheSame(request: Occurrence, outcome: Outcome): boolean {
  return outcome.accepted || (request.type === 'followup.cancelled' && outcome.reason === 'FOLLOW_UP_BEING_SENT')
}

interface Refusal {
  reason: RefusalReason
  detail: string
}

function refusalOf(standing: string, c: Conversation, request: Occurrence): Refusal | undefined {
  switch (request.type) {
    case 'handover.taken':
    case 'handover.returned':
    case 'conversation.resolved':
      return overOr(standing, c, () => undefined)

    case 'followup.requested':
      return overOr(standing, c, () => {
        if (standing === 'closing')
          return { reason: 'CONVERSATION_CLOSED', detail: 'The conversation is being closed.' }
        if (request.dueAt <= request.at) return NOT_IN_FUTURE
        return tooLong(request.text) ?? beingSent(c) ?? forbidden(c)
      })
    case 'followup.edited':
      if (!request.text.trim()) return { reason: 'TEXT_MISSING', detail: 'A follow-up needs a text.' }
      return tooLong(request.text) ?? overOr(standing, c, () => planNeeded(c))
    case 'followup.snoozed':
      if (request.dueAt <= request.at) return NOT_IN_FUTURE
      return overOr(standing, c, () => planNeeded(c))
    case 'followup.hastened':
      return overOr(standing, c, () => planNeeded(c) ?? forbidden(c))
    case 'followup.cancelled':
    case 'followup.skipped':
      return overOr(standing, c, () => planNeeded(c))

    default:
      return undefined
  }
}

/** The shortest limit of the channels is about that (WhatsApp Cloud API, text messages: 4,096 characters). */
const TEXT_LENGTH = 4_096

function tooLong(text: string | undefined): Refusal | undefined {
  if (!text || text.length <= TEXT_LENGTH) return undefined
  return {
    reason: 'TEXT_TOO_LONG',
    detail: `A follow-up has at most ${TEXT_LENGTH} characters, this one has ${text.length}.`,
  }
}

const NOT_IN_FUTURE: Refusal = { reason: 'DUE_AT_NOT_IN_FUTURE', detail: 'The time must lie in the future.' }

function overOr(standing: string, c: Conversation, otherwise: () => Refusal | undefined): Refusal | undefined {
  if (c.episode === 0)
    return { reason: 'CONVERSATION_NOT_OPEN', detail: 'Nobody has written in this conversation yet.' }
  if (standing === 'closed')
    return { reason: 'CONVERSATION_CLOSED', detail: 'The conversation is closed until the customer writes.' }
  return otherwise()
}

function planNeeded(c: Conversation): Refusal | undefined {
  const refusal = beingSent(c)
  if (refusal || c.plan) return refusal
  return { reason: 'FOLLOW_UP_NOT_SCHEDULED', detail: 'No follow-up is planned.' }
}

function beingSent(c: Conversation): Refusal | undefined {
  if (!isPlanBeingSent(c)) return undefined
  return {
    reason: 'FOLLOW_UP_BEING_SENT',
    detail: `Follow-up ${c.delivery?.attempt} is being sent and cannot be stopped.`,
  }
}

function forbidden(c: Conversation): Refusal | undefined {
  if (c.handledBy !== 'ai') {
    return {
      reason: 'PERSON_HANDLES',
      detail: 'Relance sends nothing while people handle the conversation: hand it back first.',
    }
  }
  if (c.optedOut) return { reason: 'CONTACT_OPTED_OUT', detail: 'The contact does not want to be followed up.' }
  if (c.paused)
    return { reason: 'FOLLOW_UPS_PAUSED', detail: 'Follow-ups to the contact are paused: resume them first.' }
  if (c.route?.channel === 'web_widget') {
    return { reason: 'FOLLOW_UPS_UNAVAILABLE', detail: 'The web widget cannot be written to later.' }
  }
  if (areFollowUpsUsedUp(c)) {
    return {
      reason: 'FOLLOW_UPS_USED_UP',
      detail: `The conversation has had its ${c.total} follow-ups: take it over to write.`,
    }
  }
  return undefined
}
