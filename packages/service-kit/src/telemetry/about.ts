import { trace } from '@opentelemetry/api'
import { ATTRIBUTE } from './attributes.ts'

/** Says of the active span that it concerns a conversation, where all the given ones are the same. */
export function aboutConversation(...conversations: string[]): void {
  const [conversation, ...others] = new Set(conversations)
  if (conversation && others.length === 0) trace.getActiveSpan()?.setAttribute(ATTRIBUTE.conversation, conversation)
}

/** The conversation that a request of ours names: itself, or as the target of a command. */
export function aboutConversationOf(request: unknown): void {
  const { conversationId, target } = request as { conversationId?: unknown; target?: { conversationId?: unknown } }
  const named = conversationId ?? target?.conversationId
  if (typeof named === 'string') aboutConversation(named)
}
