/** The records that a delivery depends on, read afresh: nothing here is cached (I8, I13). */
import {
  type Account,
  accountSchema,
  type Assistant,
  assistantSchema,
  type Contact,
  defaultAssistant,
  readContact,
  settingsKeys,
} from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'

export interface Records {
  account(tenant: string, id: string): Promise<Account | undefined>
  assistant(tenant: string, id: string): Promise<Assistant>
  contact(tenant: string, id: string): Promise<Contact>
  /** Notes that a channel said the contact opted out, at an instant (ms since the epoch). */
  optOut(tenant: string, contactId: string, at: number): Promise<void>
}

export function createRecords(settings: Settings): Records {
  return {
    async account(tenant, id) {
      const setting = await settings.get(settingsKeys.account(id), { fresh: true })
      const account = setting && accountSchema.parse(setting.value)
      return account?.tenant === tenant ? account : undefined
    },

    async assistant(tenant, id) {
      const setting = await settings.get(settingsKeys.assistant(tenant, id), { fresh: true })
      return setting ? assistantSchema.parse(setting.value) : defaultAssistant(id)
    },

    async contact(tenant, id) {
      const setting = await settings.get(settingsKeys.contact(tenant, id), { fresh: true })
      return readContact(id, setting?.value)
    },

    async optOut(tenant, contactId, at) {
      await updateSetting(
        settings,
        settingsKeys.contact(tenant, contactId),
        (stored) => readContact(contactId, stored),
        (contact) => (contact.optedOut ? undefined : { ...contact, optedOut: true, consentAt: at }),
      )
    },
  }
}
