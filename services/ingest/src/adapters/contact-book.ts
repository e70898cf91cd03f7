/** Contact records, of which consent has its one place (I13). */
import { RetryableError } from '@relance/contracts/errors'
import { type Contact, contactSchema, settingsKeys, unknownContact } from '@relance/contracts/settings'
import type { Settings } from '@relance/engine'

/** What a message tells about its author. */
export interface Learned {
  name?: string | undefined
  zone?: string | undefined
  locale?: string | undefined
}

export interface ContactBook {
  /** Keeps what is new. Reads nothing where the same was learned last, writes nothing where the record says the same. */
  learn(tenant: string, contactId: string, learned: Learned): Promise<void>
  /**
   * Sets consent as it was stated at an instant (ms since the epoch). `late`: something was stated after that already,
   * which stands; of two statements of one instant, revoking stands.
   */
  setConsent(tenant: string, contactId: string, optedOut: boolean, at: number): Promise<'set' | 'late'>
}

/** A record that several write at once settles within a few rounds. */
const ROUNDS = 10
const MOST_REMEMBERED = 10_000

export function createContactBook(settings: Settings): ContactBook {
  const learnedLast = new Map<string, string>()

  async function change(
    tenant: string,
    contactId: string,
    to: (contact: Contact) => Contact | undefined,
  ): Promise<void> {
    const key = settingsKeys.contact(tenant, contactId)
    for (let round = 0; round < ROUNDS; round++) {
      const setting = await settings.get(key, { fresh: true })
      const contact = setting ? contactSchema.parse(setting.value) : unknownContact(contactId)
      const changed = to(contact)
      if (!changed) return
      const put = await settings.put(key, changed, { expectedRevision: setting?.revision ?? 0 })
      if (!('conflict' in put)) return
    }
    throw new RetryableError('CONTACT_BUSY', `The record of contact ${contactId} is being written by others.`)
  }

  return {
    async learn(tenant, contactId, learned) {
      const told = Object.fromEntries(Object.entries(learned).filter(([, value]) => value))
      if (Object.keys(told).length === 0) return
      const key = `${tenant}/${contactId}`
      const mark = JSON.stringify(told)
      if (learnedLast.get(key) === mark) return
      await change(tenant, contactId, (contact) =>
        Object.entries(told).every(([name, value]) => contact[name as keyof Learned] === value)
          ? undefined
          : { ...contact, ...told },
      )
      learnedLast.delete(key)
      learnedLast.set(key, mark)
      if (learnedLast.size > MOST_REMEMBERED) learnedLast.delete(learnedLast.keys().next().value as string)
    },

    async setConsent(tenant, contactId, optedOut, at) {
      let outcome: 'set' | 'late' = 'set'
      await change(tenant, contactId, (contact) => {
        const { consentAt = 0 } = contact
        const stands = at > consentAt || (at === consentAt && optedOut) || contact.consentAt === undefined
        outcome = stands || contact.optedOut === optedOut ? 'set' : 'late'
        if (!stands || (contact.optedOut === optedOut && contact.consentAt === at)) return undefined
        return { ...contact, optedOut, consentAt: at }
      })
      return outcome
    },
  }
}
