import { setTimeout as sleep } from 'node:timers/promises'
import { conversationView, type ConversationView } from '@relance/contracts/view'
import type { Running } from '@relance/engine'
import type { InboxDeps } from './service.ts'

/** Changes of conversations, one stream from conversation-state shared by every open page. */
export interface LiveViews {
  start(): Running
  /** `undefined` stands for "changes may have been missed: read the list again". Returns how to stop. */
  listen(changed: (view: ConversationView | undefined) => void): () => void
}

/** Of real time, whatever the clock of conversations does: a stream that broke on virtual time must come back too. */
const OPEN_AGAIN_MS = 500

/**
 * A stream says nothing when it begins. After this long it is taken to have begun, and everybody reads again what they
 * show: what they read before may be older than the first change that it tells.
 */
const BEGUN_AFTER_MS = 1_000

export function createLiveViews({ conversations, tenant, log }: InboxDeps): LiveViews {
  const listeners = new Set<(view: ConversationView | undefined) => void>()
  const tell = (view: ConversationView | undefined) => listeners.forEach((changed) => changed(view))

  const follow = async (signal: AbortSignal) => {
    let away = false
    while (!signal.aborted) {
      const begun = setTimeout(() => {
        away = false
        tell(undefined)
      }, BEGUN_AFTER_MS)
      try {
        const changes = conversations.watchConversations({ tenant }, { signal })
        for await (const { conversation } of changes) if (conversation) tell(conversationView.fromWire(conversation))
      } catch (error) {
        if (!signal.aborted && !away) log.warn({ err: error }, 'The stream of changes broke off; it is opened again.')
        away = true
      }
      clearTimeout(begun)
      await sleep(OPEN_AGAIN_MS, undefined, { signal }).catch(() => {})
    }
  }

  return {
    start() {
      const stopping = new AbortController()
      const following = follow(stopping.signal)
      return {
        async stop() {
          stopping.abort()
          await following
        },
      }
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
