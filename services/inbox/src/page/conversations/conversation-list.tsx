import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useConversations, useWaiting } from '../queries.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Windowed } from '../ui/windowed.tsx'
import { ConversationRow, ROW_HEIGHT } from './conversation-row.tsx'
import { EmptyList } from './empty-list.tsx'
import { FILTERS, type Filter, type FilterName } from './filter.ts'
import { conversationsOf } from './merge.ts'

const SEARCH_AFTER_MS = 250

/** The conversations, most recent first, with a search and the few lists that matter. */
export function ConversationList({ current }: { current: string | undefined }) {
  const [name, setName] = useState<FilterName>('all')
  const [typed, setTyped] = useState('')
  const query = useSettled(typed.trim(), SEARCH_AFTER_MS)
  const Heading = current === undefined ? 'h1' : 'h2'

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-col gap-2.5 border-b border-line px-4 pt-3.5 pb-2.5">
        <Heading className="text-lg font-semibold tracking-tight">Conversations</Heading>
        <div className="relative">
          <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 text-muted" />
          <input
            type="search"
            aria-label="Search conversations"
            placeholder="Search by name, number or last message"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="h-8 w-full rounded-lg border border-transparent bg-sunken pr-2.5 pl-8 text-sm placeholder:text-muted focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-1 focus-visible:outline-offset-0"
          />
        </div>
        <FilterBar chosen={name} choose={setName} />
      </div>
      <Results key={`${name} ${query}`} filter={{ name, query }} current={current} />
    </div>
  )
}

function FilterBar({ chosen, choose }: { chosen: FilterName; choose: (name: FilterName) => void }) {
  return (
    <div role="group" aria-label="Show" className="-mx-1 flex gap-0.5 overflow-x-auto p-0.5 [scrollbar-width:none]">
      {(Object.keys(FILTERS) as FilterName[]).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => choose(name)}
          className="rounded-md px-1.75 py-1 text-xs font-medium whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
        >
          {FILTERS[name].label}
          {name === 'waiting' && <Waiting />}
        </button>
      ))}
    </div>
  )
}

/** How many wait for a person, whichever list is shown. */
function Waiting() {
  const count = useWaiting()
  if (!count) return null
  return (
    <>
      {' '}
      <span className="rounded-full bg-warn-soft px-1.5 py-px font-semibold text-warn">{count}</span>
    </>
  )
}

function Results({ filter, current }: { filter: Filter; current: string | undefined }) {
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useConversations(filter)
  const conversations = useDeferredValue(useMemo(() => (data ? conversationsOf(data) : []), [data]))
  const scroller = useRef<HTMLDivElement>(null)

  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage])

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto" onKeyDown={moveFocus} tabIndex={-1}>
      {error && (
        <div className="p-3">
          <ErrorNotice error={error} again={() => void refetch()} />
        </div>
      )}
      {data && conversations.length === 0 && data.pages.every((page) => page.conversations.length === 0) && (
        <EmptyList filter={filter} />
      )}
      {isPending && <p className="px-4 py-3 text-sm text-muted">Reading conversations…</p>}
      <Windowed
        items={conversations}
        keyOf={({ id }) => id}
        rowHeight={ROW_HEIGHT}
        scroller={scroller}
        label="Conversations"
        onNearEnd={readMore}
      >
        {(view) => <ConversationRow view={view} current={view.id === current} />}
      </Windowed>
      {isFetchingNextPage && <p className="px-4 py-3 text-sm text-muted">Reading more…</p>}
    </div>
  )
}

/** The arrows go from one conversation to the next; Enter, as on any link, opens it. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The value once it rests: a search is asked when somebody stops typing. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const settling = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(settling)
  }, [value, ms])
  return settled
}
