import { RetryableError } from '@relance/contracts/errors'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { aWhatsappMessage, aWhatsappStatus, aWhatsappWebhook, signedBody } from '@relance/testing'
import { describe, expect, it } from 'vitest'
import { aMessage, NUMBER_ID, useIngest } from './use-ingest.ts'

const ANA = '34600112233'
const BEN = '34600445566'
const RESOURCE_EXHAUSTED = 8
const relance = useIngest({ limits: { tenant: { perSecond: 10, burst: 100 }, contact: { perSecond: 1, burst: 3 } } })

let lastId = 0
const record = (of: Record<string, unknown> = {}, tenant = 'acme') =>
  relance.client.recordMessage({ tenant, message: aMessage({ messageId: `m${++lastId}`, ...of }) as never })
const recordAll = (messages: Record<string, unknown>[], tenant = 'acme') =>
  relance.client.recordMessages({ tenant, messages: messages.map((message) => aMessage(message) as never) })
const refusalOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(RetryableError)
  return error as RetryableError
}
const textsOf = async (contact: string, account = 'wa') =>
  (await relance.inputs(contact, account)).flatMap((input) => ('text' in input ? [input.text] : []))

async function post(path: string, body: unknown, header = 'x-none') {
  const signed = signedBody(body as object, 'app secret')
  const response = await fetch(`${relance.url}/webhooks/${path}`, {
    method: 'POST',
    body: signed.body,
    headers: { [header]: signed.signature },
  })
  const { error } = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: error?.code, retryAfter: response.headers.get('retry-after') }
}

describe("a contact's rate", () => {
  it('lets a burst through, and refuses what is more until its time', async () => {
    for (let n = 0; n < 3; n++) await record()
    const refusal = await refusalOf(record())
    expect(refusal).toMatchObject({
      code: 'CONTACT_OVER_LIMIT',
      overLimit: true,
      retryAfterMs: 1000,
      message: expect.stringMatching(/more than 1 messages a second.*again after that time, with the same ids/),
      cause: { code: RESOURCE_EXHAUSTED },
    })
    relance.pass(1000)
    await record()
    expect(await relance.inputs(ANA)).toHaveLength(4)
  })

  it("touches neither other contacts, nor what the contact is written to, nor other tenants' contacts of the same name", async () => {
    for (let n = 0; n < 3; n++) await record()
    await refusalOf(record())
    await record({ contactExternalId: BEN })
    await record({ author: 2, text: 'One moment, please.' })
    await record({ accountId: 'other' }, 'rival')
  })

  it('does not keep a contact from saying stop', async () => {
    for (let n = 0; n < 3; n++) await record()
    await refusalOf(record())
    await record({ text: 'STOP' })
    expect(await relance.contact(ANA)).toMatchObject({ optedOut: true })
  })

  it('takes nothing for a message that comes again', async () => {
    for (let n = 0; n < 10; n++) await record({ messageId: 'the same' })
    await record()
    await record()
    await refusalOf(record())
  })

  it.each(['whatsapp', 'http'] as const)(
    'of a flood in a batch (%s) takes more each time the batch comes again, in order, and everything else at once',
    async (kind) => {
      const flood = Array.from({ length: 10 }, (_, n) => `flood ${n}`)
      const account = kind === 'http' ? 'gateway' : 'wa'
      const said = [...flood.map((text) => [ANA, text] as const), [BEN, 'Hello?'] as const]
      const now = Date.now()
      const webhooks = said.map(([from, text]) => aWhatsappMessage({ from, id: `wamid.${text}`, at: now, text }))
      const status = aWhatsappStatus({ recipient: ANA, id: 'wamid.out', status: 'delivered', at: now })
      const whole = aWhatsappWebhook(NUMBER_ID, {
        ...webhooks[0],
        messages: webhooks.flatMap(({ messages }) => messages),
        statuses: (status as { statuses: unknown[] }).statuses,
      })
      const messages = said.map(([contact, text]) =>
        Message.toJSON(aMessage({ messageId: text, accountId: 'gateway', contactExternalId: contact, text })),
      )
      const send = () =>
        kind === 'http'
          ? post('http/gateway', { messages }, 'x-relance-signature')
          : post('whatsapp/wa', whole, 'x-hub-signature-256')

      // Of the 7 that are left the next 3 are worth waiting for.
      expect(await send()).toEqual({ status: 429, code: 'CONTACT_OVER_LIMIT', retryAfter: '3' })
      expect(await textsOf(ANA, account)).toEqual(flood.slice(0, 3))
      expect(await textsOf(BEN, account)).toEqual(['Hello?'])
      if (kind === 'whatsapp')
        expect(await relance.inputs(ANA)).toContainEqual(expect.objectContaining({ type: 'delivery.status_changed' }))

      let times = 1
      for (let answer = await send(); answer.status !== 200; answer = await send()) {
        relance.pass(1000 * Number(answer.retryAfter))
        times += 1
      }
      expect(times).toBeLessThanOrEqual(5)
      expect(await textsOf(ANA, account)).toEqual(flood)
      expect(await textsOf(BEN, account)).toEqual(['Hello?'])
    },
  )

  it('is not used up by what a channel reports of deliveries', async () => {
    const now = Date.now()
    for (let n = 0; n < 10; n++) {
      const status = aWhatsappStatus({ recipient: ANA, id: `wamid.out${n}`, status: 'read', at: now })
      expect(await post('whatsapp/wa', aWhatsappWebhook(NUMBER_ID, status), 'x-hub-signature-256')).toMatchObject({
        status: 200,
      })
    }
    await record()
  })
})

describe("a tenant's rate", () => {
  const batch = (count: number, name: string) =>
    Array.from({ length: count }, (_, n) => ({ messageId: `${name} ${n}`, contactExternalId: `${name} ${n}` }))

  it('refuses a request as a whole, and lets a large one through where a small one would be', async () => {
    await recordAll(batch(99, 'a'))
    await recordAll(batch(21, 'b'))
    const refusal = await refusalOf(recordAll(batch(2, 'c')))
    expect(refusal).toMatchObject({ code: 'TENANT_OVER_LIMIT', overLimit: true, retryAfterMs: 2100 })
    expect(await relance.inputs('c 0')).toEqual([])
    for (const path of ['sandbox/sandbox', 'whatsapp/wa', 'http/gateway']) {
      const header = path.startsWith('http') ? 'x-relance-signature' : 'x-hub-signature-256'
      const body = path.startsWith('whatsapp')
        ? aWhatsappWebhook(NUMBER_ID, aWhatsappMessage({ from: ANA, id: 'w', at: Date.now(), text: 'Hi' }))
        : path.startsWith('http')
          ? { messages: [{ ...(Message.toJSON(aMessage({ accountId: '' })) as object) }] }
          : { contact: ANA, text: 'Hi' }
      expect(await post(path, body, header)).toEqual({ status: 429, code: 'TENANT_OVER_LIMIT', retryAfter: '3' })
    }
    relance.pass(2100)
    await recordAll(batch(2, 'c'))
  })

  it('leaves others alone, and whoever opts out is heard', async () => {
    await recordAll(batch(150, 'a'))
    await refusalOf(record())
    await record({ accountId: 'other' }, 'rival')
    await record({ text: 'STOP' })
    await recordAll([{ contactExternalId: 'c' }, { text: 'STOP', contactExternalId: 'quits' }])
    expect(await textsOf('quits')).toEqual(['STOP'])
    await relance.client.setConsent({
      tenant: 'acme',
      accountId: 'wa',
      contactExternalId: BEN,
      optedOut: true,
      requestId: 'r1',
    })
    expect(await relance.contact(BEN)).toMatchObject({ optedOut: true })
  })

  it('cannot be used up by somebody who has no account of the tenant', async () => {
    const { results } = await recordAll(batch(150, 'a').map((message) => ({ ...message, accountId: 'other' })))
    expect(results[0]).toMatchObject({ refusedReason: 'ACCOUNT_OF_OTHER_TENANT' })
    await record()
  })
})
