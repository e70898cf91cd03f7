/**
 * One person is not pressed from two sides. decision keeps the distance to what the contact got in other conversations, but two of
 * them may be decided on at the same moment, neither knowing of the other: what was noted since a message was decided on makes it
 * stand back, and it is decided on anew.
 */
import { readCommandId } from '@relance/contracts/command-id'
import { type Contact, lastFollowUpElsewhere } from '@relance/contracts/settings'
import type { DeliveryRequest } from './delivery-request.ts'
import type { GateLine, Veto } from './gates.ts'

/** A decision reads the contact's record when it begins, and may take a model's time. Ms. */
const DECIDING_MS = 60_000
const LINE = { name: 'contact pressure', source: 'Relance: one conversation writes to a contact at a time' }

/** Whether the contact's record holds a note of this request, made by this run or by one that died. */
export function isNoted({ id }: Pick<DeliveryRequest, 'id'>, { followUps }: Contact): boolean {
  return followUps.some(({ request }) => request === id)
}

/**
 * When the contact got the follow-up elsewhere that this one stands back behind, ms since the epoch; undefined where it need not.
 * One that is noted was first itself.
 */
export function firstElsewhere(request: DeliveryRequest, contact: Contact): number | undefined {
  if (isNoted(request, contact)) return undefined
  const elsewhereAt = lastFollowUpElsewhere(contact, request.conversation)
  return elsewhereAt !== undefined && standsBack(request, elsewhereAt) ? elsewhereAt : undefined
}

/** Whether a follow-up that the contact got elsewhere at `elsewhereAt` (ms since the epoch) was unknown when this one was decided on. */
function standsBack(request: DeliveryRequest, elsewhereAt: number): boolean {
  const { id, promised, writtenByPerson, wantedByPerson } = request
  // What the customer or a person asked for is sent all the same.
  if (promised || writtenByPerson || wantedByPerson) return false
  const basedAt = readCommandId(id)?.at
  return basedAt !== undefined && elsewhereAt > basedAt - DECIDING_MS
}

export const FIRST_HERE: GateLine = {
  ...LINE,
  verdict: 'passed',
  detail: 'No other conversation wrote to the contact since this was decided on.',
}

export function pressureVeto(elsewhereAt: number): Veto & { gate: GateLine } {
  const detail = `The contact got a follow-up in another conversation at ${new Date(elsewhereAt).toISOString()}.`
  return { type: 'suppressed', code: 'CONTACT_PRESSURE', detail, gate: { ...LINE, verdict: 'vetoed', detail } }
}
