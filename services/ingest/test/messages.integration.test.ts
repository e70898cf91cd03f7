import { RetryableError } from '@relance/contracts/errors'
import { defaultAssistant } from '@relance/contracts/settings'
import { signedBody } from '@relance/testing'
import { describe, expect, it } from 'vitest'
import { aMessage, useIngest } from './use-ingest.ts'

const ANA = '34600112233'
const relance = useIngest()

const record = (of: Record<string, unknown> = {}, tenant = 'acme') =>
  relance.client.recordMessage({ tenant, message: aMessage(of) as never })

describe('RecordMessage', () => {
  it('records a message of each side, once', async () => {
    const first = await record()
    expect(first).toEqual({ conversationId: expect.stringMatching(/^c_/), seq: expect.any(BigInt), duplicate: false })
    expect(await record()).toEqual({ ...first, duplicate: true })
    await record({ messageId: 'm2', author: 2, text: 'Yes, in red and in blue.' })
    await record({ messageId: 'm3', author: 3, personName: 'Marta', text: 'Shall I keep one for you?' })
    expect(await relance.inputs(ANA)).toMatchObject([
      { type: 'message.received', text: 'Do you have it in red?' },
      { type: 'message.sent', author: 'assistant', text: 'Yes, in red and in blue.' },
      { type: 'message.sent', author: 'person', personName: 'Marta' },
    ])
  })

  it.each(['🙂', 'a.b', '*', '>', ' ', 'a\u0000b', 'a/b', '\n', '..', 'c_0'])('takes the ids %j', async (id) => {
    const { conversationId } = await record({ messageId: id, contactExternalId: id })
    expect(conversationId).toMatch(/^c_[0-9a-f]{32}$/)
    expect((await record({ messageId: id, contactExternalId: id })).duplicate).toBe(true)
    expect(await relance.inputs(id)).toMatchObject([{ messageId: id, route: { contactExternalId: id } }])
  })

  it.each([
    ['MESSAGE_ID_MISSING', { messageId: '' }],
    ['MESSAGE_ID_TOO_LONG', { messageId: 'é'.repeat(257) }],
    ['AUTHOR_MISSING', { author: 0 }],
    ['ACCOUNT_MISSING', { accountId: '' }],
    ['CONTACT_MISSING', { contactExternalId: '' }],
    ['CONTACT_TOO_LONG', { contactExternalId: 'x'.repeat(10_241) }],
    ['TEXT_TOO_LONG', { text: '🙂'.repeat(16_385) }],
    ['CONTACT_ZONE_INVALID', { contactZone: 'Mars/Olympus' }],
    ['CONTACT_LOCALE_INVALID', { contactLocale: 'not a language' }],
  ])('refuses with %s', async (code, of) => {
    await expect(record(of)).rejects.toMatchObject({ code, kind: 'invalid' })
    expect(relance.calls.append).toBe(0)
  })

  it('takes what is as long as allowed', async () => {
    await record({ messageId: 'x'.repeat(512), contactExternalId: 'x'.repeat(10_240), text: 'x'.repeat(65_536) })
  })

  it('keeps tenants apart', async () => {
    await expect(record({ accountId: 'other' })).rejects.toMatchObject({
      code: 'ACCOUNT_OF_OTHER_TENANT',
      kind: 'forbidden',
    })
    await expect(record({ accountId: 'nobody' })).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
      kind: 'not_found',
    })
  })

  it('believes a clock about the past only', async () => {
    const now = Date.now()
    const sent = async (messageId: string, sentAt: Date | undefined) => {
      await record({ messageId, sentAt })
      const input = (await relance.inputs(ANA)).at(-1)
      return input && 'sentAt' in input ? input.sentAt : undefined
    }
    expect(await sent('m1', new Date(now - 86_400_000))).toBe(now - 86_400_000)
    expect(await sent('m2', new Date('9999-12-31'))).toBeLessThanOrEqual(Date.now())
    expect(await sent('m3', new Date('0001-01-01'))).toBe(0)
    expect(await sent('m4', undefined)).toBeGreaterThanOrEqual(now)
  })

  it('says UNAVAILABLE while the engine cannot be reached', async () => {
    relance.break.engine = true
    await expect(record()).rejects.toBeInstanceOf(RetryableError)
  })

  it('stamps a change of the settings on messages that come soon after it', async () => {
    await record()
    await relance.putAssistant({ ...defaultAssistant('sales'), inactivityMs: 5_000 })
    let stamped = 0
    for (let i = 0; stamped !== 5_000; i++) {
      await record({ messageId: `later ${i}` })
      const last = (await relance.inputs(ANA)).at(-1)
      stamped = last?.type === 'message.received' ? last.settings.inactivityMs : 0
    }
    expect(stamped).toBe(5_000)
  })
})

describe('RecordMessages', () => {
  it('accepts and refuses each on its own, in order', async () => {
    const messages = [
      aMessage({ messageId: '1', text: 'first' }),
      aMessage({ messageId: '' }),
      aMessage({ messageId: '2', text: 'second' }),
      aMessage({ messageId: '3', accountId: 'other' }),
    ]
    const { results } = await relance.client.recordMessages({ tenant: 'acme', messages: messages as never })
    expect(results.map(({ refusedReason }) => refusedReason)).toEqual([
      '',
      'MESSAGE_ID_MISSING',
      '',
      'ACCOUNT_OF_OTHER_TENANT',
    ])
    expect(await relance.inputs(ANA)).toMatchObject([{ text: 'first' }, { text: 'second' }])
  })

  it('takes 500 at most', async () => {
    const messages = Array.from({ length: 501 }, (_, i) => aMessage({ messageId: `${i}` }))
    await expect(relance.client.recordMessages({ tenant: 'acme', messages: messages as never })).rejects.toMatchObject({
      code: 'TOO_MANY_MESSAGES',
    })
    const { results } = await relance.client.recordMessages({ tenant: 'acme', messages: messages.slice(1) as never })
    expect(results.filter(({ refusedReason }) => refusedReason === '')).toHaveLength(500)
  })
})

describe('consent', () => {
  const say = (text: string, messageId: string, of: Record<string, unknown> = {}) => record({ text, messageId, ...of })

  it('is revoked by a word, before the message is recorded', async () => {
    relance.break.engine = true
    await expect(say('STOP', 'm1')).rejects.toBeInstanceOf(RetryableError)
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
    relance.break.engine = false
    await say('STOP', 'm1')
    expect(await relance.inputs(ANA)).toMatchObject([
      // Nobody waits for an answer to it.
      { type: 'message.received', text: 'STOP', hints: { expectsReply: false } },
      { type: 'contact.opted_out', source: 'keyword' },
    ])
  })

  it('is given back by START, and an old STOP that comes again does not revoke it', async () => {
    const at = Date.now() - 60_000
    await say('Please stop messaging me', 'm1', { sentAt: new Date(at) })
    await say('START', 'm2', { sentAt: new Date(at + 5_000) })
    await say('Please stop messaging me', 'm1', { sentAt: new Date(at) })
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: false })
    expect((await relance.inputs(ANA)).map(({ type }) => type)).toEqual([
      'message.received',
      'contact.opted_out',
      'message.received',
      'contact.opted_in',
    ])
  })

  it('is revoked by a STOP of the same second, which channels round down', async () => {
    const at = Date.now() - 60_000
    await say('START', 'm1', { sentAt: new Date(at) })
    await say('STOP', 'm2', { sentAt: new Date(at - 900) })
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
    expect((await relance.inputs(ANA)).at(-1)).toMatchObject({ type: 'contact.opted_out' })
    await say('START', 'm3', { sentAt: new Date(at + 1) })
    expect(await relance.contact(ANA), 'what is later is later').toMatchObject({ optedOut: false })
  })

  it('is the customer’s alone to revoke', async () => {
    await say('STOP', 'm1', { author: 3 })
    expect(await relance.contact(ANA)).toBeUndefined()
  })

  it('knows the words of the channel', async () => {
    await say('cancel', 'm1', { accountId: 'page' })
    expect(await relance.contact(ANA, 'page')).toBeUndefined()
    await say('cancel', 'm1', { accountId: 'text' })
    expect(await relance.contact(ANA, 'text')).toMatchObject({ optedOut: true })
  })

  it('is set by a service', async () => {
    const set = (optedOut: boolean, requestId: string, tenant = 'acme') =>
      relance.client.setConsent({ tenant, accountId: 'wa', contactExternalId: ANA, optedOut, requestId })
    const answer = await set(true, 'r1')
    expect(answer).toEqual({ contactId: expect.stringMatching(/^p_/), conversationId: expect.stringMatching(/^c_/) })
    await set(true, 'r1')
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
    expect(await relance.inputs(ANA)).toEqual([{ type: 'contact.opted_out', source: 'service' }])
    // Of two statements of one millisecond the one that revokes stands.
    const revokedAt = Date.now()
    await expect.poll(() => Date.now()).toBeGreaterThan(revokedAt)
    await set(false, 'r2')
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: false })
    await expect(set(true, '')).rejects.toMatchObject({ code: 'REQUEST_ID_MISSING' })
    await expect(set(true, 'r3', 'rival')).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the contact', () => {
  it('is learned once, and written again only when something is new', async () => {
    const ana = { contactName: 'Ana', contactZone: 'Europe/Madrid', contactLocale: 'es-ES' }
    for (let i = 0; i < 5; i++) await record({ ...ana, messageId: `m${i}` })
    expect(relance.calls.put).toBe(1)
    expect(await relance.contact(ANA)).toMatchObject({
      name: 'Ana',
      zone: 'Europe/Madrid',
      locale: 'es-ES',
      optedOut: false,
    })
    await record({ ...ana, contactName: 'Ana María', messageId: 'm9' })
    expect(relance.calls.put).toBe(2)
    expect(await relance.contact(ANA)).toMatchObject({ name: 'Ana María', zone: 'Europe/Madrid' })
  })

  it('of whom nothing is told has no record', async () => {
    await record()
    expect(relance.calls.put).toBe(0)
  })
})

describe('the webhook of services', () => {
  async function post(payload: unknown, { account = 'gateway', secret = 'app secret' } = {}) {
    const { body, signature } = signedBody(payload, secret)
    const response = await fetch(`${relance.url}/webhooks/http/${account}`, {
      method: 'POST',
      body,
      headers: { 'x-relance-signature': signature },
    })
    return { status: response.status, answer: await response.json() }
  }
  const message = (of: Record<string, unknown> = {}) => ({
    messageId: 'm1',
    contactExternalId: 'ana',
    author: 'AUTHOR_CUSTOMER',
    text: 'Hi!',
    ...of,
  })

  it('records signed messages and says what became of each', async () => {
    const { status, answer } = await post({
      messages: [message({ sentAt: '2026-11-20T10:00:00Z' }), message({ messageId: '' })],
    })
    expect(status).toBe(200)
    expect(answer).toMatchObject({ results: [{ duplicate: false }, { refused: { code: 'MESSAGE_ID_MISSING' } }] })
    expect(await relance.inputs('ana', 'gateway')).toMatchObject([
      { text: 'Hi!', sentAt: Date.parse('2026-11-20T10:00:00Z') },
    ])
  })

  it('refuses what it cannot take', async () => {
    expect(await post({ messages: [message()] }, { secret: 'guess' })).toMatchObject({ status: 401 })
    expect(await post({ messages: [message()] }, { account: 'wa' })).toMatchObject({ status: 404 })
    expect(await post({ messages: 'none' })).toMatchObject({
      status: 400,
      answer: { error: { code: 'MESSAGES_MISSING' } },
    })
    expect(await post({ messages: [message({ author: 'AUTHOR_DOG' })] })).toMatchObject({
      status: 400,
      answer: { error: { code: 'MESSAGE_UNREADABLE' } },
    })
    expect(await post({ messages: [message({ accountId: 'wa' })] })).toMatchObject({
      status: 400,
      answer: { error: { code: 'ACCOUNT_MISMATCH' } },
    })
    expect(relance.calls.append).toBe(0)
  })
})

describe("the sandbox's webhook", () => {
  const post = async (body: unknown, account = 'sandbox') => {
    const response = await fetch(`${relance.url}/webhooks/sandbox/${account}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }

  it('takes a message as anybody would write it', async () => {
    const { status, answer } = await post({ contact: 'ana', text: 'Hi, I would like to book a haircut.', name: 'Ana' })
    expect({ status, answer }).toMatchObject({
      status: 200,
      answer: { conversation: expect.stringMatching(/^c_/), duplicate: false },
    })
    await post({ contact: 'ana', author: 'assistant', text: 'Which day?' })
    await post({ contact: 'ana', author: 'person', name: 'Marta', text: 'I can do Tuesday.' })
    expect(await relance.inputs('ana', 'sandbox')).toMatchObject([
      { type: 'message.received', route: { contactName: 'Ana' } },
      { type: 'message.sent', author: 'assistant' },
      { type: 'message.sent', author: 'person', personName: 'Marta' },
    ])
  })

  it('takes nothing from web pages, which any site could open', async () => {
    const response = await fetch(`${relance.url}/webhooks/sandbox/sandbox`, {
      method: 'POST',
      body: JSON.stringify({ contact: 'lured', text: 'Hi' }),
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(response.status).toBe(403)
    expect(await relance.inputs('lured', 'sandbox')).toEqual([])
  })

  it('is closed to accounts of other channels, and says what is wrong', async () => {
    expect(await post({ contact: 'ana', text: 'Hi' }, 'wa')).toMatchObject({ status: 404 })
    expect(await post({ contact: 'ana' })).toMatchObject({
      status: 400,
      answer: { error: { code: 'MESSAGE_UNREADABLE' } },
    })
  })

  it('answers in JSON where there is nothing', async () => {
    const response = await fetch(`${relance.url}/nowhere`)
    expect({ status: response.status, answer: await response.json() }).toMatchObject({
      status: 404,
      answer: { error: { code: 'NOT_FOUND' } },
    })
  })
})
