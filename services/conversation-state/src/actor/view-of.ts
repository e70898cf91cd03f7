/** What people see of a record, and how the read model keeps it. */
import type { Address } from '@relance/engine'
import { type ConversationView, viewCodec } from '@relance/contracts/view'
import type { ConversationState } from '@relance/contracts/words'
import type { StoredView } from '@relance/read-model'
import { toView } from '../core/view.ts'
import type { StateRecord } from './record.ts'

/** The view, or undefined where no message opened the conversation yet. */
export function viewOf({ actor, lastSeq, parked }: StateRecord): ConversationView | undefined {
  if (!actor) return undefined
  if (!parked) return toView(actor, lastSeq)
  try {
    const view = toView(actor, lastSeq)
    return view && { ...view, parked: parked.error }
  } catch {
    // What the fold cannot stand may be the state itself; being parked must not depend on it (I12).
    return undefined
  }
}

/**
 * Grows with every change of the record. Parking changes the view without folding an entry, so that it takes the step
 * between two sequences.
 */
export function versionOf(record: StateRecord): number {
  return record.lastSeq * 2 + (record.parked ? 1 : 0)
}

export function toStoredView(
  { tenant, conversation }: Address,
  record: StateRecord,
  view: ConversationView,
): StoredView {
  return {
    tenant,
    id: conversation,
    version: versionOf(record),
    state: storedState(view.state, Boolean(view.alert ?? view.parked)),
    lastActivityAt: view.lastActivityAt,
    dueAt: view.followUp?.dueAt,
    contactId: view.route.contactId,
    searchText: [view.route.contactName, view.route.contactExternalId, conversation, view.lastMessage]
      .filter(Boolean)
      .join('\n'),
    body: viewCodec.encode(view),
  }
}

/** How the read model knows a state, so that what waits for a person can be listed by itself. */
export function storedState(state: ConversationState, waitingForPerson: boolean): string {
  return waitingForPerson ? `${state}, waiting for a person` : state
}
