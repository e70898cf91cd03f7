/** Ids that are derived, so that whoever sees the same thing again comes to the same id. */
import { createHash } from 'node:crypto'
import type { Channel, DeliveryStatus } from './words.ts'

/** What Relance itself names: tenants, accounts, assistants. Safe in a subject, a key and a path. */
export const NAME_PATTERN = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The conversation of a contact on a channel account: one per tenant, account and contact. Outside ids may hold
 * any characters; what comes out is safe in a subject.
 */
export function conversationIdOf(tenant: string, accountId: string, contactExternalId: string): string {
  return `c_${digest('conversation', tenant, accountId, contactExternalId)}`
}

/**
 * The contact behind an outside id. A phone number is the same person on every account of a tenant; any other id
 * is known on its own account only (Messenger's and Instagram's are page-scoped).
 */
export function contactIdOf(tenant: string, channel: Channel, accountId: string, contactExternalId: string): string {
  const phone = PHONE_CHANNELS.has(channel) ? contactExternalId.replace(/[^\d]/g, '') : ''
  return phone ? `p_${digest('phone', tenant, phone)}` : `x_${digest('contact', tenant, accountId, contactExternalId)}`
}

/** The id under which an outside message is appended: the same message has the same id whatever its characters. */
export function messageInputId(conversation: string, messageId: string): string {
  return `m_${digest('message', conversation, messageId)}`
}

/** The id under which a channel's report on a message is appended: each status of a message once. */
export function statusInputId(conversation: string, providerMessageId: string, status: DeliveryStatus): string {
  return `s_${digest('status', conversation, providerMessageId, status)}`
}

const PHONE_CHANNELS: ReadonlySet<Channel> = new Set(['whatsapp', 'sms', 'viber'])

/** The first 128 bits of a SHA-256 in hex. Parts are length-prefixed, so that no two lists of parts run together. */
function digest(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    const encoded = Buffer.from(part, 'utf8')
    hash.update(`${encoded.length}:`).update(encoded)
  }
  return hash.digest('hex').slice(0, 32)
}
