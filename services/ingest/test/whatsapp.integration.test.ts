import { commandIdOf } from '@relance/contracts/command-id'
import { conversationIdOf } from '@relance/contracts/ids'
import { aWhatsappMessage, aWhatsappStatus, aWhatsappWebhook, signedBody } from '@relance/testing'
import { describe, expect, it } from 'vitest'
import { NUMBER_ID, useIngest } from './use-ingest.ts'

const ANA = '16505551234'
const relance = useIngest()

async function post(
  value: Record<string, unknown> | string,
  { account = 'wa', field = 'messages', signature = undefined as string | null | undefined } = {},
) {
  const payload = typeof value === 'string' ? value : aWhatsappWebhook(NUMBER_ID, value, field)
  const signed = signedBody(payload, 'app secret')
  const response = await fetch(`${relance.url}/webhooks/whatsapp/${account}`, {
    method: 'POST',
    body: signed.body,
    headers: signature === null ? {} : { 'x-hub-signature-256': signature ?? signed.signature },
  })
  const answer = (await response.json()) as { error?: { code: string; message: string } }
  return { status: response.status, code: answer.error?.code, message: answer.error?.message }
}

describe("WhatsApp's challenge", () => {
  const ask = async (token: string, account = 'wa') => {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': token,
      'hub.challenge': '1158201444',
    })
    const response = await fetch(`${relance.url}/webhooks/whatsapp/${account}?${query.toString()}`)
    return { status: response.status, text: await response.text() }
  }

  it('is echoed to whoever knows the token', async () => {
    expect(await ask('verify me')).toEqual({ status: 200, text: '1158201444' })
  })

  it('is refused otherwise', async () => {
    expect(await ask('guess')).toMatchObject({ status: 403, text: expect.stringContaining('VERIFY_TOKEN_WRONG') })
    expect(await ask('verify me', 'nobody')).toMatchObject({ status: 404 })
    expect(await ask('verify me', 'sandbox')).toMatchObject({ status: 404 })
  })
})

describe("WhatsApp's messages", () => {
  it('are recorded once, however often they come', async () => {
    const at = Date.now() - 5_000
    const message = aWhatsappMessage({ from: ANA, id: 'wamid.1', at, text: 'Hola, ¿lo tenéis en rojo? 🙂' })
    for (let time = 0; time < 3; time++) expect(await post(message)).toMatchObject({ status: 200 })
    expect(await relance.inputs(ANA)).toEqual([
      {
        type: 'message.received',
        messageId: 'wamid.1',
        sentAt: Math.floor(at / 1000) * 1000,
        kind: 'text',
        text: 'Hola, ¿lo tenéis en rojo? 🙂',
        route: {
          accountId: 'wa',
          channel: 'whatsapp',
          contactId: expect.stringMatching(/^p_/),
          contactExternalId: ANA,
          contactName: 'Sheena Nelson',
          assistantId: 'sales',
        },
        settings: {
          inactivityMs: 1_200_000,
          autoFollowUps: true,
          autoResolve: true,
          autoCsat: false,
          transferToHuman: true,
          spamProtection: true,
        },
        hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
      },
    ])
  })

  it('keep their order within a batch', async () => {
    const messages = Array.from({ length: 40 }, (_, i) =>
      aWhatsappMessage({ from: i % 2 ? ANA : '4915551', id: `wamid.${i}`, at: Date.now(), text: `message ${i}` }),
    )
    const all = { contacts: [], messages: messages.flatMap(({ messages }) => messages as object[]) }
    await post(all)
    const texts = (await relance.inputs(ANA)).map((input) => ('text' in input ? input.text : ''))
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `message ${2 * i + 1}`))
  })

  it('that staff typed in the phone app are a person’s', async () => {
    const echo = {
      from: '15550783881',
      to: ANA,
      id: 'wamid.echo',
      timestamp: '1739321024',
      type: 'text',
      text: { body: 'I am on it' },
    }
    await post({ message_echoes: [echo] }, { field: 'smb_message_echoes' })
    expect(await relance.inputs(ANA)).toMatchObject([
      { type: 'message.sent', author: 'person', text: 'I am on it', messageId: 'wamid.echo' },
    ])
  })

  it('that choose a rating are ratings', async () => {
    const list_reply = { id: 'csat:4', title: '★★★★☆' }
    const content = { type: 'interactive', interactive: { type: 'list_reply', list_reply } }
    await post(aWhatsappMessage({ from: ANA, id: 'wamid.rating', at: Date.now(), content }))
    expect(await relance.inputs(ANA)).toEqual([{ type: 'csat.rated', messageId: 'wamid.rating', rating: 4 }])
  })

  it('from a customer with a username and no number are recorded all the same', async () => {
    const message = {
      from_user_id: 'US.13491208655302741918',
      id: 'wamid.u',
      timestamp: '1739321024',
      type: 'text',
      text: { body: 'Hi' },
    }
    await post({ contacts: [{ profile: { name: 'Ana' }, user_id: 'US.13491208655302741918' }], messages: [message] })
    expect(await relance.inputs('US.13491208655302741918')).toMatchObject([
      { text: 'Hi', route: { contactName: 'Ana' } },
    ])
  })
})

describe("WhatsApp's statuses", () => {
  it('carry the request they belong to, into the conversation of that request', async () => {
    const conversation = conversationIdOf('acme', 'wa', ANA)
    const callbackData = commandIdOf(conversation, { seq: 7, at: Date.now() }, 1)
    // Meta reports some Mexican and Brazilian numbers in another spelling than they were written to.
    await post(
      aWhatsappStatus({
        id: 'wamid.out',
        recipient: '116505551234',
        status: 'delivered',
        at: 1_739_321_024_000,
        callbackData,
      }),
    )
    expect(await relance.inputs(ANA)).toMatchObject([
      {
        type: 'delivery.status_changed',
        providerMessageId: 'wamid.out',
        requestId: callbackData,
        status: 'delivered',
        at: 1_739_321_024_000,
      },
    ])
  })

  it('of a message that Relance did not send have no request', async () => {
    await post(aWhatsappStatus({ id: 'wamid.out', recipient: ANA, status: 'failed', at: Date.now(), error: 131047 }))
    const [status] = await relance.inputs(ANA)
    expect(status).toMatchObject({ type: 'delivery.status_changed', status: 'failed', code: '131047' })
    expect(status).not.toHaveProperty('requestId')
  })

  it('that say the contact opted out set the record', async () => {
    await post(aWhatsappStatus({ id: 'wamid.out', recipient: ANA, status: 'failed', at: Date.now(), error: 131050 }))
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
    expect(await relance.inputs(ANA)).toMatchObject([
      { type: 'contact.opted_out', source: 'channel' },
      { type: 'delivery.status_changed' },
    ])
  })

  it('of preferences give and revoke consent', async () => {
    const preference = (value: string, timestamp: number) => ({
      user_preferences: [{ wa_id: ANA, detail: 'User requested', category: 'marketing_messages', value, timestamp }],
    })
    await post(preference('stop', 1_739_321_024), { field: 'user_preferences' })
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
    await post(preference('resume', 1_739_321_099), { field: 'user_preferences' })
    await post(preference('stop', 1_739_321_024), { field: 'user_preferences' })
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: false })
    expect((await relance.inputs(ANA)).map(({ type }) => type)).toEqual(['contact.opted_out', 'contact.opted_in'])
  })
})

describe('what WhatsApp sends and we do not know', () => {
  it('is taken, so that it does not come for days, and changes nothing', async () => {
    const other = aWhatsappWebhook('999', aWhatsappMessage({ from: ANA, id: 'wamid.1', at: Date.now() }))
    for (const payload of [
      JSON.stringify(other),
      JSON.stringify({ object: 'page', entry: [] }),
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ changes: [{ field: 'account_alerts', value: { alert: 1 } }] }],
      }),
      JSON.stringify({ object: 'whatsapp_business_account', entry: 'nothing' }),
      '{}',
    ]) {
      expect(await post(payload), payload).toMatchObject({ status: 200 })
    }
    expect(relance.calls.append).toBe(0)
  })
})

describe('what does not come from WhatsApp', () => {
  const message = () => aWhatsappMessage({ from: ANA, id: 'wamid.1', at: Date.now() })

  it.each([
    ['unsigned', null],
    ['signed with another secret', signedBody('{}', 'another').signature],
    ['signed in another way', 'sha1=abcdef'],
    ['a signature that is too short', 'sha256=00'],
  ])('%s → 401', async (_, signature) => {
    expect(await post(message(), { signature })).toEqual({
      status: 401,
      code: 'SIGNATURE_WRONG',
      message: expect.any(String),
    })
    expect(relance.calls.append).toBe(0)
  })

  it('has a status that tells what is wrong with it', async () => {
    expect(await post(message(), { account: 'nobody' })).toMatchObject({ status: 404, code: 'ACCOUNT_NOT_FOUND' })
    expect(await post('{"object": ')).toMatchObject({ status: 400, code: 'BODY_NOT_JSON' })
    expect(await post('[1]')).toMatchObject({ status: 400, code: 'BODY_NOT_JSON' })
    expect(await post(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toMatchObject({
      status: 400,
      code: 'BODY_TOO_DEEP',
    })
    expect(await post(JSON.stringify({ text: 'x'.repeat(1_048_576) }))).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    })
    expect(await post(message(), { account: 'nosecret' })).toMatchObject({ status: 503, code: 'SECRET_UNAVAILABLE' })
  })
})

describe('while something is down', () => {
  const message = (id: string) => aWhatsappMessage({ from: ANA, id, at: Date.now() })

  it('a message is refused, and recorded when it comes again', async () => {
    relance.break.engine = true
    expect(await post(message('wamid.1'))).toMatchObject({ status: 503, code: 'ENGINE_UNREACHABLE' })
    relance.break.engine = false
    expect(await post(message('wamid.1'))).toMatchObject({ status: 200 })
    expect(await relance.inputs(ANA)).toHaveLength(1)
  })

  it('accounts that are known go on, others wait', async () => {
    await post(message('wamid.1'))
    relance.break.accounts = true
    expect(await post(message('wamid.2'))).toMatchObject({ status: 200 })
    expect(await post(message('wamid.3'), { account: 'nosecret' })).toMatchObject({ status: 503, code: 'DOWN' })
  })
})
