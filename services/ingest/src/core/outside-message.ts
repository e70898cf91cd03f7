import type { Author, DeliveryStatus, MessageKind } from '@relance/contracts/words'

/** A message of a customer, an assistant or a person, whichever way it came in. */
export interface OutsideMessage {
  messageId: string
  contactExternalId: string
  contactName?: string | undefined
  author: Author
  personName?: string | undefined
  /** When it was written, ms since the epoch; undefined where the sender does not tell. */
  sentAt?: number | undefined
  kind: MessageKind
  /** As people see it: "[image] our kitchen". */
  text: string
  /** The author's own words, from which hints are read: "our kitchen". Empty where there are none. */
  words: string
  contactZone?: string | undefined
  contactLocale?: string | undefined
}

/** Something that a channel reports. */
export type Fact =
  | { type: 'message'; message: OutsideMessage }
  | { type: 'rating'; messageId: string; contactExternalId: string; rating: number }
  | StatusFact
  | { type: 'consent'; id: string; contactExternalId: string; optedOut: boolean; at: number | undefined }

/** The channel's id of whom a fact is about. */
export function contactOf(fact: Fact): string {
  return fact.type === 'message' ? fact.message.contactExternalId : fact.contactExternalId
}

/** What a channel reported about a message that was sent. */
export interface StatusFact {
  type: 'status'
  providerMessageId: string
  /** Id of the delivery request, where the channel gave it back. */
  requestId: string | undefined
  contactExternalId: string
  status: DeliveryStatus
  /** The channel's error code. */
  code: string | undefined
  /** The error says that the contact does not want to be written to. */
  optedOut: boolean
  at: number | undefined
}

/** The facts of a webhook, and why the rest of it was left aside: stable words for a counter. */
export interface ReadWebhook {
  facts: Fact[]
  ignored: string[]
}
