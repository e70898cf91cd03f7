/** The records that a delivery depends on, read afresh: nothing here is cached (I8, I13). */
import {
  type Account,
  accountSchema,
  type Assistant,
  assistantSchema,
  type Contact,
  defaultAssistant,
  lastFollowUpElsewhere,
  readContact,
  settingsKeys,
} from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'
import type { DeliveryRequest } from './core/delivery-request.ts'

export interface Records {
  account(tenant: string, id: string): Promise<Account | undefined>
  assistant(tenant: string, id: string): Promise<Assistant>
  contact(tenant: string, id: string): Promise<Contact>
  /** Notes that a channel said the contact opted out, at an instant (ms since the epoch). */
  optOut(tenant: string, contactId: string, at: number): Promise<void>
  /**
   * Notes a follow-up to the contact before its call, unless `standsBack` says that one of the contact's other conversations was
   * first: then it gives that one's instant (ms since the epoch). Repeating it changes nothing.
   */
  noteFollowUp(
    request: FollowUpOf,
    at: number,
    standsBack: (lastElsewhere: number) => boolean,
  ): Promise<number | undefined>
  /** Takes back what was noted of a follow-up that was certainly not sent. */
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

    async noteFollowUp({ id, tenant, conversation, route: { contactId } }, at, standsBack) {
      let first: number | undefined
      await updateSetting(
        settings,
        settingsKeys.contact(tenant, contactId),
        (stored) => readContact(contactId, stored),
        (contact) => {
          first = undefined
          if (contact.followUps.some(({ request }) => request === id)) return undefined
          const elsewhere = lastFollowUpElsewhere(contact, conversation)
          if (elsewhere !== undefined && standsBack(elsewhere)) first = elsewhere
          if (first !== undefined) return undefined
          return { ...contact, followUps: [...contact.followUps, { conversation, request: id, at }].slice(-NOTED) }
        },
      )
      return first
    },

    async forgetFollowUp({ id, tenant, route: { contactId } }) {
      await updateSetting(
        settings,
        settingsKeys.contact(tenant, contactId),
        (stored) => readContact(contactId, stored),
        (contact) => {
          const followUps = contact.followUps.filter(({ request }) => request !== id)
          return followUps.length === contact.followUps.length ? undefined : { ...contact, followUps }
        },
      )
    },
  }
}
