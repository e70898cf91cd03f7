import { commandIdOf } from '@relance/contracts/command-id'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, type CommandOf, commandCodec } from '@relance/contracts/command'
import { TerminalError } from '@relance/contracts/errors'
import { decodeInput, encodeInput, type Input } from '@relance/contracts/input'
import {
  type Account,
  type Assistant,
  type Contact,
  defaultAssistant,
  settingsKeys,
  unknownContact,
} from '@relance/contracts/settings'
import {
  createVirtualClock,
  type Mailbox,
  type Running,
  type Settings,
  type VirtualClock,
  type WorkQueue,
} from '@relance/engine'
import { createSqliteEngine, type SqliteEngine } from '@relance/engine/sqlite'
import type { Budget } from '@relance/read-model'
import { createLog, type Service } from '@relance/service-kit'
import { afterEach, beforeEach, vi } from 'vitest'
import type { SandboxChannel } from '../src/adapters/channels/sandbox.ts'
import { createChannels, createDelivery, createSandboxChannel } from '../src/service.ts'

export const TENANT = 'acme'
export const CONVERSATION = 'c_0123456789abcdef0123456789abcdef'
export const CONTACT = 'p_ana'
export const SECRETS: Record<string, string> = { 'env:TOKEN': 'token', 'env:SECRET': 'secret' }
/** A Tuesday, 10:00 UTC. */
export const START = Date.parse('2026-11-24T10:00:00Z')

const ADDRESS = { tenant: TENANT, conversation: CONVERSATION }

export function anAccount(of: Partial<Account> = {}): Account {
  return {
    id: 'main',
    tenant: TENANT,
    channel: 'sandbox',
    assistantId: 'sales',
    name: 'Main',
    externalId: '106540352242922',
    baseUrl: '',
    accessTokenRef: 'env:TOKEN',
    webhookSecretRef: 'env:SECRET',
    verifyTokenRef: 'env:VERIFY',
    templateName: '',
    templateLanguage: 'en',
    assistantAppIds: [],
    ...of,
  }
}

/** What a test may put in the place of the engine's own. */
export interface Replaced {
  mailbox?: (mailbox: Mailbox) => Mailbox
  settings?: (settings: Settings) => Settings
}

export interface DeliveryFixture {
  clock: VirtualClock
  engine: SqliteEngine
  sandbox: SandboxChannel
  /** `taken`: how often something was taken. */
  budget: { refuseForMs: number | undefined; taken: number }
  service: Service
  /** A delivery worker; several may run. */
  start(replaced?: Replaced): Running
  put(what: { account?: Account; assistant?: Partial<Assistant>; contact?: Partial<Contact> }): Promise<void>
  append(id: string, input: Input): Promise<number>
  /** Asks for a message that is based on the mailbox as it is. Gives the request's id. */
  /** `basedAt`: the instant of the entry that it is based on, where that is not the one in the mailbox. */
  request(
    of?: Partial<CommandOf<'delivery.request'>>,
    options?: { notAfter?: number; jobs?: number; basedAt?: number },
  ): Promise<string>
  inputs(): Promise<Input[]>
  /** Waits until the request has ended, and gives how. */
  outcome(id: string): Promise<Input>
  /** Waits until a condition holds. */
  eventually: typeof vi.waitFor
}

/** A delivery on a SQLite engine, with a clock that the test turns. */
export function useDelivery(): DeliveryFixture {
  const fixture = {} as DeliveryFixture
  const stops: (() => unknown)[] = []

  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-delivery-'))
    const clock = createVirtualClock(START)
    const log = createLog({ service: 'delivery', level: 'silent' })
    const engine = await createSqliteEngine({ path: ':memory:', clock })
    const sandbox = createSandboxChannel({ path: join(folder, 'sandbox.sqlite'), clock, log })
    const state = { refuseForMs: undefined as number | undefined, taken: 0 }
    const budget: Budget = {
      take: async () => {
        if (state.refuseForMs !== undefined) return { ok: false, retryAfterMs: state.refuseForMs }
        state.taken += 1
        return { ok: true }
      },
      peek: async () => 1,
    }
    const secret = (reference: string) => {
      const value = SECRETS[reference]
      if (value) return value
      throw new TerminalError('SECRET_MISSING', `${reference} is not set.`, { kind: 'precondition' })
    }
    let nonces = 0
    const create = ({ mailbox, settings }: Replaced = {}) =>
      createDelivery({
        queue: engine.queues.deliveries as WorkQueue,
        mailbox: mailbox?.(engine.mailbox) ?? engine.mailbox,
        settings: settings?.(engine.settings) ?? engine.settings,
        ledger: engine.ledger,
        budget,
        channels: createChannels({ sandbox, secret }),
        secret,
        clock,
        log,
        nonce: () => `nonce-${++nonces}`,
      })
    stops.push(
      () => engine.close(),
      () => sandbox.close(),
      () => rmSync(folder, { recursive: true }),
    )
    const inputs = async () => (await engine.mailbox.read(ADDRESS, 0)).map(({ body }) => decodeInput(body))

    Object.assign(fixture, {
      clock,
      engine,
      sandbox,
      budget: state,
      service: create(),
      start(replaced) {
        const running = create(replaced).start()
        stops.unshift(() => running.stop())
        return running
      },
      async put({ account, assistant, contact }) {
        if (account) await engine.settings.put(settingsKeys.account(account.id), account)
        if (assistant)
          await engine.settings.put(settingsKeys.assistant(TENANT, 'sales'), {
            ...defaultAssistant('sales'),
            ...assistant,
          })
        if (contact)
          await engine.settings.put(settingsKeys.contact(TENANT, CONTACT), { ...unknownContact(CONTACT), ...contact })
      },
      append: async (id, input) => (await engine.mailbox.append(ADDRESS, { id, body: encodeInput(input) })).seq,
      async request(of = {}, { notAfter = clock.now() + 600_000, jobs = 1, basedAt } = {}) {
        const account = (await engine.settings.get(settingsKeys.account('main')))?.value as Account
        const asOfSeq = await engine.mailbox.lastSeq(ADDRESS)
        const [basis] = await engine.mailbox.read(ADDRESS, asOfSeq - 1)
        const id = commandIdOf(CONVERSATION, { seq: asOfSeq, at: basedAt ?? basis?.at ?? 0 }, 1)
        const route = {
          accountId: 'main',
          channel: account.channel,
          contactId: CONTACT,
          contactExternalId: '16505551234',
          assistantId: 'sales',
        }
        const body: Command['body'] = {
          type: 'delivery.request',
          kind: 'follow_up',
          asOfSeq,
          route,
          text: 'Still interested in the red one?',
          attempt: 1,
          writtenByPerson: false,
          lastCustomerAt: clock.now() - 3_600_000,
          promised: false,
          ...of,
        }
        const encoded = commandCodec.encode({ id, tenant: TENANT, conversation: CONVERSATION, notAfter, body })
        for (let job = 0; job < jobs; job++) {
          await engine.queues.deliveries.enqueue({ id: `${id}#${job}`, tenant: TENANT, body: encoded })
        }
        return id
      },
      inputs,
      outcome: (id) =>
        vi.waitFor(async () => {
          const ends = ['delivery.succeeded', 'delivery.failed', 'delivery.suppressed', 'delivery.unknown']
          const found = (await inputs()).find(
            (input) => ends.includes(input.type) && 'requestId' in input && input.requestId === id,
          )
          if (!found) throw new Error(`The request has not ended: ${JSON.stringify(await inputs())}`)
          return found
        }),
      eventually: vi.waitFor,
    } satisfies DeliveryFixture)
    await fixture.put({ account: anAccount() })
    await fixture.append('m_first', aReply('m_first'))
  })

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })
  return fixture
}

/** A message of the customer. */
export function aReply(id: string): Input {
  return {
    type: 'message.received',
    messageId: id,
    sentAt: START,
    kind: 'text',
    text: 'Do you have it in red?',
    route: {
      accountId: 'main',
      channel: 'sandbox',
      contactId: CONTACT,
      contactExternalId: '16505551234',
      assistantId: 'sales',
    },
    settings: {
      inactivityMs: 1_200_000,
      autoFollowUps: true,
      autoResolve: true,
      autoCsat: true,
      transferToHuman: true,
    },
    hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
  }
}
