/** Writes a contact's pause where consent lives: the contact record (I13). */
import { RetryableError } from '@relance/contracts/errors'
import { contactSchema, settingsKeys, unknownContact } from '@relance/contracts/settings'
import type { Settings } from '@relance/engine'

const TRIES = 10

/** By compare-and-set: ingest writes the same record. */
export async function setPaused(settings: Settings, tenant: string, contactId: string, paused: boolean): Promise<void> {
  const key = settingsKeys.contact(tenant, contactId)
  for (let tried = 0; tried < TRIES; tried++) {
    const stored = await settings.get(key, { fresh: true })
    const contact = stored ? contactSchema.parse(stored.value) : unknownContact(contactId)
    if (contact.paused === paused) return
    const put = await settings.put(key, { ...contact, paused }, { expectedRevision: stored?.revision ?? 0 })
    if (!('conflict' in put)) return
  }
  throw new RetryableError('CONTACT_CONTENDED', `Others keep writing the record of contact ${contactId}.`)
}
