import { RetryableError } from '@relance/contracts/errors'
import { type Assistant, assistantSchema, defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import type { Clock, Settings } from '@relance/engine'
import { createRecent } from '../recent.ts'

/** The settings of assistants, as fresh as what is stamped on a message must be. */
export interface AssistantDirectory {
  /** The assistant's settings, or the defaults where it was never configured. Throws RetryableError where they cannot be read. */
  assistant(tenant: string, id: string): Promise<Assistant>
}

/** A change holds within 1 s; half of it is left for the change itself to arrive. Ms. */
const TTL_MS = 500

export function createAssistantDirectory(settings: Settings, clock: Clock): AssistantDirectory {
  const recent = createRecent<Assistant>({ clock, ttlMs: TTL_MS })
  return {
    assistant: (tenant, id) =>
      recent.get(`${tenant}/${id}`, async () => {
        const setting = await settings.get(settingsKeys.assistant(tenant, id))
        if (!setting) return defaultAssistant(id)
        const assistant = assistantSchema.safeParse(setting.value)
        if (assistant.success) return assistant.data
        // With defaults instead, follow-ups that somebody switched off would be on again.
        throw new RetryableError('ASSISTANT_UNREADABLE', `The settings of assistant ${id} cannot be read.`, {
          cause: assistant.error,
        })
      }),
  }
}
