import type { Running } from '@relance/engine'

/**
 * What is read: conversation views and what is due. A cache of the truth in the engine: losing it costs time (I1).
 *
 * - R1 `put` keeps the view with the highest version; an older one changes nothing.
 * - R2 `list` gives views of one tenant, most recent activity first, page by page, each once while nothing changes.
 * - R3 `query` finds views whose search text contains it, ignoring case.
 * - R4 `due` gives views with a planned follow-up, earliest first.
 * - R5 `watch` tells changes that are put after it was called, on any connection.
 * - R6 Tenants do not see each other's views.
 */
export interface ReadModel {
  put(view: StoredView): Promise<void>
  get(tenant: string, id: string): Promise<StoredView | undefined>
  list(options: ListOptions): Promise<{ views: StoredView[]; nextPageToken: string | undefined }>
  due(options: { tenant: string; before?: number; limit: number }): Promise<{ views: StoredView[]; total: number }>
  watch(tenant: string, changed: (view: StoredView) => void): Promise<Running>
  remove(tenant: string, id: string): Promise<void>
}

export interface StoredView {
  tenant: string
  id: string
  /** Grows with every change of the conversation. */
  version: number
  state: string
  /** Ms since the epoch. */
  lastActivityAt: number
  /** When the planned follow-up is due, ms since the epoch. */
  dueAt?: number | undefined
  contactId: string
  /** What `query` looks in. */
  searchText: string
  body: Uint8Array
}

export interface ListOptions {
  tenant: string
  states?: readonly string[]
  query?: string
  /** Only conversations of this contact. */
  contactId?: string
  limit: number
  pageToken?: string | undefined
}
