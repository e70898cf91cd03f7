/** What requests name, checked at the edge: each refusal says which field, and what it must hold. */
import { TerminalError } from '@relance/contracts/errors'
import type { Target } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { NAME_PATTERN } from '@relance/contracts/ids'
import type { Actor } from '@relance/contracts/words'
import type { Address } from '@relance/engine'
import { actorBehind, EVERY_TENANT, type Identity } from '@relance/service-kit'

/** Who asks for what, as inputs of people and services carry it. */
export interface By {
  actor: Actor
  requestId: string
}

/** What one field may hold, in characters: an id, a name. */
const ID_LENGTH = 200
/** The longest text that any of the channels takes (WhatsApp's 4,096). */
const TEXT_LENGTH = 4_096

export function readAddress(request: { tenant: string; conversationId: string }): Address {
  return {
    tenant: readTenant(request.tenant),
    conversation: named(request.conversationId, 'CONVERSATION_ID', 'conversation_id'),
  }
}

export function readTenant(tenant: string): string {
  return named(tenant, 'TENANT', 'tenant')
}

/** `identity`: whose token came along. A tenant's own systems are recorded beside the person that they say acts. */
export function readTarget(target: Target | undefined, identity: Identity | undefined): { address: Address; by: By } {
  if (!target)
    throw new TerminalError('TARGET_MISSING', 'target is required: tenant, conversation_id, request_id and actor.')
  const address = readAddress(target)
  const requestId = present(target.requestId, 'REQUEST_ID', 'target.request_id', ID_LENGTH)
  const isTenants = identity !== undefined && identity.tenant !== EVERY_TENANT
  if (isTenants && !target.actor?.id.trim())
    return { address, by: { actor: actorBehind(identity, undefined), requestId } }
  const id = present(target.actor?.id ?? '', 'ACTOR', 'target.actor.id', ID_LENGTH)
  const actor = { id, name: target.actor?.name.trim().slice(0, ID_LENGTH) || id }
  return { address, by: { actor: isTenants ? actorBehind(identity, actor) : actor, requestId } }
}

/** A text that must be there and must fit a message. */
export function readText(text: string): string {
  return present(text, 'TEXT', 'text', TEXT_LENGTH)
}

/** A text that may be absent. */
export function readOptionalText(text: string): string | undefined {
  return text.trim() ? readText(text) : undefined
}

/** An instant that must be there and lie ahead, in ms since the epoch. */
export function readFutureInstant(instant: Date | undefined, now: number): number {
  const at = instant?.getTime()
  if (at === undefined || Number.isNaN(at)) throw new TerminalError('DUE_AT_MISSING', 'due_at is required.')
  if (at <= now)
    throw new TerminalError('DUE_AT_PAST', `due_at must lie ahead; ${new Date(at).toISOString()} does not.`)
  return at
}

function named(value: string, code: string, field: string): string {
  if (!value) throw new TerminalError(`${code}_MISSING`, `${field} is required.`)
  if (!NAME_PATTERN.test(value)) {
    throw new TerminalError(`${code}_INVALID`, `${field} must be 1 to 64 letters, digits, "-" or "_".`)
  }
  return value
}

function present(value: string, code: string, field: string, length: number): string {
  const trimmed = value.trim()
  if (!trimmed) throw new TerminalError(`${code}_MISSING`, `${field} is required.`)
  if (trimmed.length > length) {
    throw new TerminalError(`${code}_TOO_LONG`, `${field} has ${trimmed.length} characters; ${length} are allowed.`)
  }
  return trimmed
}
