import type { OutsideMessage } from './outside-message.ts'

/** Why a message cannot be taken: a stable reason, and the same for people. */
export interface Refusal {
  reason: string
  detail: string
}

/** Bytes in UTF-8, as proto/relance/ingest/v1 states them. */
export const LIMITS = { messageId: 512, contactExternalId: 10_240, name: 1_024, text: 65_536, requestId: 512 } as const

/** A message as somebody claims it: what is required may be missing. */
export type ClaimedMessage = Omit<OutsideMessage, 'author'> & { author: OutsideMessage['author'] | undefined }

/** Why the message cannot be taken; undefined where it can. Ids may hold any characters. */
export function refusalOf(message: ClaimedMessage): Refusal | undefined {
  const { messageId, contactExternalId, author, contactName, personName, text, contactZone, contactLocale } = message
  if (!messageId)
    return refused(
      'MESSAGE_ID_MISSING',
      'The message has no id, so that a repeat could not be told from a second message.',
    )
  if (isLonger(messageId, LIMITS.messageId)) return tooLong('MESSAGE_ID', 'id of the message', LIMITS.messageId)
  if (!author)
    return refused('AUTHOR_MISSING', 'The message does not say who wrote it: the customer, the assistant or a person.')
  if (contactName && isLonger(contactName, LIMITS.name)) return tooLong('CONTACT_NAME', "contact's name", LIMITS.name)
  if (personName && isLonger(personName, LIMITS.name)) return tooLong('PERSON_NAME', "person's name", LIMITS.name)
  if (isLonger(text, LIMITS.text)) return tooLong('TEXT', 'text', LIMITS.text)
  if (contactZone && !isZone(contactZone))
    return refused('CONTACT_ZONE_INVALID', `"${contactZone}" is not an IANA time zone such as "Europe/Madrid".`)
  if (contactLocale && !isLocale(contactLocale))
    return refused('CONTACT_LOCALE_INVALID', `"${contactLocale}" is not a BCP 47 language such as "pt-BR".`)
  return contactRefusalOf(contactExternalId)
}

/** Why an outside id cannot name a contact; undefined where it can. */
export function contactRefusalOf(contactExternalId: string): Refusal | undefined {
  if (!contactExternalId) return refused('CONTACT_MISSING', "The channel's id of the contact is missing.")
  if (isLonger(contactExternalId, LIMITS.contactExternalId))
    return tooLong('CONTACT', "contact's id", LIMITS.contactExternalId)
  return undefined
}

/** More bytes in UTF-8 than `limit`. */
export function isLonger(value: string, limit: number): boolean {
  // A UTF-16 unit is at most 3 bytes of UTF-8, so that short values need no encoding.
  return value.length * 3 > limit && new TextEncoder().encode(value).length > limit
}

function tooLong(what: string, name: string, limit: number): Refusal {
  return refused(`${what}_TOO_LONG`, `The ${name} is longer than ${limit} bytes.`)
}

function refused(reason: string, detail: string): Refusal {
  return { reason, detail }
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}
