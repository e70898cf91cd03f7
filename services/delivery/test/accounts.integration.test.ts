import { Channel } from '@relance/contracts/gen/relance/conversation/v1/types'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import type { Account } from '@relance/contracts/settings'
import { accountCodec } from '@relance/contracts/settings-codec'
import { contactIdOf } from '@relance/contracts/ids'
import { plainAccount, settingsKeys, unknownContact } from '@relance/contracts/settings'
import { createGrpcClient, createLog, hashOf, type PromiseClient, readTokens, serveGrpc } from '@relance/service-kit'
import { useFakeWhatsapp } from '@relance/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, TENANT, useDelivery } from './use-delivery.ts'

const relance = useDelivery()
const phone = useFakeWhatsapp({ token: 'token', phoneNumberId: '106540352242922' })
let client: PromiseClient<DeliveryServiceClient> & { close(): void }
let server: Awaited<ReturnType<typeof serveGrpc>>

beforeEach(async () => {
  const log = createLog({ service: 'delivery', level: 'silent' })
  server = await serveGrpc({ services: relance.service.grpc, host: '127.0.0.1', port: 0, log })
  client = createGrpcClient(DeliveryServiceClient, { address: `127.0.0.1:${server.port}`, caller: 'test' })
  phone.forget()
})
afterEach(async () => {
  client.close()
  await server.stop()
})

const whatsapp = (of: Partial<Account> = {}) =>
  anAccount({ id: 'wa', channel: 'whatsapp', name: 'Sales number', ...of })
const put = (account: Account) => client.putAccount({ account: accountCodec.toWire(account) })
const resolve = async (of: { accountId?: string; channel?: Channel; externalId?: string }) =>
  (await client.resolveAccount({ accountId: '', channel: Channel.CHANNEL_UNSPECIFIED, externalId: '', ...of })).account
    ?.id

describe('accounts', () => {
  it('are found by their id, and by the channel’s', async () => {
    await put(whatsapp())
    expect(await resolve({ accountId: 'wa' })).toBe('wa')
    expect(await resolve({ channel: Channel.CHANNEL_WHATSAPP, externalId: '106540352242922' })).toBe('wa')
    await expect(resolve({ accountId: 'nobody' })).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
      kind: 'not_found',
    })
    await expect(resolve({ accountId: 'no such \u0000 name' })).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' })
    await expect(resolve({ channel: Channel.CHANNEL_WHATSAPP, externalId: '1' })).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    })
    await expect(resolve({})).rejects.toMatchObject({ code: 'ACCOUNT_MISSING' })
  })

  it('are listed for their tenant, by name', async () => {
    await put(whatsapp())
    await put(anAccount({ id: 'second', name: 'A sandbox', externalId: '' }))
    await put(anAccount({ id: 'rivals', tenant: 'rival', externalId: '' }))
    const { accounts } = await client.listAccounts({ tenant: TENANT })
    expect(accounts.map(({ name }) => name)).toEqual(['A sandbox', 'Main', 'Sales number'])
  })

  it('have an outside id of their own on their channel, and may give it up', async () => {
    await put(whatsapp())
    await put(whatsapp())
    await expect(put(whatsapp({ id: 'thief', tenant: 'rival' }))).rejects.toMatchObject({
      code: 'EXTERNAL_ID_TAKEN',
      kind: 'precondition',
    })
    await put(anAccount({ id: 'elsewhere', externalId: '106540352242922' }))
    await put(whatsapp({ externalId: '2' }))
    await put(whatsapp({ id: 'heir' }))
    expect(await resolve({ channel: Channel.CHANNEL_WHATSAPP, externalId: '106540352242922' })).toBe('heir')
    expect(await resolve({ channel: Channel.CHANNEL_WHATSAPP, externalId: '2' })).toBe('wa')
  })

  it('of which one id is claimed at once: one gets it', async () => {
    const outcomes = await Promise.allSettled(['one', 'two', 'three'].map((id) => put(whatsapp({ id }))))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('stay with their tenant and on their channel', async () => {
    await put(whatsapp())
    await expect(put(whatsapp({ tenant: 'rival' }))).rejects.toMatchObject({
      code: 'ACCOUNT_OF_OTHER_TENANT',
      kind: 'forbidden',
    })
    await expect(put(whatsapp({ channel: 'sandbox' }))).rejects.toMatchObject({ code: 'ACCOUNT_CHANNEL_FIXED' })
  })

  it('have their secrets, where those are sent, and their outside id from an operator: a tenant’s token changes the rest', async () => {
    const log = createLog({ service: 'delivery', level: 'silent' })
    const entry = (token: string, tenant: string) => [hashOf(token).toString('hex'), { tenant, name: token }]
    const table = Object.fromEntries([entry('tenant', TENANT), entry('operator', '*')])
    const tokens = readTokens({ RELANCE_TOKENS: JSON.stringify(table) })
    const guarded = await serveGrpc({ services: relance.service.grpc, host: '127.0.0.1', port: 0, log, tokens })
    const to = { address: `127.0.0.1:${guarded.port}`, caller: 'test' }
    const [tenant, operator] = ['tenant', 'operator'].map((token) =>
      createGrpcClient(DeliveryServiceClient, { ...to, token }),
    )
    const putAs = (by: typeof tenant, account: Account) => by!.putAccount({ account: accountCodec.toWire(account) })
    try {
      const denied = { code: 'OPERATOR_NEEDED', kind: 'forbidden' }
      await expect(putAs(tenant, whatsapp())).rejects.toMatchObject(denied)
      await putAs(operator, whatsapp())
      for (const stolen of [
        { baseUrl: 'https://tenant.example' },
        { accessTokenRef: 'env:TOKEN_OF_ANOTHER' },
        { webhookSecretRef: 'env:SECRET_OF_ANOTHER' },
        { verifyTokenRef: '' },
        { externalId: '2' },
      ])
        await expect(putAs(tenant, whatsapp(stolen))).rejects.toMatchObject({
          kind: expect.stringMatching(/forbidden|invalid/),
        })
      await putAs(tenant, whatsapp({ name: 'Renamed' }))
      // Nor may it keep for itself what is another's on a channel where it takes no secret to have an account.
      for (const channel of ['sandbox', 'telegram', 'web_widget'] as const) {
        const plain = plainAccount({ id: channel, tenant: TENANT, channel, assistantId: 'sales', name: channel })
        await expect(putAs(tenant, { ...plain, externalId: 'of-another' })).rejects.toMatchObject(denied)
        await putAs(tenant, plain)
        await putAs(tenant, { ...plain, assistantId: 'support' })
        await expect(putAs(tenant, { ...plain, externalId: 'of-another' })).rejects.toMatchObject(denied)
      }
      await putAs(operator, whatsapp({ id: 'others', tenant: 'rival', channel: 'telegram', externalId: 'of-another' }))
      const { accounts } = await tenant!.listAccounts({ tenant: TENANT })
      expect(accounts.map(({ name }) => name)).toEqual(['Main', 'Renamed', 'sandbox', 'telegram', 'web_widget'])
    } finally {
      tenant!.close()
      operator!.close()
      await guarded.stop()
    }
  })

  it.each<[string, Partial<Account>]>([
    ['externalId is needed', { externalId: '' }],
    ['externalId must be the number', { externalId: '+1 555' }],
    ['accessTokenRef is needed', { accessTokenRef: '' }],
    ['not hold the secret itself', { accessTokenRef: 'EAAGm0PX4ZCps' }],
    ['webhookSecretRef is needed', { webhookSecretRef: '' }],
    ['verifyTokenRef is needed', { verifyTokenRef: '' }],
    ['baseUrl must be', { baseUrl: 'file:///etc/passwd' }],
    ['templateName must be', { templateName: 'Hello World' }],
    ['id: must be', { id: 'a b' }],
    ['baseUrl is needed', { channel: 'http', baseUrl: '' }],
  ])('are refused where %s', async (problem, of) => {
    await expect(put(whatsapp(of))).rejects.toMatchObject({
      code: 'ACCOUNT_INVALID',
      kind: 'invalid',
      message: expect.stringContaining(problem),
    })
  })
})

describe('TestSend', () => {
  const send = (of: Record<string, string> = {}) =>
    client.testSend({ tenant: TENANT, accountId: 'wa', contactExternalId: '16505551234', text: 'It works.', ...of })
  beforeEach(() => put(whatsapp({ baseUrl: phone.baseUrl })))

  it('sends one message', async () => {
    expect(await send()).toEqual({ providerMessageId: expect.stringMatching(/^wamid\./) })
    expect(phone.calls).toMatchObject([{ body: { to: '16505551234', text: { body: 'It works.' } } }])
  })

  it('says what the channel said', async () => {
    phone.misbehave({ error: 131026 }, 'reset')
    await expect(send()).rejects.toMatchObject({ code: 'RECIPIENT_UNAVAILABLE', kind: 'precondition' })
    await expect(send()).rejects.toMatchObject({ code: 'SEND_IN_DOUBT' })
  })

  it('keeps to what is allowed', async () => {
    await expect(send({ tenant: 'rival' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(send({ text: ' ' })).rejects.toMatchObject({ code: 'TEXT_MISSING' })
    relance.budget.refuseForMs = 6_000
    await expect(send()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 6_000 })
    relance.budget.refuseForMs = undefined
    const id = contactIdOf(TENANT, 'whatsapp', 'wa', '16505551234')
    await relance.engine.settings.put(settingsKeys.contact(TENANT, id), { ...unknownContact(id), optedOut: true })
    await expect(send()).rejects.toMatchObject({ code: 'OPTED_OUT' })
    expect(phone.calls).toEqual([])
  })
})

it('the sandbox’s log is listed by page', async () => {
  relance.start()
  for (let i = 0; i < 3; i++) await relance.outcome(await relance.request({ text: `${i}` }))
  const { calls } = await client.listSandboxCalls({ tenant: TENANT, after: 1n, pageSize: 1 })
  expect(calls).toMatchObject([
    { number: 2n, text: '1', repeat: false, conversationId: expect.stringMatching(/^c_/), attempt: 1 },
  ])
  expect((await client.listSandboxCalls({ tenant: 'rival', after: 0n, pageSize: 0 })).calls).toEqual([])
})
