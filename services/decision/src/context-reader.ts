/** Asks conversation-state for what a decision needs, and reads the answer. */
import type { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { UndecodableError } from '@relance/contracts/codec'
import { conversationView, threadMessage } from '@relance/contracts/view'
import type { PromiseClient } from '@relance/service-kit'
import type { Context } from './core/brief.ts'

export interface ContextRequest {
  tenant: string
  conversation: string
  asOfSeq: number
  requestId: string
}

/** Undefined where the request is no longer wanted. Throws `RetryableError` where conversation-state cannot be reached. */
export async function readContext(
  conversations: Pick<PromiseClient<ConversationServiceClient>, 'getContext'>,
  { tenant, conversation, asOfSeq, requestId }: ContextRequest,
): Promise<Context | undefined> {
  const answer = await conversations.getContext({
    tenant,
    conversationId: conversation,
    asOfSeq: BigInt(asOfSeq),
    requestId,
  })
  if (!answer.wanted) return undefined
  if (!answer.conversation || !answer.asOf) throw new UndecodableError('The context holds no conversation.')
  return {
    conversation: conversationView.fromWire(answer.conversation),
    messages: answer.messages.map(threadMessage.fromWire),
    asOf: answer.asOf.getTime(),
    lastFollowUpAt: answer.lastFollowUpAt?.getTime(),
    toUnderstand: answer.toUnderstand.map(threadMessage.fromWire),
    automated: answer.automated,
    vouchedFor: answer.vouchedFor,
    lastElsewhereAt: answer.lastElsewhereAt?.getTime(),
  }
}
