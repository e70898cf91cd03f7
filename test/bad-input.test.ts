import { Author } from '@relance/contracts/gen/relance/conversation/v1/types'
import type { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import type { Clients } from '@relance/embedded/clients'
import { aWhatsappWebhook } from '@relance/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { BAD_WEBHOOKS, makeWebhookAccounts, PHONE_NUMBER_ID, SECRETS, signed, signedByMeta } from './bad-webhooks.ts'
import { makeQuickAccount, TENANT } from './quick-account.ts'
import { readMetrics, total } from './read-metrics.ts'
import { reflectService } from './reflection-client.ts'
import { STRANGE_IDS } from './strange-ids.ts'
import { aMessage, beginConversation, record, refusalOf, sentIn, viewOf } from './talk.ts'
import { useCluster } from './use-cluster.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

/** Its contacts count as silent after a second. */
const QUICK = 'quick'
/** Its contacts never do. */
const PATIENT = 'patient'
const DAY_MS = 86_400_000

describe('embedded, of which somebody asks what nobody should', () => {
  const relance = useRelance({ env: { ...SECRETS, RELANCE_LOG_LEVEL: 'info' } })
  let healthy: string

  beforeAll(async () => {
    await makeQuickAccount(relance.clients, { id: QUICK })
    await makeQuickAccount(relance.clients, { id: PATIENT, assistant: { inactivityMs: DAY_MS } })
    await makeWebhookAccounts(relance.clients)
    healthy = await beginConversation(relance.clients, QUICK, 'healthy')
  })

  const counted = async (name: string, labels: Record<string, string>) =>
    total((await readMetrics(relance.metrics)).samples, name, labels)

  describe('a webhook', () => {
    const post = (path: string, body: string | Buffer | ReadableStream, headers: Record<string, string>) =>
      fetch(`${relance.webhooks}/webhooks/${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

    it.each(BAD_WEBHOOKS)('$what is refused and counted', async ({ path, body, headers, streamed, status, code }) => {
      const labels = { kind: path.split('/')[0]!, outcome: code }
      const before = await counted('relance_ingest_webhooks_total', labels)
      const response = await post(path, streamed ? new Blob([body as string]).stream() : body, headers)
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ error: { code, message: expect.stringMatching(/\w/) } })
      expect(await counted('relance_ingest_webhooks_total', labels)).toBe(before + 1)
    })

    it('that subscribes with a wrong token is refused', async () => {
      const subscribe = (token: string) => {
        const query = new URLSearchParams({
          'hub.mode': 'subscribe',
          'hub.challenge': '7',
          'hub.verify_token': token,
        })
        return fetch(`${relance.webhooks}/webhooks/whatsapp/whatsapp?${query.toString()}`)
      }
      expect((await subscribe('a guess')).status).toBe(403)
      const verified = await subscribe(SECRETS.TEST_WHATSAPP_VERIFY)
      expect([verified.status, await verified.text()]).toEqual([200, '7'])
    })

    it('with some messages that cannot be taken takes the others, and says which', async () => {
      const by = { contactExternalId: 'ada', author: 'AUTHOR_CUSTOMER' }
      const body = JSON.stringify({
        messages: [
          { ...by, messageId: 'a1' },
          { ...by },
          { ...by, messageId: 'a2', author: undefined },
          { ...by, messageId: 'a3', contactZone: 'Mars/Olympus' },
          { ...by, messageId: 'a4', accountId: QUICK },
          { messageId: ['a5'], contactExternalId: 7, unheardOf: '*' },
        ],
      })
      const response = await post('http/signed', body, signed(body))
      expect(response.status).toBe(200)
      const { results } = (await response.json()) as { results: { seq?: number; refused?: { code: string } }[] }
      expect(results.map(({ seq, refused }) => refused?.code ?? typeof seq)).toEqual([
        'number',
        'MESSAGE_ID_MISSING',
        'AUTHOR_MISSING',
        'CONTACT_ZONE_INVALID',
        'ACCOUNT_MISMATCH',
        'AUTHOR_MISSING',
      ])
      expect(await counted('relance_ingest_refused_total', { relance_reason: 'CONTACT_ZONE_INVALID' })).toBe(1)
    })

    it('of WhatsApp with parts of any shape is taken, and what means nothing is counted', async () => {
      const body = JSON.stringify(
        aWhatsappWebhook(PHONE_NUMBER_ID, {
          messages: [null, 7, {}, { id: 'wamid.2' }, { id: 'wamid.3', from: '346', type: 'hologram', hologram: [] }],
          statuses: [{ id: 'wamid.4', recipient_id: '346', status: 'teleported' }],
          contacts: 'nobody',
        }),
      )
      const response = await post('whatsapp/whatsapp', body, signedByMeta(body))
      expect([response.status, await response.json()]).toEqual([200, { recorded: 1 }])
      expect(await counted('relance_ingest_ignored_total', { relance_channel: 'whatsapp' })).toBe(3)
    })
  })

  describe('a gRPC request', () => {
    /** Nothing to record, nothing instructed. */
    const MAY_BE_EMPTY = new Set(['RecordMessages', 'CompileInstructions'])

    it.each([
      'relance.ingest.v1.IngestService',
      'relance.conversation.v1.ConversationService',
      'relance.scheduler.v1.SchedulerService',
      'relance.decision.v1.DecisionService',
      'relance.decision.v1.AssistantService',
      'relance.delivery.v1.DeliveryService',
    ])('without any field is INVALID_ARGUMENT with a reason, and counted: %s', async (name) => {
      const service = await reflectService(relance.grpcAddress, name)
      for (const method of service.methods.filter((one) => !MAY_BE_EMPTY.has(one))) {
        const labels = { rpc_method: `${name}/${method}`, rpc_response_status_code: 'INVALID_ARGUMENT' }
        const before = await counted('rpc_server_call_duration_count', labels)
        const answer = await service.call(method, {})
        if (!('error' in answer)) throw new Error(`${method} took an empty request: ${JSON.stringify(answer)}`)
        expect([method, answer.error.code]).toEqual([method, 3])
        expect(answer.error.metadata.get('grpc-status-details-bin').join('')).toMatch(/[A-Z]+(_[A-Z]+)+/)
        expect(await counted('rpc_server_call_duration_count', labels)).toBe(before + 1)
      }
      service.close()
    })

    const wrong: [string, Partial<Message>, string][] = [
      ['without an id', { messageId: '' }, 'MESSAGE_ID_MISSING'],
      ['with an id of 10 kB', { messageId: 'x'.repeat(10_240) }, 'MESSAGE_ID_TOO_LONG'],
      ['without an author', { author: Author.AUTHOR_UNSPECIFIED }, 'AUTHOR_MISSING'],
      ['by an author that nobody knows', { author: 99 as Author }, 'AUTHOR_MISSING'],
      ['without a contact', { contactExternalId: '' }, 'CONTACT_MISSING'],
      ['of a contact of more than 10 kB', { contactExternalId: 'x'.repeat(10_241) }, 'CONTACT_TOO_LONG'],
      ['with a text of more than 64 kB', { text: '€'.repeat(21_846) }, 'TEXT_TOO_LONG'],
      ['in no known zone', { contactZone: 'Mars/Olympus' }, 'CONTACT_ZONE_INVALID'],
      ['in no known language', { contactLocale: 'e*' }, 'CONTACT_LOCALE_INVALID'],
      ['without an account', { accountId: '' }, 'ACCOUNT_MISSING'],
    ]
    it.each(wrong)('with a message %s is refused', async (_, but, reason) => {
      const message = aMessage({ accountId: PATIENT, contactExternalId: 'eve', ...but })
      expect(await refusalOf(record(relance.clients, message))).toEqual([reason, 'invalid'])
    })

    it('of another tenant is refused', async () => {
      const message = aMessage({ accountId: PATIENT, contactExternalId: 'eve' })
      for (const tenant of ['', '*', 'demo.>', 'other']) {
        const refusal = await refusalOf(relance.clients.ingest.recordMessage({ tenant, message }))
        expect(refusal).toEqual(['ACCOUNT_OF_OTHER_TENANT', 'forbidden'])
      }
    })

    it.each(STRANGE_IDS)('whose ids of ours hold %s is refused', (_, id) => refusesAsOurs(relance.clients, id))
  })

  describe('a message', () => {
    it('from the past or the future is taken, and noted where its clock is off', async () => {
      const began = Date.now()
      const customerAtWhenSentAt = async (sentAt: Date) => {
        const message = aMessage({ accountId: PATIENT, contactExternalId: sentAt.toISOString(), sentAt })
        const { conversationId } = await record(relance.clients, message)
        return (await viewOf(relance.clients, conversationId)).lastCustomerAt!.getTime()
      }
      const off = () => counted('relance_ingest_clock_off_total', { relance_channel: 'sandbox' })
      expect(await customerAtWhenSentAt(new Date(began - 2 * DAY_MS))).toBe(began - 2 * DAY_MS)
      expect(await customerAtWhenSentAt(new Date(Date.now() + 30_000))).toBeLessThanOrEqual(Date.now())
      expect(await off()).toBe(0)
      expect(await customerAtWhenSentAt(new Date('2099-01-01'))).toBeLessThanOrEqual(Date.now())
      expect(await customerAtWhenSentAt(new Date('1901-01-01'))).toBeGreaterThanOrEqual(0)
      expect(await off()).toBe(2)
    })

    it('that comes again and again, also at once, is there once', async () => {
      const message = aMessage({ accountId: PATIENT, contactExternalId: 'again' })
      const answers = await Promise.all(Array.from({ length: 20 }, () => record(relance.clients, message)))
      const later = await record(relance.clients, { ...message, text: 'With another text' })
      expect(later.duplicate).toBe(true)
      expect(new Set([...answers, later].map(({ seq }) => seq)).size).toBe(1)
      const target = { tenant: TENANT, conversationId: later.conversationId, withThread: true }
      const { thread } = await relance.clients.conversations.getConversation(target)
      expect(thread.filter(({ item }) => item?.$case === 'message')).toHaveLength(1)
    })

    it('that overtakes the one before it is taken, and who owes whom follows their times', async () => {
      const now = Date.now()
      const on = { accountId: PATIENT, contactExternalId: 'overtaken' }
      const answer = { messageId: '2', author: Author.AUTHOR_ASSISTANT, text: 'On which day?' }
      const question = { messageId: '1', text: 'May I book a table?' }
      await record(relance.clients, aMessage({ ...on, ...answer, sentAt: new Date(now - 1_000) }))
      const late = aMessage({ ...on, ...question, sentAt: new Date(now - 60_000) })
      const { conversationId } = await record(relance.clients, late)
      expect(await viewOf(relance.clients, conversationId)).toMatchObject({ customerIsWaiting: false })
    })
  })

  it('follows up contacts whatever their ids hold', () => followsUpStrangeIds(relance.clients), 60_000)

  it('harmed nobody: the healthy conversation was followed up, nothing is parked, nothing was unexpected', async () => {
    expect(await waitFor('the follow-up', () => sentOnce(relance.clients, healthy))).toEqual(['healthy'])
    const { samples } = await readMetrics(relance.metrics)
    const harm = [
      'relance_conversations_parked_total',
      'relance_inputs_undecodable_total',
      'relance_sweep_missed_total',
    ]
    expect(harm.map((name) => [name, total(samples, name)])).toEqual(harm.map((name) => [name, 0]))
    expect(total(samples, 'rpc_server_call_duration_count', { rpc_response_status_code: 'INTERNAL' })).toBe(0)
    expect(relance.output.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([])
  })
})

describe('the cluster', () => {
  const cluster = useCluster()

  it('refuses and follows up strange ids, though they would mean something to a subject', async () => {
    const { clients } = cluster
    await makeQuickAccount(clients, { id: QUICK })
    const healthy = await beginConversation(clients, QUICK, 'healthy')
    for (const [, id] of STRANGE_IDS) await refusesAsOurs(clients, id)
    await followsUpStrangeIds(clients)
    expect(await waitFor('the follow-up', () => sentOnce(clients, healthy))).toEqual(['healthy'])
  }, 90_000)
})

/** What Relance itself names is letters and digits: anything else is refused, in few words whatever it is. */
async function refusesAsOurs(clients: Clients, id: string): Promise<void> {
  const { assistants, conversations } = clients
  const message = aMessage({ accountId: id, contactExternalId: 'eve' })
  const unknown = await record(clients, message).catch((error: unknown) => error as Error)
  expect(unknown).toMatchObject({ code: 'ACCOUNT_NOT_FOUND', kind: 'not_found' })
  expect((unknown as Error).message.length).toBeLessThanOrEqual(1_001)

  const get = (tenant: string, conversationId: string) =>
    refusalOf(conversations.getConversation({ tenant, conversationId, withThread: true }))
  expect(await get(TENANT, id)).toEqual(['CONVERSATION_ID_INVALID', 'invalid'])
  expect(await get(id, 'c_1')).toEqual(['TENANT_INVALID', 'invalid'])
  const target = { tenant: TENANT, conversationId: id, requestId: 'r', actor: { id: 'ana', name: 'Ana' } }
  expect(await refusalOf(conversations.takeOver({ target }))).toEqual(['CONVERSATION_ID_INVALID', 'invalid'])
  await expect(makeQuickAccount(clients, { id })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(assistants.listAssistants({ tenant: id })).rejects.toMatchObject({ kind: 'invalid' })
}

/** Every strange id as a contact's and in a message's: each is a conversation of its own, and is sent to as it is. */
async function followsUpStrangeIds(clients: Clients): Promise<void> {
  const conversations = new Map<string, string>()
  for (const [, id] of STRANGE_IDS) conversations.set(await beginConversation(clients, QUICK, id), id)
  expect(conversations.size).toBe(STRANGE_IDS.length)
  for (const [conversation, id] of conversations) {
    const what = `the follow-up to ${JSON.stringify(id.slice(0, 40))}`
    expect(await waitFor(what, () => sentOnce(clients, conversation))).toEqual([id])
    expect((await viewOf(clients, conversation)).route?.contactExternalId).toBe(id)
  }
}

/** To whom a conversation's messages went, once there are any. */
async function sentOnce(clients: Clients, conversation: string): Promise<string[] | undefined> {
  const sent = await sentIn(clients, conversation)
  return sent.length > 0 ? sent : undefined
}
