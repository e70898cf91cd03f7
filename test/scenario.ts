import { Author, MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import { defaultAssistant } from '@relance/contracts/settings'
import type { Clients } from '@relance/embedded/clients'
import type { FinishedSpan } from '@relance/service-kit/collect-spans'
import { expect } from 'vitest'
import { makeQuickAccount, TENANT } from './quick-account.ts'
import { waitFor } from './wait-for.ts'

/** What both deployments have, as far as tests of both need it. */
export interface Deployment {
  clients: Clients
  webhooks: string
  inbox: string
  spans(): FinishedSpan[]
  output: string
}

const QUICK = 'quick'

/** A customer asks, we answer, silence; the follow-up; the customer's answer. Gives the conversation's id. */
export async function followUpAndAnswer({ clients, webhooks }: Deployment): Promise<string> {
  await makeQuickAccount(clients, { id: QUICK })
  const say = async (body: object) => {
    const response = await fetch(`${webhooks}/webhooks/sandbox/${QUICK}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(200)
    return (await response.json()) as { conversation: string }
  }
  const contact = 'ana'
  const { conversation } = await say({ contact, text: 'I would like to book a haircut.' })
  await say({ contact, author: 'assistant', text: 'Gladly! Which day and time would you prefer?' })
  const view = async () =>
    (await clients.conversations.getConversation({ tenant: TENANT, conversationId: conversation, withThread: false }))
      .conversation
  await waitFor('the follow-up', async () => (await view())?.totalFollowUps === 1)
  await say({ contact, text: 'Tomorrow at ten, please.' })
  await waitFor('the answer', async () => (await view())?.unansweredFollowUps === 0)
  return conversation
}

/** What the page can ask for. What a command answers does not matter here; that it is passed on does. */
export async function useEveryInboxRoute({ inbox }: Deployment, conversation: string): Promise<void> {
  const api = (method: string, path: string, body?: object) =>
    fetch(`${inbox}/api${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    }).then(async (response) => expect([200, 409], `${path}: ${await response.text()}`).toContain(response.status))
  for (const path of [
    '/conversations',
    `/conversations/${conversation}`,
    '/due',
    '/assistants',
    `/assistants/${QUICK}`,
    `/assistants/${QUICK}/outcomes`,
    '/accounts',
  ]) {
    await api('GET', path)
  }
  await waitFor('an estimate of what the conversation would have cost', async () => {
    const response = await fetch(`${inbox}/api/assistants/${QUICK}/usage`)
    const { estimate } = (await response.json()) as { estimate?: { conversations: number } }
    return estimate !== undefined && estimate.conversations > 0
  })
  await api('GET', '/contacts/p_1/memory')
  await api('POST', '/contacts/p_1/memory/erase', {})
  const { id: _, ...assistant } = defaultAssistant('spare')
  await api('PUT', '/assistants/spare', assistant)
  await api('POST', '/instructions/compile', { instructions: 'Never follow up more than twice.' })
  const dueAt = Date.now() + 3_600_000
  for (const [command, body] of Object.entries({
    request: { dueAt },
    edit: { text: 'Shall we go on?' },
    snooze: { dueAt },
    skip: {},
    cancel: {},
    'send-now': {},
    'take-over': {},
    'hand-back': {},
    pause: {},
    resume: {},
    unpark: {},
    resolve: {},
  })) {
    await api('POST', `/conversations/${conversation}/${command}`, body)
  }
}

/** What other services may call. */
export async function callFromOutside({ clients }: Deployment): Promise<void> {
  const { ingest, conversations, decisions, delivery } = clients
  const message = {
    messageId: '1',
    accountId: QUICK,
    contactExternalId: 'ben',
    contactName: '',
    author: Author.AUTHOR_CUSTOMER,
    personName: '',
    sentAt: undefined,
    kind: MessageKind.MESSAGE_KIND_TEXT,
    text: 'Thanks, that is all!',
    contactZone: '',
    contactLocale: '',
  }
  const { conversationId } = await ingest.recordMessage({ tenant: TENANT, message })
  await ingest.recordMessages({ tenant: TENANT, messages: [{ ...message, messageId: '2' }] })
  const actor = { id: 'crm', name: 'CRM' }
  await conversations.takeOver({ target: { tenant: TENANT, conversationId, requestId: 'r2', actor } })
  await ingest.setConsent({
    tenant: TENANT,
    accountId: QUICK,
    contactExternalId: 'ben',
    optedOut: true,
    requestId: 'r1',
  })
  const transcript = [{ author: Author.AUTHOR_CUSTOMER, text: 'I would like to book a haircut.', at: undefined }]
  await decisions.preview({
    tenant: TENANT,
    transcript,
    instructions: '',
    channel: 0,
    zone: '',
    now: undefined,
    unansweredFollowUps: 0,
  })
  await delivery.testSend({ tenant: TENANT, accountId: QUICK, contactExternalId: 'cem', text: 'A test.' })
}
