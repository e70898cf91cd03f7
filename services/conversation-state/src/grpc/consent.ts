/** Writes a contact's pause where consent lives: the contact record (I13). */
import { readContact, settingsKeys } from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'

/** By compare-and-set: ingest and delivery write the same record. */
export async function setPaused(settings: Settings, tenant: string, contactId: string, paused: boolean): Promise<void> {
  await updateSetting(
    settings,
    settingsKeys.contact(tenant, contactId),
    (stored) => readContact(contactId, stored),
    (contact) => (contact.paused === paused ? undefined : { ...contact, paused }),
  )
}
