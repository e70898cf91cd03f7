import { RetryableError, TerminalError } from '@relance/contracts/errors'
import {
  DeliveryServiceClient,
  DeliveryServiceDefinition,
} from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { IngestServiceClient, Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { contactIdOf, conversationIdOf } from '@relance/contracts/ids'
import { decodeInput, type Input } from '@relance/contracts/input'
import { type Account, type Assistant, type Contact, settingsKeys } from '@relance/contracts/settings'
import { accountCodec } from '@relance/contracts/settings-codec'
import { author } from '@relance/contracts/words'
import { createSystemClock, type Mailbox, type Settings } from '@relance/engine'
import { createSqliteEngine } from '@relance/engine/sqlite'
import {
  createGrpcClient,
  createLog,
  implement,
  type PromiseClient,
  serveGrpc,
  serveHttp,
  type Tokens,
} from '@relance/service-kit'
import { afterEach, beforeEach } from 'vitest'
import type { Limits } from '../src/limits.ts'
import { createIngest } from '../src/service.ts'

export const SECRETS: Record<string, string> = { 'env:APP_SECRET': 'app secret', 'env:VERIFY': 'verify me' }
export const NUMBER_ID = '106540352242922'

const account = (of: Partial<Account>): Account => ({
  id: 'wa',
  tenant: 'acme',
  channel: 'whatsapp',
  assistantId: 'sales',
  name: 'WhatsApp',
  externalId: NUMBER_ID,
  baseUrl: '',
  accessTokenRef: 'env:TOKEN',
  webhookSecretRef: 'env:APP_SECRET',
  verifyTokenRef: 'env:VERIFY',
  templateName: '',
  templateLanguage: 'en',
  assistantAppIds: [],
  ...of,
})

export const ACCOUNTS = [
  account({}),
  account({ id: 'gateway', channel: 'http' }),
  account({ id: 'sandbox', channel: 'sandbox' }),
  account({ id: 'nosecret', webhookSecretRef: 'env:NOT_SET' }),
  account({ id: 'text', channel: 'sms' }),
  account({ id: 'page', channel: 'messenger' }),
  account({ id: 'other', tenant: 'rival', channel: 'http' }),
]

export interface IngestFixture {
  url: string
  client: PromiseClient<IngestServiceClient>
  settings: Settings
  /** Calls of the mailbox and of the settings, for saying that something was not done. */
  calls: { append: number; put: number }
  /** Makes the engine or the account service fail from now on. */
  break: { engine: boolean; accounts: boolean }
  inputs(contactExternalId: string, accountId?: string): Promise<Input[]>
  contact(contactExternalId: string, accountId?: string): Promise<Contact | undefined>
  putAssistant(assistant: Assistant): Promise<void>
  /** Lets monotonic time pass. Where limits were given it stands still otherwise, since they are counted in it. */
  pass(ms: number): void
}

/** An ingest with everything real about it but the accounts, which a small DeliveryService of the test's own knows. */
export function useIngest({ limits, tokens }: { limits?: Limits; tokens?: Tokens | undefined } = {}): IngestFixture {
  const fixture = {} as IngestFixture
  const stops: (() => unknown)[] = []
  const log = createLog({ service: 'ingest', level: 'silent' })

  beforeEach(async () => {
    let passedMs = 0
    const clock = { ...createSystemClock(), monotonic: () => passedMs + (limits ? 0 : performance.now()) }
    const engine = await createSqliteEngine({ path: ':memory:', clock })
    const calls = { append: 0, put: 0 }
    const broken = { engine: false, accounts: false }
    const accounts = implement(DeliveryServiceDefinition, {
      async resolveAccount({ accountId }) {
        if (broken.accounts) throw new RetryableError('DOWN', 'Accounts cannot be read.')
        const found = ACCOUNTS.find(({ id }) => id === accountId)
        if (found) return { account: accountCodec.toWire(found) }
        throw new TerminalError('ACCOUNT_NOT_FOUND', `There is no account ${accountId}.`, { kind: 'not_found' })
      },
      listAccounts: async () => ({ accounts: [] }),
      putAccount: async ({ account }) => ({ account }),
      testSend: async () => ({ providerMessageId: '' }),
      listSandboxCalls: async () => ({ calls: [] }),
    })
    const host = '127.0.0.1'
    const accountsServer = await serveGrpc({ services: [accounts], host, port: 0, log })
    const delivery = createGrpcClient(DeliveryServiceClient, {
      address: `${host}:${accountsServer.port}`,
      caller: 'ingest',
    })
    const mailbox: Mailbox = {
      ...engine.mailbox,
      async append(to, entry) {
        if (broken.engine) throw new RetryableError('ENGINE_UNREACHABLE', 'The engine cannot be reached.')
        calls.append++
        return engine.mailbox.append(to, entry)
      },
    }
    const settings: Settings = {
      ...engine.settings,
      put(...put) {
        calls.put++
        return engine.settings.put(...put)
      },
    }
    const secret = (reference: string) => {
      const value = SECRETS[reference]
      if (value) return value
      throw new TerminalError('SECRET_MISSING', 'Not set.', { kind: 'precondition' })
    }
    const service = createIngest({ mailbox, settings, delivery, secret, tokens, clock, log, ...(limits && { limits }) })
    const grpc = await serveGrpc({ services: service.grpc, host, port: 0, log })
    const http = await serveHttp({ app: service.http as never, host, port: 0, log })
    const client = createGrpcClient(IngestServiceClient, { address: `${host}:${grpc.port}`, caller: 'test' })
    stops.push(
      () => client.close(),
      () => delivery.close(),
      () => http.stop(),
      () => grpc.stop(),
      () => accountsServer.stop(),
      () => engine.close(),
    )

    const accountOf = (id: string) => ACCOUNTS.find((known) => known.id === id) as Account
    Object.assign(fixture, {
      url: `http://${host}:${http.port}`,
      client,
      settings: engine.settings,
      calls,
      break: broken,
      async inputs(contact: string, accountId = 'wa') {
        const { tenant } = accountOf(accountId)
        const entries = await engine.mailbox.read(
          { tenant, conversation: conversationIdOf(tenant, accountId, contact) },
          0,
        )
        return entries.map(({ body }) => decodeInput(body))
      },
      async contact(contact: string, accountId = 'wa') {
        const { tenant, channel } = accountOf(accountId)
        const setting = await engine.settings.get(
          settingsKeys.contact(tenant, contactIdOf(tenant, channel, accountId, contact)),
        )
        return setting?.value as Contact | undefined
      },
      pass: (ms) => void (passedMs += ms),
      async putAssistant(assistant: Assistant) {
        await engine.settings.put(settingsKeys.assistant('acme', assistant.id), assistant)
      },
    } satisfies IngestFixture)
  })

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })
  return fixture
}

/** A message as gRPC takes it. */
export function aMessage(of: Record<string, unknown> = {}) {
  return {
    ...Message.fromPartial({ messageId: 'm1', accountId: 'wa', contactExternalId: '34600112233' }),
    author: author.toWire('customer'),
    text: 'Do you have it in red?',
    ...of,
  }
}
