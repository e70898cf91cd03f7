import type { Input } from '@relance/contracts/input'
import { defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import { freePort, useFakeWhatsapp } from '@relance/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { CLAIM_SETTLED_MS } from '../src/deliver.ts'
import { aReply, anAccount, CONTACT, START, TENANT, useDelivery } from './use-delivery.ts'

const HOUR = 3_600_000
const phone = useFakeWhatsapp({ token: 'token', phoneNumberId: '106540352242922' })
const relance = useDelivery()
const account = (of = {}) => anAccount({ channel: 'whatsapp', baseUrl: phone.baseUrl, ...of })

beforeEach(async () => {
  phone.forget()
  await relance.put({ account: account() })
})

async function send(of: Parameters<typeof relance.request>[0] = {}) {
  relance.start()
  const id = await relance.request(of)
  return { id, outcome: await relance.outcome(id) }
}

describe('on WhatsApp', () => {
  it('a follow-up goes out as text that carries its request', async () => {
    const { id, outcome } = await send()
    expect(phone.calls.map(({ body }) => body)).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '16505551234',
        biz_opaque_callback_data: id,
        type: 'text',
        text: { preview_url: false, body: 'Still interested in the red one?' },
      },
    ])
    expect(outcome).toMatchObject({
      type: 'delivery.succeeded',
      providerMessageId: phone.calls[0]?.messageId,
      form: 'text',
    })
  })

  it('outside the window the template goes out, and the receipt says why', async () => {
    await relance.put({ account: account({ templateName: 'checking_in', templateLanguage: 'es' }) })
    const { outcome } = await send({ lastCustomerAt: START - 25 * HOUR })
    expect(phone.calls[0]?.body).toMatchObject({
      type: 'template',
      template: { name: 'checking_in', language: { code: 'es' } },
    })
    expect(outcome).toMatchObject({
      form: 'template:checking_in',
      receipt: {
        gates: expect.arrayContaining([
          expect.objectContaining({ name: "channel's messaging window", verdict: 'changed' }),
        ]),
      },
    })
  })

  it('outside the window nothing goes out without a template, nor anything but follow-ups', async () => {
    expect((await send({ lastCustomerAt: START - 25 * HOUR })).outcome).toMatchObject({
      type: 'delivery.suppressed',
      code: 'WINDOW_CLOSED',
    })
    await relance.put({ account: account({ templateName: 'checking_in' }) })
    await relance.append('m2', aReply('m2'))
    const farewell = await send({ kind: 'farewell', lastCustomerAt: START - 25 * HOUR })
    expect(farewell.outcome).toMatchObject({ code: 'WINDOW_CLOSED' })
    expect(phone.calls).toEqual([])
  })

  it('the question for a rating has rows whose ids come back', async () => {
    await relance.put({
      assistant: {
        capabilities: { ...defaultAssistant('sales').capabilities, autoCsat: true },
      },
    })
    await send({ kind: 'csat', text: 'How did we do?', attempt: 0 })
    expect(phone.calls[0]?.body).toMatchObject({
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'How did we do?' },
        action: { sections: [{ rows: [{ id: 'csat:5' }, {}, {}, {}, { id: 'csat:1' }] }] },
      },
    })
  })

  it('a customer with a username is written to by the id that stands for the number', async () => {
    const route = {
      ...(aReply('x') as { route: object }).route,
      channel: 'whatsapp',
      contactExternalId: 'US.13491208655302741918',
    } as never
    await send({ route })
    expect(phone.calls[0]?.body).toMatchObject({ recipient: 'US.13491208655302741918' })
    expect(phone.calls[0]?.body).not.toHaveProperty('to')
  })

  it.each([
    [131047, 'WINDOW_CLOSED', undefined],
    [131026, 'RECIPIENT_UNAVAILABLE', undefined],
    [130472, 'WITHHELD_BY_EXPERIMENT', undefined],
    [131049, 'HELD_BACK_BY_META', 24 * HOUR],
    [131048, 'SPAM_LIMITED', 24 * HOUR],
    [130429, 'RATE_LIMITED', 30_000],
    [131056, 'PAIR_RATE_LIMITED', 60_000],
    [190, 'ACCOUNT_UNAUTHORISED', 900_000],
    [100, 'REJECTED', undefined],
  ])("error %i is '%s': certainly not sent", async (error, code, afterMs) => {
    phone.misbehave({ error })
    const { outcome } = await send()
    expect(outcome).toMatchObject({ type: 'delivery.failed', code, detail: expect.stringContaining(String(error)) })
    expect('retryAt' in outcome ? outcome.retryAt : undefined).toBe(afterMs === undefined ? undefined : START + afterMs)
    expect('receipt' in outcome ? outcome.receipt?.gates.at(-1) : undefined).toMatchObject({
      name: "channel's answer",
      verdict: 'vetoed',
      detail: expect.stringContaining(String(error)),
    })
    expect(await relance.engine.ledger.sum(TENANT, 'credits:sales', 0)).toBe(0)
  })

  it('error 131050 is an opt-out of the contact', async () => {
    phone.misbehave({ error: 131050 })
    const { outcome } = await send()
    expect(outcome).toMatchObject({ type: 'delivery.failed', code: 'OPTED_OUT' })
    expect((await relance.engine.settings.get(settingsKeys.contact(TENANT, CONTACT)))?.value).toMatchObject({
      optedOut: true,
      consentAt: START,
    })
    await relance.eventually(async () =>
      expect((await relance.inputs()).at(-1)).toEqual({ type: 'contact.opted_out', source: 'channel' }),
    )
  })

  it('429 and a refused connection are "not sent"', async () => {
    phone.misbehave({ status: 429, retryAfterS: 120 })
    expect((await send()).outcome).toMatchObject({
      type: 'delivery.failed',
      code: 'RATE_LIMITED',
      retryAt: START + 120_000,
    })
    await relance.put({ account: account({ baseUrl: `http://127.0.0.1:${await freePort()}/v26.0` }) })
    expect((await send()).outcome).toMatchObject({
      type: 'delivery.failed',
      code: 'CHANNEL_UNREACHABLE',
      retryAt: START + 60_000,
    })
  })

  it.each([
    ['a reset', 'reset' as const],
    ['a reset after the message went out', 'accept_and_reset' as const],
    ['a 500', { status: 500 }],
    ["a 500 of Meta's", { error: 131000, status: 500 }],
    ['a 503', { status: 503 }],
    ['an answer without an id', { status: 200 }],
  ])('%s leaves it in doubt, and it is not sent again', async (_, way) => {
    phone.misbehave(way)
    const { outcome } = await send()
    expect(outcome).toMatchObject({ type: 'delivery.unknown' })
    await relance.clock.advanceTo(START + HOUR)
    await relance.eventually(async () =>
      expect(await relance.engine.queues.deliveries.size()).toMatchObject({ waiting: 0, inHand: 0 }),
    )
    expect(phone.calls).toHaveLength(1)
  })

  it('no answer in time leaves it in doubt', { timeout: 20_000 }, async () => {
    phone.misbehave('hang')
    relance.start()
    const id = await relance.request()
    await relance.eventually(
      async () => expect((await relance.inputs()).at(-1)).toMatchObject({ type: 'delivery.unknown', requestId: id }),
      15_000,
    )
    expect(phone.calls).toHaveLength(1)
  })

  describe('after a worker died between call and outcome', () => {
    const die = async () => {
      const dying = relance.start({
        mailbox: (mailbox) => ({
          ...mailbox,
          append: async (to, entry) => {
            if (entry.id.endsWith('/succeeded')) throw new Error('gone')
            return mailbox.append(to, entry)
          },
        }),
      })
      const id = await relance.request()
      await relance.eventually(() => expect(phone.calls).toHaveLength(1))
      await dying.stop()
      return id
    }

    it('it is in doubt, and not sent again', async () => {
      const id = await die()
      relance.start()
      await relance.clock.advanceTo(START + 2 * CLAIM_SETTLED_MS)
      expect(await relance.outcome(id)).toMatchObject({ type: 'delivery.unknown' })
      expect(phone.calls).toHaveLength(1)
    })

    it("a status that brings the request's id back says that it went out", async () => {
      const id = await die()
      const { route } = aReply('x') as Extract<Input, { type: 'message.received' }>
      await relance.append('s_1', {
        type: 'delivery.status_changed',
        providerMessageId: 'wamid.out',
        requestId: id,
        status: 'sent',
        at: START + 2_000,
        route,
      })
      relance.start()
      await relance.clock.advanceTo(START + 2 * CLAIM_SETTLED_MS)
      expect(await relance.outcome(id)).toMatchObject({
        type: 'delivery.succeeded',
        providerMessageId: 'wamid.out',
        sentAt: START + 2_000,
      })
      expect(phone.calls).toHaveLength(1)
    })
  })
})

describe('a claim that became void before its call', () => {
  it('is certainly not sent where there are no keys: nobody else may send it', async () => {
    let slow = 0
    relance.clock.monotonic = () => performance.now() + slow
    relance.start({
      mailbox: (mailbox) => ({
        ...mailbox,
        async appendIfLast(...of) {
          const appended = await mailbox.appendIfLast(...of)
          slow = 5_000
          return appended
        },
      }),
    })
    expect(await relance.outcome(await relance.request())).toMatchObject({
      type: 'delivery.failed',
      code: 'CLAIM_VOID',
      retryAt: START,
    })
    expect(phone.calls).toEqual([])
  })
})
