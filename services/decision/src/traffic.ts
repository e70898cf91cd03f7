/** The conversations that a tenant had lately, for what they would cost. */
import type { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { type ConversationView, type ThreadMessage, conversationView, threadItem } from '@relance/contracts/view'
import type { PromiseClient } from '@relance/service-kit'

export type Conversations = Pick<PromiseClient<ConversationServiceClient>, 'listConversations' | 'getConversation'>

export interface Traffic {
  /** The assistant's, most recent first. */
  views: ConversationView[]
  /** Over how many days they were counted. */
  days: number
}

const DAY = 86_400_000
const DAYS = 7
const PAGE = 200
/** A tenant with more conversations than these pages hold is measured over less time. */
const PAGES = 5

/** `now` in ms since the epoch. A tenant that began to use Relance within the last days is measured from then, for a day at least. */
export async function readTraffic(
  conversations: Conversations,
  { tenant, assistantId, now }: { tenant: string; assistantId: string; now: number },
): Promise<Traffic> {
  const since = now - DAYS * DAY
  const recent: ConversationView[] = []
  const counted = (from: number): Traffic => ({
    views: recent.filter(({ route }) => route.assistantId === assistantId),
    days: Math.max(now - from, 1) / DAY,
  })
  let pageToken = ''
  for (let page = 0; page < PAGES; page++) {
    const ask = { tenant, states: [], query: '', pageSize: PAGE, pageToken, waitingForPerson: false }
    const answer = await conversations.listConversations(ask)
    const views = answer.conversations.map(conversationView.fromWire)
    recent.push(...views.filter(({ lastActivityAt }) => lastActivityAt >= since))
    if (views.some(({ lastActivityAt }) => lastActivityAt < since)) return counted(since)
    pageToken = answer.nextPageToken
    if (!pageToken) {
      const firstAt = Math.min(now, ...recent.map(({ openedAt }) => openedAt))
      return counted(Math.max(since, Math.min(firstAt, now - DAY)))
    }
  }
  return counted(recent.at(-1)?.lastActivityAt ?? since)
}

/** The messages of a conversation, oldest first. */
export async function readMessages(
  conversations: Conversations,
  { tenant, id }: ConversationView,
): Promise<ThreadMessage[]> {
  const { thread } = await conversations.getConversation({ tenant, conversationId: id, withThread: true })
  return thread.flatMap((wire) => {
    const { item } = threadItem.fromWire(wire)
    return item.type === 'message' ? [item] : []
  })
}
