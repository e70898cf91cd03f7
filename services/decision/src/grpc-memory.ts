/** MemoryService: what is remembered of a contact, shown and erased. */
import { TerminalError } from '@relance/contracts/errors'
import { MemoryServiceDefinition } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import { NAME_PATTERN } from '@relance/contracts/ids'
import { factCodec } from '@relance/contracts/memory'
import type { Clock, Settings } from '@relance/engine'
import { type GrpcService, type Log, actorBehind, implement } from '@relance/service-kit'
import { erase, recall } from './memory-record.ts'

export interface MemoryPorts {
  settings: Settings
  clock: Clock
  log: Log
}

export function createMemoryGrpc({ settings, clock, log }: MemoryPorts): GrpcService {
  return implement(MemoryServiceDefinition, {
    async getContactMemory(request) {
      const { tenant, contactId } = readContact(request)
      const { facts, erasedAt } = await recall(settings, tenant, contactId)
      return {
        facts: facts.toReversed().map(factCodec.toWire),
        erasedAt: erasedAt === undefined ? undefined : new Date(erasedAt),
      }
    },

    async eraseContactMemory(request, { identity }) {
      const { tenant, contactId } = readContact(request)
      const erased = await erase(settings, tenant, contactId, clock.now())
      const by = identity ? actorBehind(identity, request.actor) : request.actor
      log.info({ tenant, contact: contactId, by, erased }, 'What was remembered of a contact was erased.')
      return { erased }
    },
  })
}

function readContact({ tenant, contactId }: { tenant: string; contactId: string }) {
  if (!NAME_PATTERN.test(tenant))
    throw new TerminalError('TENANT_INVALID', 'tenant must be 1 to 64 letters, digits, "-" or "_".')
  if (!NAME_PATTERN.test(contactId))
    throw new TerminalError('CONTACT_INVALID', "contact_id must be a contact's id, as a conversation's route names it.")
  return { tenant, contactId }
}
