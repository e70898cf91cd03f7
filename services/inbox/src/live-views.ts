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

/** An outage is told once it is that long: services start in any order and are replaced, and nobody need hear of it. */
const WORTH_A_WARNING_MS = 3_000

export function createLiveViews({ conversations, tenant, log }: InboxDeps): LiveViews {
  const listeners = new Set<(view: ConversationView | undefined) => void>()
  const tell = (view: ConversationView | undefined) => listeners.forEach((changed) => changed(view))

  const follow = async (signal: AbortSignal) => {
    let awaySince: number | undefined = performance.now()
    let warned = false
    while (!signal.aborted) {
      const begun = setTimeout(() => {
        if (warned) log.info('Changes are told again.')
        awaySince = undefined
        warned = false
        tell(undefined)
      }, BEGUN_AFTER_MS)
      try {
        const changes = conversations.watchConversations({ tenant }, { signal })
        for await (const { conversation } of changes) if (conversation) tell(conversationView.fromWire(conversation))
      } catch (error) {
        awaySince ??= performance.now()
        if (!signal.aborted && !warned && performance.now() - awaySince >= WORTH_A_WARNING_MS) {
          log.warn({ err: error }, 'conversation-state tells no changes; it is asked again and again.')
          warned = true
        }
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
