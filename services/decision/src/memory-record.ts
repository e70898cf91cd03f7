/** The record of what is remembered of a contact. It is written here alone, by compare-and-set: conversations of one contact close at once. */
import { type ContactMemory, type RememberedFact, readContactMemory } from '@relance/contracts/memory'
import { settingsKeys } from '@relance/contracts/settings'
import { type Settings, updateSetting } from '@relance/engine'
import { merged } from './core/memory/merge.ts'

export async function remember(
  settings: Settings,
  { tenant, contactId, learned }: { tenant: string; contactId: string; learned: readonly RememberedFact[] },
): Promise<void> {
  if (learned.length === 0) return
  await updateSetting(settings, settingsKeys.memory(tenant, contactId), readContactMemory, (memory) =>
    merged(memory, learned),
  )
}

export async function recall(settings: Settings, tenant: string, contactId: string): Promise<ContactMemory> {
  const stored = await settings.get(settingsKeys.memory(tenant, contactId), { fresh: true })
  return readContactMemory(stored?.value)
}

/** Forgets all that was said up to now (ms since the epoch), and keeps that in mind. Gives how many facts there were. */
export async function erase(settings: Settings, tenant: string, contactId: string, now: number): Promise<number> {
  let erased = 0
  await updateSetting(settings, settingsKeys.memory(tenant, contactId), readContactMemory, ({ facts, erasedAt }) => {
    erased = facts.length
    return { facts: [], erasedAt: Math.max(now, erasedAt ?? 0) }
  })
  return erased
}
