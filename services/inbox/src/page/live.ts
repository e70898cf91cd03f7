import type { ConversationView } from '@relance/contracts/view'
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { serverClock, type ServerTime } from './clock.ts'
import { applyView, readAllAgain } from './queries.ts'

export type Liveness = 'connecting' | 'live' | 'lost'

let liveness: Liveness = 'connecting'
const listeners = new Set<() => void>()

/** Whether changes reach this page at the moment. */
export function useLiveness(): Liveness {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => liveness,
  )
}

/** The browser gives a stream up for good where the answer was an error, as a proxy's in front of a restart. */
const OPEN_AGAIN_MS = 2_000

/** Keeps everything that is shown as the server says it, for as long as the page is open. */
export function followChanges(client: QueryClient): void {
  const source = new EventSource('/api/changes')
  const on = <T extends object>(event: string, handle: (body: T) => void) =>
    source.addEventListener(event, ({ data }: MessageEvent<string>) => {
      const body = JSON.parse(data) as T & ServerTime
      serverClock.sync(body)
      handle(body)
    })

  on('time', () => {})
  on('reload', () => readAllAgain(client))
  on<{ conversations: ConversationView[] }>('conversations', ({ conversations }) => {
    for (const view of conversations) applyView(client, view)
  })

  source.onopen = () => {
    // What changed before the stream began did not come over it, though what is shown may have been read earlier.
    readAllAgain(client)
    say('live')
  }
  source.onerror = () => {
    say('lost')
    if (source.readyState !== EventSource.CLOSED) return
    setTimeout(() => followChanges(client), OPEN_AGAIN_MS)
  }
}

function say(next: Liveness): void {
  liveness = next
  for (const changed of listeners) changed()
}
