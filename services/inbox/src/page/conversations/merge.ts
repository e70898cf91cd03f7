import type { ConversationView } from '@relance/contracts/view'
import { belongs, type Filter } from './filter.ts'

/** A page of the list as the server gave it. */
export interface ListPage {
  conversations: ConversationView[]
  nextPageToken: string
}

/** The pages that are loaded, as TanStack Query keeps them. */
export interface Pages {
  pages: ListPage[]
  pageParams: unknown[]
}

/**
 * The list after a conversation changed: at its place by last activity, or gone where it does not belong any more. A
 * view that is older than what the list has changes nothing: answers and events may overtake each other. Whether a
 * conversation that came from elsewhere matches a search only the server knows, so that it is not added there.
 */
export function mergeView(list: Pages, view: ConversationView, filter: Filter): Pages {
  const known = list.pages.flatMap(({ conversations }) => conversations).find(({ id }) => id === view.id)
  if (known && known.lastSeq > view.lastSeq) return list
  if (!known && (filter.query || !belongs(view, filter))) return list

  const pages = list.pages.map((page) => ({
    ...page,
    conversations: page.conversations.filter(({ id }) => id !== view.id),
  }))
  if (belongs(view, filter)) insert(pages, view)
  return { ...list, pages }
}

/** All loaded conversations in order, each once: a page that was read later may repeat one that moved meanwhile. */
export function conversationsOf(list: Pages): ConversationView[] {
  const latest = new Map<string, ConversationView>()
  for (const view of list.pages.flatMap(({ conversations }) => conversations)) {
    const known = latest.get(view.id)
    if (!known || view.lastSeq > known.lastSeq) latest.set(view.id, view)
  }
  return [...latest.values()].toSorted((a, b) => b.lastActivityAt - a.lastActivityAt)
}

/** Beyond the last loaded page it is left out: its place is on a page that was not read yet. */
function insert(pages: ListPage[], view: ConversationView): void {
  for (const page of pages) {
    const at = page.conversations.findIndex(({ lastActivityAt }) => lastActivityAt <= view.lastActivityAt)
    if (at < 0) continue
    page.conversations.splice(at, 0, view)
    return
  }
  const last = pages.at(-1)
  if (last && !last.nextPageToken) last.conversations.push(view)
}
