import { RetryableError } from '@relance/contracts/errors'
import { type Assistant, assistantSchema, defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import type { Settings } from '@relance/engine'
import { createFreshReads } from './fresh-reads.ts'

/** Reads an assistant as it is at this moment; the default one where nobody made any. */
export type ReadAssistant = (tenant: string, id: string) => Promise<Assistant>

/**
 * A record that is not an assistant is an error to try again: taking the default for it could switch on what somebody
 * has switched off.
 */
export function createReadAssistant(settings: Settings): ReadAssistant {
  const read = createFreshReads((key) => settings.get(JSON.parse(key) as string[], { fresh: true }))
  return async (tenant, id) => {
    const setting = await read(JSON.stringify(settingsKeys.assistant(tenant, id)))
    if (!setting) return defaultAssistant(id)
    const parsed = assistantSchema.safeParse(setting.value)
    if (parsed.success) return parsed.data
    throw new RetryableError(
      'ASSISTANT_UNREADABLE',
      `The record of assistant ${id} of tenant ${tenant} is not an assistant.`,
      {
        cause: parsed.error,
      },
    )
  }
}
