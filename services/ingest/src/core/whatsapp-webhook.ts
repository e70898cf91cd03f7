/**
 * A webhook of the WhatsApp Cloud API as facts. Whatever Meta adds to it, what is known is still read, and what is not is
 * counted: it was signed, so that refusing it would only make Meta repeat it for days.
 *
 * Sources (developers.facebook.com/documentation/business-messaging/whatsapp/, read November 2026):
 * webhooks/reference/messages, …/messages/status, webhooks/reference/smb_message_echoes, webhooks/reference/user_preferences,
 * business-scoped-user-ids (a customer with a username has no phone number in webhooks, only a user id).
 */
import type { DeliveryStatus } from '@relance/contracts/words'
import { isObject, listIn, objectIn, textIn } from './json.ts'
import type { Fact, ReadWebhook } from './outside-message.ts'
import { chosenPayloadOf, contentOf } from './whatsapp-content.ts'

/** Notices within a chat that nobody wrote: a changed number, an opened chat. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['system', 'request_welcome'])
/** "User has stopped receiving marketing messages from you" (…/support/error-codes). */
const CONTACT_OPTED_OUT = '131050'
const STATUSES: ReadonlySet<string> = new Set<DeliveryStatus>(['sent', 'delivered', 'read', 'failed'])

/** Reads a payload that was signed for the account of this phone number id; entries of other numbers are left aside. */
export function readWhatsappWebhook(payload: unknown, phoneNumberId: string): ReadWebhook {
  const read: ReadWebhook = { facts: [], ignored: [] }
  const take = (fact: Fact | string) => (typeof fact === 'string' ? read.ignored.push(fact) : read.facts.push(fact))
  if (textIn(payload, 'object') !== 'whatsapp_business_account') take('unknown object')
  else {
    for (const change of listIn(payload, 'entry').flatMap((entry) => listIn(entry, 'changes'))) {
      factsOf(change, phoneNumberId).forEach(take)
    }
  }
  return read
}

function factsOf(change: unknown, phoneNumberId: string): (Fact | string)[] {
  const value = objectIn(change, 'value')
  if (!READ_FIELDS.has(textIn(change, 'field'))) return ['unknown field']
  if (textIn(objectIn(value, 'metadata'), 'phone_number_id') !== phoneNumberId) return ['other phone number']
  const names = namesById(value)
  return [
    ...objects(value, 'messages').map((message) => messageFact(message, names)),
    ...objects(value, 'message_echoes').map(echoFact),
    ...objects(value, 'statuses').map(statusFact),
    ...objects(value, 'user_preferences').map(preferenceFact),
  ]
}

const READ_FIELDS: ReadonlySet<string> = new Set(['messages', 'smb_message_echoes', 'user_preferences'])

function messageFact(message: Record<string, unknown>, names: ReadonlyMap<string, string>): Fact | string {
  const messageId = textIn(message, 'id')
  const contactExternalId = textIn(message, 'from') || textIn(message, 'from_user_id')
  if (!messageId || !contactExternalId) return 'message without id or sender'
  if (NOT_WRITTEN.has(textIn(message, 'type'))) return 'notice'
  const rating = /^csat:([1-5])$/.exec(chosenPayloadOf(message))?.[1]
  if (rating) return { type: 'rating', messageId, contactExternalId, rating: Number(rating) }
  return {
    type: 'message',
    message: {
      messageId,
      contactExternalId,
      contactName: names.get(contactExternalId),
      author: 'customer',
      sentAt: secondsIn(message, 'timestamp'),
      ...contentOf(message),
    },
  }
}

/** What staff typed in the phone app. Sends through the Cloud API are not echoed, so that an echo is always a person's. */
function echoFact(echo: Record<string, unknown>): Fact | string {
  const messageId = textIn(echo, 'id')
  const contactExternalId = textIn(echo, 'to') || textIn(echo, 'to_user_id')
  if (!messageId || !contactExternalId) return 'message without id or sender'
  const sentAt = secondsIn(echo, 'timestamp')
  return { type: 'message', message: { messageId, contactExternalId, author: 'person', sentAt, ...contentOf(echo) } }
}

function statusFact(status: Record<string, unknown>): Fact | string {
  const providerMessageId = textIn(status, 'id')
  const contactExternalId = textIn(status, 'recipient_id') || textIn(status, 'recipient_user_id')
  const reported = textIn(status, 'status')
  if (!providerMessageId || !contactExternalId) return 'status without id or recipient'
  if (!isStatus(reported)) return 'unknown status'
  const code = listIn(status, 'errors')
    .map((error) => textIn(error, 'code'))
    .find(Boolean)
  return {
    type: 'status',
    providerMessageId,
    requestId: textIn(status, 'biz_opaque_callback_data') || undefined,
    contactExternalId,
    status: reported,
    code,
    optedOut: code === CONTACT_OPTED_OUT,
    at: secondsIn(status, 'timestamp'),
  }
}

function preferenceFact(preference: Record<string, unknown>): Fact | string {
  const contactExternalId = textIn(preference, 'wa_id') || textIn(preference, 'user_id')
  const value = textIn(preference, 'value')
  if (!contactExternalId || (value !== 'stop' && value !== 'resume')) return 'unknown preference'
  const timestamp = textIn(preference, 'timestamp')
  const at = secondsIn(preference, 'timestamp')
  return { type: 'consent', id: `${value}/${timestamp}`, contactExternalId, optedOut: value === 'stop', at }
}

function isStatus(status: string): status is DeliveryStatus {
  return STATUSES.has(status)
}

function namesById(value: Record<string, unknown>): Map<string, string> {
  const names = new Map<string, string>()
  for (const contact of objects(value, 'contacts')) {
    const name = textIn(objectIn(contact, 'profile'), 'name')
    for (const id of [textIn(contact, 'wa_id'), textIn(contact, 'user_id')]) if (id && name) names.set(id, name)
  }
  return names
}

function objects(parent: Record<string, unknown>, name: string): Record<string, unknown>[] {
  return listIn(parent, name).filter(isObject)
}

/** Unix seconds as ms; undefined where there are none. */
function secondsIn(parent: Record<string, unknown>, name: string): number | undefined {
  const seconds = textIn(parent, name)
  return /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}
