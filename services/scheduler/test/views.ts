import { type ConversationView, viewCodec } from '@relance/contracts/view'
import type { ReadModel, StoredView } from '@relance/read-model'

/** When the tests' clock stands still: noon of a Tuesday, UTC. */
export const START = Date.UTC(2026, 10, 24, 12)

/** A conversation with a planned follow-up. */
export function aView(view: Partial<ConversationView> & { id: string }): ConversationView {
  return {
    tenant: 'demo',
    lastSeq: 1,
    state: 'follow_up_scheduled',
    handledBy: 'ai',
    route: {
      accountId: 'sandbox',
      channel: 'sandbox',
      contactId: 'p_1',
      contactExternalId: '+4915112345678',
      contactName: 'Ana',
      assistantId: 'support',
    },
    episode: 1,
    openedAt: START,
    lastActivityAt: START,
    lastMessage: 'How much is it?',
    customerIsWaiting: false,
    followUp: {
      source: 'ai',
      dueAt: START + 3_600_000,
      zone: 'Europe/Berlin',
      reason: 'The customer asked for the price and did not answer.',
      draft: 'Did the price work for you?',
      edited: false,
      attempt: 1,
    },
    unansweredFollowUps: 0,
    totalFollowUps: 0,
    paused: false,
    optedOut: false,
    ...view,
  }
}

export function stored(view: ConversationView): StoredView {
  return {
    tenant: view.tenant,
    id: view.id,
    version: view.lastSeq,
    state: view.state,
    lastActivityAt: view.lastActivityAt,
    dueAt: view.followUp?.dueAt,
    contactId: view.route.contactId,
    searchText: '',
    body: viewCodec.encode(view),
  }
}

/** What the read model gives of these views: those that are planned, earliest first. */
export function viewsOf(views: readonly StoredView[]): ReadModel {
  const unused = () => Promise.reject(new Error('The scheduler reads what is due and nothing else.'))
  return {
    async due({ tenant, before = Number.POSITIVE_INFINITY, limit }) {
      const due = views
        .filter((view) => view.tenant === tenant && view.dueAt !== undefined && view.dueAt < before)
        .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
      return { views: due.slice(0, limit), total: due.length }
    },
    put: unused,
    get: unused,
    list: unused,
    watch: unused,
    remove: unused,
  }
}
