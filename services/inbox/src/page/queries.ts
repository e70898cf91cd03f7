import type { ConversationView, FollowUpView, ThreadItem } from '@relance/contracts/view'
import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get } from './api.ts'
import { type Filter, toSearch } from './conversations/filter.ts'
import { conversationsOf, type ListPage, mergeView, type Pages } from './conversations/merge.ts'

/** A conversation with its thread, as the server gave it. */
export interface Detail {
  conversation: ConversationView
  thread: ThreadItem[]
}

/** What is due, earliest first. */
export interface Agenda {
  due: (FollowUpView & { conversationId: string; contact: string })[]
  /** How many are planned in all; the list may be shorter. */
  total: number
}

const keys = {
  lists: ['conversations'],
  list: (filter: Filter) => ['conversations', filter.name, filter.query],
  detail: (id: string) => ['conversation', id],
  details: ['conversation'],
  agenda: ['agenda'],
}

export function useConversations(filter: Filter) {
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam, signal }) => {
      const search = toSearch(filter)
      if (pageParam) search.set('pageToken', pageParam)
      return get<ListPage>(`/conversations?${search}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    // A list that nobody looks at is not kept up to date page by page; it is read again when it is opened.
    gcTime: 0,
  })
}

/** How many conversations wait for a person, as "3" or "50+"; empty where none does. */
export function useWaiting(): string {
  const { data } = useConversations({ name: 'waiting', query: '' })
  const count = data ? conversationsOf(data).length : 0
  if (count === 0) return ''
  return data?.pages.at(-1)?.nextPageToken ? `${count}+` : String(count)
}

export function useConversation(id: string) {
  return useQuery({
    queryKey: keys.detail(id),
    queryFn: ({ signal }) => get<Detail>(`/conversations/${encodeURIComponent(id)}`, signal),
    gcTime: 0,
  })
}

export function useAgenda() {
  return useQuery({
    queryKey: keys.agenda,
    queryFn: ({ signal }) => get<Agenda>('/due', signal),
    gcTime: 0,
  })
}

/**
 * Brings what the server said about a conversation into everything that shows it. The thread is read again, since a
 * view does not carry it; a search is, since only the server knows what it finds.
 */
export function applyView(client: QueryClient, view: ConversationView): void {
  for (const query of client.getQueryCache().findAll({ queryKey: keys.lists })) {
    const [, name, search] = query.queryKey as [string, Filter['name'], string]
    client.setQueryData<Pages>(query.queryKey, (list) => list && mergeView(list, view, { name, query: search }))
    if (search) readSoon(client, query.queryKey)
  }
  const key = keys.detail(view.id)
  const detail = client.getQueryData<Detail>(key)
  if (detail && detail.conversation.lastSeq < view.lastSeq) {
    client.setQueryData<Detail>(key, { ...detail, conversation: view })
  }
  if (client.getQueryState(key)) readSoon(client, key)
  readSoon(client, keys.agenda)
}

/** After changes may have been missed. */
export function readAllAgain(client: QueryClient): void {
  for (const key of [keys.lists, keys.details, keys.agenda]) readSoon(client, key)
}

const READ_AGAIN_MS = 250
const soon = new Map<string, ReturnType<typeof setTimeout>>()

/** Reads what is shown under a key again, once for all changes that come within a quarter of a second. */
function readSoon(client: QueryClient, queryKey: readonly unknown[]): void {
  const name = JSON.stringify(queryKey)
  if (soon.has(name)) return
  soon.set(
    name,
    setTimeout(() => {
      soon.delete(name)
      void client.invalidateQueries({ queryKey })
    }, READ_AGAIN_MS),
  )
}
