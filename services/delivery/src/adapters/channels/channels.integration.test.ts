import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, accountSchema } from '@relance/contracts/settings'
import { createSystemClock } from '@relance/engine'
import { createLog } from '@relance/service-kit'
import { freePort, useFakeHttpChannel, useFakeWhatsapp } from '@relance/testing'
import { afterAll, expect, it } from 'vitest'
import { channelContract } from './channel.contract.ts'
import { createHttpChannel } from './http.ts'
import { createSandboxChannel, type SandboxChannel } from './sandbox.ts'
import { createWhatsappCloudChannel } from './whatsapp-cloud.ts'

const secret = (reference: string) => reference.replace('env:', '')
const account = (of: Partial<Account>): Account =>
  accountSchema.parse({
    id: 'main',
    tenant: 'acme',
    channel: 'whatsapp',
    assistantId: 'sales',
    name: 'Main',
    externalId: '1',
    baseUrl: '',
    accessTokenRef: 'env:TOKEN',
    webhookSecretRef: 'env:SECRET',
    verifyTokenRef: '',
    templateName: '',
    templateLanguage: 'en',
    assistantAppIds: [],
    ...of,
  })

const phone = useFakeWhatsapp({ token: 'TOKEN', phoneNumberId: '1' })
channelContract('WhatsApp Cloud API', async () => {
  phone.forget()
  return {
    channel: createWhatsappCloudChannel({ secret }),
    account: account({ baseUrl: phone.baseUrl }),
    shown: phone.shown,
    misbehave: phone.misbehave,
    unreachable: account({ baseUrl: `http://127.0.0.1:${await freePort()}/v26.0` }),
  }
})

const gateway = useFakeHttpChannel({ secret: 'SECRET' })
channelContract('generic signed HTTP', async () => {
  gateway.forget()
  const accountOf = (baseUrl: string) => account({ channel: 'http', baseUrl })
  return {
    channel: createHttpChannel({ secret }),
    account: accountOf(gateway.baseUrl),
    shown: gateway.shown,
    misbehave: gateway.misbehave,
    unreachable: accountOf(`http://127.0.0.1:${await freePort()}/messages`),
  }
})

const sandboxes: SandboxChannel[] = []
const openSandbox = (path = join(mkdtempSync(join(tmpdir(), 'relance-sandbox-')), 'sandbox.sqlite')) => {
  const sandbox = createSandboxChannel({
    path,
    clock: createSystemClock(),
    log: createLog({ service: 'test', level: 'silent' }),
  })
  sandboxes.push(sandbox)
  return sandbox
}
afterAll(() => {
  for (const sandbox of sandboxes) sandbox.close()
})
channelContract('sandbox', async () => {
  const channel = openSandbox()
  return {
    channel,
    account: account({ channel: 'sandbox' }),
    shown: () => channel.calls('acme', 0, 99).filter(({ repeat }) => !repeat),
  }
}, [{ reason: 'There is no network between the sandbox and its log.', tests: ['C2', 'C2-doubt', 'C3'] }])

it('the sandbox keeps its log over restarts, shares it between processes, and keeps tenants apart', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'relance-sandbox-')), 'sandbox.sqlite')
  const send = (sandbox: SandboxChannel, tenant: string) =>
    sandbox.send(
      {
        key: 'k',
        account: account({ channel: 'sandbox', tenant }),
        conversation: 'c',
        to: 'ana',
        kind: 'farewell',
        attempt: 0,
        text: 'Bye 👋',
        form: 'text',
      },
      { signal: AbortSignal.timeout(1_000), mayBegin: () => true },
    )
  const [one, two] = [openSandbox(path), openSandbox(path)]
  expect(await send(one, 'acme')).toMatchObject({ providerMessageId: 'sandbox-1' })
  expect(await send(two, 'acme')).toMatchObject({ providerMessageId: 'sandbox-1' })
  expect(await send(two, 'rival')).toMatchObject({ providerMessageId: 'sandbox-3' })
  expect(openSandbox(path).calls('acme', 1, 10)).toMatchObject([
    { number: 2, repeat: true, text: 'Bye 👋', kind: 'farewell' },
  ])
})

it('what could begin before there was a connection and no more after it is not written', async () => {
  let mayBegin = true
  const sending = createHttpChannel({ secret }).send(
    {
      key: 'c_8/1/1',
      account: account({ channel: 'telegram', baseUrl: gateway.baseUrl }),
      conversation: 'c_8',
      to: '77',
      kind: 'follow_up',
      attempt: 1,
      text: 'Hi',
      form: 'text',
    },
    { signal: AbortSignal.timeout(5_000), mayBegin: () => mayBegin },
  )
  mayBegin = false
  expect(await sending).toEqual({ type: 'not_begun' })
  expect(gateway.calls.filter(({ key }) => key === 'c_8/1/1')).toEqual([])
})

it('the gateway gets what it needs to send, signed', async () => {
  await createHttpChannel({ secret }).send(
    {
      key: 'c_9/1/1',
      account: account({ channel: 'telegram', baseUrl: gateway.baseUrl, templateName: 'hello' }),
      conversation: 'c_9',
      to: '77',
      kind: 'follow_up',
      attempt: 2,
      text: 'Hi',
      form: 'template',
    },
    { signal: AbortSignal.timeout(5_000), mayBegin: () => true },
  )
  expect(gateway.calls.at(-1)).toMatchObject({
    key: 'c_9/1/1',
    body: {
      id: 'c_9/1/1',
      account: 'main',
      channel: 'telegram',
      conversation: 'c_9',
      to: '77',
      kind: 'follow_up',
      attempt: 2,
      text: 'Hi',
      form: 'template',
      template: { name: 'hello', language: 'en' },
    },
  })
})
