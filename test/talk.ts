import { TerminalError } from '@relance/contracts/errors'
import { Author, MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import type { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import type { Clients } from '@relance/embedded/clients'
import { TENANT } from './quick-account.ts'

/** A customer's hello, or whatever `but` says. */
export function aMessage(but: Pick<Message, 'accountId' | 'contactExternalId'> & Partial<Message>): Message {
  return {
    messageId: '1',
    author: Author.AUTHOR_CUSTOMER,
    kind: MessageKind.MESSAGE_KIND_TEXT,
    text: 'Hello',
    sentAt: undefined,
    contactName: '',
    personName: '',
    contactZone: '',
    contactLocale: '',
    ...but,
  }
}

export function record({ ingest }: Clients, message: Message) {
  return ingest.recordMessage({ tenant: TENANT, message })
}

/** A question and our counter-question, after which there is silence. Gives the conversation's id. */
export async function beginConversation(clients: Clients, accountId: string, contactExternalId: string) {
  const on = { accountId, contactExternalId }
  // A message's id may be as strange as a contact's, and is 512 bytes long at most.
  const messageId = contactExternalId.slice(0, 500)
  await record(clients, aMessage({ ...on, messageId, text: 'I would like to book a haircut.' }))
  const text = 'Gladly! Which day and time would you prefer?'
  const answer = aMessage({ ...on, messageId: `${messageId}>`, author: Author.AUTHOR_ASSISTANT, text })
  return (await record(clients, answer)).conversationId
}

export async function viewOf({ conversations }: Clients, conversationId: string) {
  const { conversation } = await conversations.getConversation({ tenant: TENANT, conversationId, withThread: false })
  if (!conversation) throw new Error(`The answer about ${conversationId} holds no conversation.`)
  return conversation
}

/** To whom the sandbox sent the messages of a conversation. */
export async function sentIn({ delivery }: Clients, conversation: string): Promise<string[]> {
  const { calls } = await delivery.listSandboxCalls({ tenant: TENANT, after: 0n, pageSize: 1_000 })
  return calls.filter(({ conversationId }) => conversationId === conversation).map((call) => call.contactExternalId)
}

/** The reason and the kind of a refusal. Rejects where it was none. */
export async function refusalOf(call: Promise<unknown>): Promise<[reason: string, kind: string]> {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof TerminalError)) throw new Error('It was not refused.', { cause: answer })
  return [answer.code, answer.kind]
}
