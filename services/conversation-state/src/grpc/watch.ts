import { Conversation as WireConversation } from '@relance/contracts/gen/relance/conversation/v1/conversation'
import type { WatchConversationsResponse } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { RetryableError } from '@relance/contracts/errors'
import type { ReadModel, StoredView } from '@relance/read-model'

/**
 * Conversations of a tenant as they change, until `signal` aborts. A caller that reads slowly gets the latest view of
 * each conversation and not every one before it. Where more than `mostWaiting` conversations wait for it, it throws `WATCH_TOO_SLOW`: the caller
 * watches anew and reads again what it shows.
 */
export async function* watchViews(
  readModel: ReadModel,
  tenant: string,
  signal: AbortSignal,
  mostWaiting = MOST_WAITING,
): AsyncGenerator<WatchConversationsResponse> {
  const waiting = new Map<string, StoredView>()
  let isTooSlow = false
  let wake = Promise.withResolvers<void>()
  const watching = await readModel.watch(tenant, (view) => {
    const known = waiting.get(view.id)
    if (known && known.version > view.version) return
    if (waiting.size < mostWaiting || known) waiting.set(view.id, view)
    else isTooSlow = true
    wake.resolve()
  })
  const aborted = () => wake.resolve()
  signal.addEventListener('abort', aborted)
  try {
    while (!signal.aborted) {
      for (const [id, { body }] of waiting) {
        if (isTooSlow) throw tooSlow(mostWaiting)
        waiting.delete(id)
        yield { conversation: WireConversation.decode(body) }
      }
      if (isTooSlow) throw tooSlow(mostWaiting)
      if (waiting.size > 0 || signal.aborted) continue
      wake = Promise.withResolvers<void>()
      await wake.promise
    }
  } finally {
    signal.removeEventListener('abort', aborted)
    await watching.stop()
  }
}

/** Some 20 MB of views. */
const MOST_WAITING = 10_000

function tooSlow(most: number): RetryableError {
  const message = `More than ${most} changed conversations wait for whoever watches. Watch anew, and read again what is shown.`
  return new RetryableError('WATCH_TOO_SLOW', message, { retryAfterMs: 500 })
}
