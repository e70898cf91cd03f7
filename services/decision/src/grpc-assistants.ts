/** AssistantService: the assistants of a tenant, validated, with what their instructions mean. */
import { TerminalError } from '@relance/contracts/errors'
import { AssistantServiceDefinition } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { NAME_PATTERN } from '@relance/contracts/ids'
import { type Assistant, assistantSchema, settingsKeys } from '@relance/contracts/settings'
import { assistantCodec, readAssistant } from '@relance/contracts/settings-codec'
import type { Ledger, Settings } from '@relance/engine'
import { compilePolicy, isZone } from '@relance/policy'
import { type GrpcService, implement } from '@relance/service-kit'
import type { AssistantReadings } from './assistant-readings.ts'
import { compiledOf } from './grpc-decision.ts'
import type { InstructionCompiler } from './instruction-compiler.ts'
import { readOutcomes } from './outcome-counts.ts'
import type { createUsage } from './usage.ts'

export interface AssistantGrpcDeps {
  settings: Settings
  ledger: Ledger
  compiler: InstructionCompiler
  readings: AssistantReadings
  usage: ReturnType<typeof createUsage>
}

export function createAssistantGrpc({ settings, ledger, compiler, readings, usage }: AssistantGrpcDeps): GrpcService {
  async function present(tenant: string, id: string): Promise<Assistant> {
    const found = await settings.get(settingsKeys.assistant(readTenant(tenant), id), { fresh: true })
    const assistant = assistantSchema.safeParse(found?.value).data
    if (assistant) return assistant
    throw new TerminalError('ASSISTANT_NOT_FOUND', `${tenant} has no assistant ${id}.`, { kind: 'not_found' })
  }

  return implement(AssistantServiceDefinition, {
    async getAssistant({ tenant, assistantId }) {
      const assistant = await present(tenant, assistantId)
      readings.refresh(tenant, assistant)
      return answerOf(assistant)
    },

    getUsage: async ({ tenant, assistantId }) => usage(tenant, await present(tenant, assistantId)),

    async listAssistants({ tenant }) {
      const found = await settings.list(settingsKeys.assistants(readTenant(tenant)))
      const assistants = found.flatMap(({ value }) => assistantSchema.safeParse(value).data ?? [])
      return { assistants: assistants.toSorted((a, b) => a.name.localeCompare(b.name)).map(assistantCodec.toWire) }
    },

    async putAssistant({ tenant, assistant: wire }) {
      readTenant(tenant)
      if (!wire) throw new TerminalError('ASSISTANT_MISSING', 'There is no assistant in the request.')
      const assistant = readAssistant(wire)
      if (!isZone(assistant.zone))
        throw new TerminalError(
          'ASSISTANT_INVALID',
          `The assistant cannot be saved: zone ${assistant.zone} does not exist.`,
        )
      const key = settingsKeys.assistant(tenant, assistant.id)
      const before = assistantSchema.safeParse((await settings.get(key, { fresh: true }))?.value).data
      const kept = { ...assistant, reading: before?.reading }
      const { reading, isPending } = readings.isCurrent(kept)
        ? { reading: kept.reading, isPending: false }
        : await compiler.inTime(tenant, assistant.instructions)
      const saved = { ...assistant, reading }
      await settings.put(key, saved)
      readings.refresh(tenant, saved)
      return answerOf(saved, isPending ? compiler.version : undefined)
    },

    getOutcomes: async ({ tenant, assistantId }) => ({
      policies: await readOutcomes({ settings, ledger }, readTenant(tenant), assistantId),
    }),
  })
}

function answerOf(assistant: Assistant, pending?: string) {
  const { instructions, overrides, reading } = assistant
  return {
    assistant: assistantCodec.toWire(assistant),
    policy: compiledOf(compilePolicy(instructions, overrides, reading), pending),
  }
}

function readTenant(tenant: string): string {
  if (!NAME_PATTERN.test(tenant))
    throw new TerminalError('TENANT_INVALID', 'tenant must be 1 to 64 letters, digits, "-" or "_".')
  return tenant
}
