/** The records that a delivery depends on, read afresh: nothing here is cached (I8, I13). */
import {
  type Account,
  accountSchema,
  type Assistant,
  assistantSchema,
  type Contact,
  contactSchema,
  defaultAssistant,
  readContact,
  settingsKeys,
} from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'
import { isNoted } from './core/contact-pressure.ts'
import type { DeliveryRequest } from './core/delivery-request.ts'

export interface Records {
  account(tenant: string, id: string): Promise<Account | undefined>
  assistant(tenant: string, id: string): Promise<Assistant>
  contact(tenant: string, id: string): Promise<Contact>
  /** Notes that a channel said the contact opted out, at an instant (ms since the epoch). */
  optOut(tenant: string, contactId: string, at: number): Promise<void>
  /**
   * Notes a follow-up to the contact before its call, unless `firstElsewhere` says that one of the contact's other conversations
   * was first: then it gives that one's instant (ms since the epoch). Repeating it changes nothing.
   */
  noteFollowUp(
    request: FollowUpOf,
    at: number,
    firstElsewhere: (contact: Contact) => number | undefined,
  ): Promise<number | undefined>
  /**
   * Takes back what was noted of a follow-up that was certainly not sent. A record that breaks its schema is left alone: nobody can
   * write to its contact, so that no note in it holds anybody back.
   */
  forgetFollowUp(request: FollowUpOf): Promise<void>
}

export type FollowUpOf = Pick<DeliveryRequest, 'id' | 'tenant' | 'conversation' | 'route'>

/** Follow-ups that a contact's record keeps: more than a contact gets within any spacing that matters. */
const NOTED = 8

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

    async noteFollowUp({ id, tenant, conversation, route: { contactId } }, at, firstElsewhere) {
      let first: number | undefined
      await updateSetting(
        settings,
        settingsKeys.contact(tenant, contactId),
        (stored) => readContact(contactId, stored),
        (contact) => {
          first = firstElsewhere(contact)
          if (first !== undefined || isNoted({ id }, contact)) return undefined
          return { ...contact, followUps: [...contact.followUps, { conversation, request: id, at }].slice(-NOTED) }
        },
      )
      return first
    },

    async forgetFollowUp({ id, tenant, route: { contactId } }) {
      await updateSetting(
        settings,
        settingsKeys.contact(tenant, contactId),
        (stored) => contactSchema.safeParse(stored).data,
        (contact) => {
          if (!contact) return undefined
          const followUps = contact.followUps.filter(({ request }) => request !== id)
          return followUps.length === contact.followUps.length ? undefined : { ...contact, followUps }
        },
      )
    },
  }
}
