/** Reads the settings that a decision needs; a record that is absent or of an older form takes its defaults. */
import { type ContactMemory, readContactMemory } from '@relance/contracts/memory'
import {
  type Account,
  type Assistant,
  type Contact,
  accountSchema,
  assistantSchema,
  contactSchema,
  defaultAssistant,
  settingsKeys,
  unknownContact,
} from '@relance/contracts/settings'
import type { Route } from '@relance/contracts/words'
import type { Settings } from '@relance/engine'

export interface RecordsOfRoute {
  assistant: Assistant
  contact: Contact
  memory: ContactMemory
  account: Account | undefined
}

export async function readRecords(settings: Settings, tenant: string, route: Route): Promise<RecordsOfRoute> {
  const [assistantRecord, contact, account] = await Promise.all([
    settings.get(settingsKeys.assistant(tenant, route.assistantId)),
    settings.get(settingsKeys.contact(tenant, route.contactId)),
    settings.get(settingsKeys.account(route.accountId)),
  ])
  const assistant = assistantSchema.safeParse(assistantRecord?.value).data ?? defaultAssistant(route.assistantId)
  const memory = assistant.capabilities.memories
    ? // From the leader: what was erased a moment ago is not used any more.
      await settings.get(settingsKeys.memory(tenant, route.contactId), { fresh: true })
    : undefined
  const parsed = accountSchema.safeParse(account?.value)
  return {
    assistant,
    contact: contactSchema.safeParse(contact?.value).data ?? unknownContact(route.contactId),
    memory: readContactMemory(memory?.value),
    // An account of another tenant is none (I11).
    account: parsed.data?.tenant === tenant ? parsed.data : undefined,
  }
}
