/**
 * Keeps the model's reading of an assistant's instructions in its record, so that no decision waits for one. Where it is missing or
 * of another version, it is made beside the work: until then the built-in compiler's limits hold.
 */
import { type Assistant, assistantSchema, settingsKeys } from '@relance/contracts/settings'
import type { Settings } from '@relance/engine'
import { hashOf } from '@relance/policy'
import type { Log } from '@relance/service-kit'
import type { InstructionCompiler } from './instruction-compiler.ts'

export interface AssistantReadings {
  /** The record holds the reading that this version would make. */
  isCurrent(assistant: Assistant): boolean
  /** Makes and keeps the reading where it is not current; returns at once, and never fails. */
  refresh(tenant: string, assistant: Assistant): void
}

export interface AssistantReadingsDeps {
  settings: Pick<Settings, 'get' | 'put'>
  compiler: InstructionCompiler
  log: Log
}

export function createAssistantReadings({ settings, compiler, log }: AssistantReadingsDeps): AssistantReadings {
  const inHand = new Set<string>()

  const isCurrent = ({ instructions, reading }: Assistant) =>
    reading?.compiler === compiler.version && reading.of === hashOf(instructions)

  async function keep(tenant: string, { id, instructions }: Assistant): Promise<void> {
    const { reading } = await compiler.whole(tenant, instructions)
    if (!reading) return
    const key = settingsKeys.assistant(tenant, id)
    const found = await settings.get(key, { fresh: true })
    const saved = assistantSchema.safeParse(found?.value).data
    // Somebody wrote other instructions meanwhile: theirs are read when they are saved.
    if (!found || saved?.instructions !== instructions || isCurrent(saved)) return
    await settings.put(key, { ...saved, reading }, { expectedRevision: found.revision })
  }

  return {
    isCurrent,
    refresh(tenant, assistant) {
      const name = `${tenant}/${assistant.id}`
      if (isCurrent(assistant) || !assistant.instructions.trim() || inHand.has(name)) return
      inHand.add(name)
      void keep(tenant, assistant)
        .catch((error: unknown) =>
          log.warn({ err: error, tenant, assistant: assistant.id }, 'A reading could not be kept.'),
        )
        .finally(() => inHand.delete(name))
    },
  }
}
