/** What a decision is made from: the conversation as of a sequence, the settings, the policy, and the contact's place. */
import type { ContactMemory, RememberedFact } from '@relance/contracts/memory'
import type { Account, Assistant, Contact } from '@relance/contracts/settings'
import type { ConversationView, ThreadMessage } from '@relance/contracts/view'
import { type Facts, type Place, type Policy, compilePolicy, placeOf, readable, vouchedText } from '@relance/policy'
import type { Allowance } from './credits.ts'
import type { Line } from './rules/transcript.ts'

/** The answer of `GetContext` in domain types. Instants are ms since the epoch. */
export interface Context {
  conversation: ConversationView
  messages: ThreadMessage[]
  asOf: number
  lastFollowUpAt?: number | undefined
  /** When the contact last got a follow-up in another conversation. */
  lastElsewhereAt?: number | undefined
  toUnderstand: ThreadMessage[]
  automated: boolean
  /** Somebody of the staff dealt with the customer: whatever it looks like, it is no spam. */
  vouchedFor: boolean
}

export interface Brief {
  context: Context
  assistant: Assistant
  contact: Contact
  /** What is remembered of the contact, oldest first; nothing where Memories is off. */
  memory: readonly RememberedFact[]
  policy: Policy
  place: Place
  facts: Facts
  /** Oldest first. */
  transcript: Line[]
  /** The first name to use, where one is known. */
  firstName?: string
  /** The assistant's credits; absent where they are not capped. */
  allowance?: Allowance | undefined
}

export interface BriefSources {
  context: Context
  assistant: Assistant
  contact: Contact
  memory: ContactMemory
  account: Account | undefined
  /** The decision's present, ms since the epoch. */
  now: number
  allowance?: Allowance | undefined
}

export function briefOf({ context, assistant, contact, memory: known, account, now, allowance }: BriefSources): Brief {
  const { conversation } = context
  const { route } = conversation
  const policy = compilePolicy(assistant.instructions, assistant.overrides, assistant.reading)
  const place = placeOf({
    profileZone: contact.zone,
    locale: contact.locale,
    channel: route.channel,
    externalId: route.contactExternalId,
    assistantZone: assistant.zone,
  })
  const transcript = context.messages.map(lineOf)
  const memory = assistant.capabilities.memories ? known.facts : []
  const firstName =
    firstNameOf(contact.name ?? route.contactName) ?? firstNameOf(memory.find(({ about }) => about === 'name')?.fact)
  return {
    context,
    assistant,
    contact,
    memory,
    policy,
    place,
    transcript,
    ...(firstName ? { firstName } : {}),
    allowance,
    facts: {
      now,
      channel: route.channel,
      place,
      silentSince: Math.min(
        now,
        Math.max(conversation.lastActivityAt, transcript.findLast(({ ours }) => !ours)?.at ?? 0),
      ),
      lastCustomerAt: conversation.lastCustomerAt,
      lastFollowUpAt: context.lastFollowUpAt,
      lastElsewhereAt: context.lastElsewhereAt,
      unanswered: conversation.unansweredFollowUps,
      total: conversation.totalFollowUps,
      hasTemplate: Boolean(account?.templateName),
      optedOut: contact.optedOut,
      trustedText: assistant.instructions,
      ownText: once(() => vouchedText(transcript)),
    },
  }
}

/** Read at most once, and only where a draft names something that has to be vouched for. */
function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}

export function lineOf(message: ThreadMessage): Line {
  return {
    from: message.author,
    text: readable(message.text) || `[${message.kind}]`,
    at: message.sentAt,
    ...(message.sentByRelanceAs ? { ours: true } : {}),
    ...(message.sentByRelanceAs === 'acknowledgement' ? { acknowledges: true } : {}),
  }
}

/** "Ana María López" is Ana; a name that holds no letters, or a whole sentence, is none. */
function firstNameOf(name: string | undefined): string | undefined {
  const first = name?.trim().split(/\s+/)[0] ?? ''
  return /^\p{L}[\p{L}'’-]{1,24}$/u.test(first) ? first : undefined
}
