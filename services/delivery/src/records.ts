/** The records that a delivery depends on, read afresh: nothing here is cached (I8, I13). */
import { RetryableError } from '@relance/contracts/errors'
import {
  type Account,
  accountSchema,
  type Assistant,
  assistantSchema,
  type Contact,
  contactSchema,
  defaultAssistant,
  settingsKeys,
  unknownContact,
} from '@relance/contracts/settings'
import type { Settings } from '@relance/engine'

export interface Records {
  account(tenant: string, id: string): Promise<Account | undefined>
  assistant(tenant: string, id: string): Promise<Assistant>
  contact(tenant: string, id: string): Promise<Contact>
  /** Notes that a channel said the contact opted out, at an instant (ms since the epoch). */
  optOut(tenant: string, contactId: string, at: number): Promise<void>
}

const ROUNDS = 10

export function createRecords(settings: Settings): Records {
  const contactWithRevision = async (tenant: string, id: string) => {
    const setting = await settings.get(settingsKeys.contact(tenant, id), { fresh: true })
    const contact = setting ? contactSchema.parse(setting.value) : unknownContact(id)
    return { contact, revision: setting?.revision ?? 0 }
  }

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

    contact: async (tenant, id) => (await contactWithRevision(tenant, id)).contact,

    async optOut(tenant, contactId, at) {
      for (let round = 0; round < ROUNDS; round++) {
        const { contact, revision } = await contactWithRevision(tenant, contactId)
        if (contact.optedOut) return
        const changed = { ...contact, optedOut: true, consentAt: at }
        const put = await settings.put(settingsKeys.contact(tenant, contactId), changed, { expectedRevision: revision })
        if (!('conflict' in put)) return
      }
      throw new RetryableError('CONTACT_BUSY', `The record of contact ${contactId} is being written by others.`)
    },
  }
}
