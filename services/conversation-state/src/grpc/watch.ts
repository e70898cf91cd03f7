import { Conversation as WireConversation } from '@relance/contracts/gen/relance/conversation/v1/conversation'
import type { WatchConversationsResponse } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { ReadModel, StoredView } from '@relance/read-model'

/**
 * Conversations of a tenant as they change, until `signal` aborts. A caller that reads slowly gets the latest view of
 * each conversation and not every one before it, so that what waits for it is bounded by the number of conversations.
 */
export async function* watchViews(
  readModel: ReadModel,
  tenant: string,
  signal: AbortSignal,
): AsyncGenerator<WatchConversationsResponse> {
  const waiting = new Map<string, StoredView>()
  let wake = Promise.withResolvers<void>()
  const watching = await readModel.watch(tenant, (view) => {
    const known = waiting.get(view.id)
    if (known && known.version > view.version) return
    waiting.set(view.id, view)
    wake.resolve()
  })
  const aborted = () => wake.resolve()
  signal.addEventListener('abort', aborted)
  try {
    while (!signal.aborted) {
      for (const [id, { body }] of waiting) {
        waiting.delete(id)
        yield { conversation: WireConversation.decode(body) }
      }
      if (waiting.size > 0 || signal.aborted) continue
      wake = Promise.withResolvers<void>()
      await wake.promise
    }
  } finally {
    signal.removeEventListener('abort', aborted)
    await watching.stop()
  }
}
