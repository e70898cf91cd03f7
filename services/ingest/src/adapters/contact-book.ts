/** Contact records, of which consent has its one place (I13). */
import { type Contact, readContact, settingsKeys } from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'

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
   * which stands; of two statements of one moment, revoking stands.
   */
  setConsent(tenant: string, contactId: string, optedOut: boolean, at: number): Promise<'set' | 'late'>
}

const MOST_REMEMBERED = 10_000
/** Channels count in whole seconds, services in ms: a STOP of the same second may have come after what seems later. */
const SAME_MOMENT_MS = 1_000

export function createContactBook(settings: Settings): ContactBook {
  const learnedLast = new Map<string, string>()

  const change = (tenant: string, contactId: string, to: (contact: Contact) => Contact | undefined) =>
    updateSetting(settings, settingsKeys.contact(tenant, contactId), (stored) => readContact(contactId, stored), to)

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
        const { consentAt = Number.NEGATIVE_INFINITY } = contact
        const stands = optedOut ? at > consentAt - SAME_MOMENT_MS : at > consentAt
        outcome = stands || contact.optedOut === optedOut ? 'set' : 'late'
        const changed = { ...contact, optedOut, consentAt: Math.max(at, consentAt) }
        const isNews = contact.optedOut !== optedOut || contact.consentAt !== changed.consentAt
        return stands && isNews ? changed : undefined
      })
      return outcome
    },
  }
}
