/** What customers and assistants say in a measurement: inputs as ingest appends them. */
import { conversationIdOf, contactIdOf, messageInputId } from '@relance/contracts/ids'
import { encodeInput, type Input } from '@relance/contracts/input'
import { defaultAssistant, edgeSettingsOf } from '@relance/contracts/settings'
import type { Address, NewEntry } from '@relance/engine'

export const TENANT = 'bench'
export const ACCOUNT = 'bench-gateway'
export const ASSISTANT = 'bench'
export const CHANNEL = 'http'

/** The n-th contact's conversation. */
export function addressOf(contact: number): Address {
  return { tenant: TENANT, conversation: conversationIdOf(TENANT, ACCOUNT, externalIdOf(contact)) }
}

/** The `turn`-th message of a conversation, from 0: the customer's and the assistant's by turns. */
export function messageOf(contact: number, turn: number, settings = STANDARD): NewEntry {
  const { conversation } = addressOf(contact)
  const messageId = `${contact}/${turn}`
  const said = {
    messageId,
    sentAt: Date.now(),
    kind: 'text',
    route: {
      accountId: ACCOUNT,
      channel: CHANNEL,
      contactId: contactIdOf(TENANT, CHANNEL, ACCOUNT, externalIdOf(contact)),
      contactExternalId: externalIdOf(contact),
      contactName: 'Luz',
      assistantId: ASSISTANT,
    },
    settings,
  } as const
  const input: Input =
    turn % 2 === 0
      ? {
          ...said,
          type: 'message.received',
          text: 'Hello, I would like to book a table for four on Friday evening.',
          hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
        }
      : {
          ...said,
          type: 'message.sent',
          author: 'assistant',
          text: 'Gladly! Which time would suit you, and under which name may I book?',
        }
  return { id: messageInputId(conversation, messageId), body: encodeInput(input) }
}

export function externalIdOf(contact: number): string {
  return `c${contact}`
}

const STANDARD = edgeSettingsOf(defaultAssistant(ASSISTANT), CHANNEL)
