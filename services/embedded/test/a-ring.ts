/** All services on virtual time and over real gRPC, each of which can be gone for a while. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import { RetryableError } from '@relance/contracts/errors'
import { conversationIdOf } from '@relance/contracts/ids'
import { type Account, type Assistant, defaultAssistant, plainAccount } from '@relance/contracts/settings'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { type ConversationView, conversationView, eventCodec } from '@relance/contracts/view'
import { type Author, author as authorCodec } from '@relance/contracts/words'
import { createConversationState } from '@relance/conversation-state'
import { createDecision, type Model } from '@relance/decision'
import { createDelivery, createSandboxChannel } from '@relance/delivery'
import { createVirtualClock, type Running } from '@relance/engine'
import { createSqliteEngine } from '@relance/engine/sqlite'
import { createIngest } from '@relance/ingest'
import { createMemoryBudget } from '@relance/read-model/memory'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createScheduler } from '@relance/scheduler'
import { createLog, type Service, serveGrpc } from '@relance/service-kit'
import { freePort } from '@relance/testing'
import { afterEach } from 'vitest'
import { createClients, type GrpcServiceName } from '../src/clients.ts'
import { createVirtualTime } from '../src/virtual-time.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const START = Date.UTC(2026, 10, 24, 10)
export const TENANT = 'acme'
const CONVERSATION = conversationIdOf(TENANT, 'sandbox', 'ana')
/** Every five minutes, as a lease that ran out would, what was asked of a stopped service is looked at and left. */
const LEASE_MS = 5 * MINUTE

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

export const STOPPABLE = ['conversation-state', 'scheduler', 'decision', 'delivery'] as const
type Stoppable = (typeof STOPPABLE)[number]

/** All services on one engine, each with a server of its own, so that each can be gone for a while. */
/** The one account on which things are said where nothing else is named. */
const SANDBOX: Pick<Account, 'id' | 'channel'> = { id: 'sandbox', channel: 'sandbox' }

export interface RingOptions {
  /** Channel accounts beside the sandbox; what is sent on them is kept as the sandbox's. */
  accounts?: Pick<Account, 'id' | 'channel'>[]
  assistant?: Partial<Assistant>
  model?: Model
}

export async function aRing({ accounts = [], assistant, model }: RingOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'relance-outage-'))
  stops.push(() => rmSync(folder, { recursive: true }))
  const clock = createVirtualClock(START)
  const log = createLog({ service: 'outage', level: 'silent' })
  const engine = await createSqliteEngine({ path: join(folder, 'engine.sqlite'), clock })
  stops.push(() => engine.close())
  const readModel = createSqliteReadModel(join(folder, 'views.sqlite'))
  const sandbox = createSandboxChannel({ path: join(folder, 'sandbox.sqlite'), clock, log })
  stops.push(
    () => readModel.close(),
    () => sandbox.close(),
  )
  const secret = () => 'secret'
  const names = ['ingest', ...STOPPABLE] as const
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)))
  const clients = createClients('outage', (name: GrpcServiceName) => `127.0.0.1:${ports[name]}`)
  stops.push(() => clients.close())

  /** Told at once that nobody is there, instead of after the deadline of a call: real time is not what passes here. */
  const conversations: typeof clients.conversations = {
    ...clients.conversations,
    getContext: (request) =>
      running.has('conversation-state')
        ? clients.conversations.getContext(request)
        : Promise.reject(new RetryableError('UNAVAILABLE', 'conversation-state is not there.')),
  }
  const running = new Map<string, () => Promise<void>>()
  const create: Record<(typeof names)[number], () => Service> = {
    ingest: () => createIngest({ ...engine, delivery: clients.delivery, secret, tokens: undefined, clock, log }),
    'conversation-state': () =>
      createConversationState({ ...engine, readModel, clock, log, options: { sweepPerSecond: false } }),
    scheduler: () => createScheduler({ ...engine, queue: engine.queues.timerCommands, readModel, clock, log }),
    decision: () => createDecision({ ...engine, queue: engine.queues.decisions, conversations, model, clock, log }),
    delivery: () =>
      createDelivery({
        ...engine,
        queue: engine.queues.deliveries,
        budget: createMemoryBudget(clock),
        channels: { of: () => sandbox, sandbox },
        secret,
        clock,
        log,
        nonce: randomUUID,
      }),
  }
  /** What stands in for a stopped service, so that the virtual clock can tell waiting from being worked on. */
  const standIns: Record<Stoppable, () => Running[]> = {
    'conversation-state': () => [engine.mailbox.wakeUps({ concurrency: 16, retryAfterMs: LEASE_MS }, isDown)],
    scheduler: () => [left(engine.queues.timerCommands), engine.timers.elapsed({ concurrency: 16 }, isDown)],
    decision: () => [left(engine.queues.decisions)],
    delivery: () => [left(engine.queues.deliveries)],
  }
  const left = (queue: (typeof engine.queues)['decisions']) =>
    queue.consume({ concurrency: 16 }, async () => ({ type: 'retry', afterMs: LEASE_MS }))

  const start = async (name: (typeof names)[number]) => {
    const service = create[name]()
    const server = await serveGrpc({ services: service.grpc, host: '127.0.0.1', port: ports[name] ?? 0, log })
    const consuming = service.start()
    running.set(name, async () => {
      await server.stop()
      await consuming.stop()
    })
  }
  const stop = async (name: string) => {
    await running.get(name)?.()
    running.delete(name)
  }
  for (const name of names) await start(name)
  stops.push(() => Promise.all([...running.keys()].map(stop)))

  const events: string[] = []
  const listening = engine.events.subscribe({}, async ({ body }) => {
    events.push(eventCodec.decode(body).type)
  })
  stops.push(() => listening.stop())

  const time = createVirtualTime(clock, engine)
  const ring = {
    clock,
    clients,
    events,
    passUntil: async (instant: number) => {
      while (clock.now() < instant) await time.advance(instant)
      await time.advance(instant)
    },
    async outage(name: Stoppable, forMs: number) {
      await stop(name)
      const standing = standIns[name]()
      await ring.passUntil(clock.now() + forMs)
      await Promise.all(standing.map((one) => one.stop()))
      await start(name)
    },
    async view(account = SANDBOX.id, contact = 'ana'): Promise<ConversationView> {
      const { conversation } = await clients.conversations.getConversation({
        tenant: TENANT,
        conversationId: conversationIdOf(TENANT, account, contact),
        withThread: false,
      })
      if (!conversation) throw new Error('There is no conversation.')
      return conversationView.fromWire(conversation)
    },
    credits: () => engine.ledger.sum(TENANT, 'credits:shop', 0),
    /** What the customer got. */
    shown: () => sandbox.calls(TENANT, 0, 100).filter(({ repeat }) => !repeat),
    say: (author: Author, text: string, { account = SANDBOX.id, contact = 'ana' } = {}) =>
      clients.ingest.recordMessage({
        tenant: TENANT,
        message: {
          messageId: randomUUID(),
          accountId: account,
          contactExternalId: contact,
          contactName: 'Ana',
          author: authorCodec.toWire(author),
          personName: '',
          sentAt: undefined,
          kind: MessageKind.MESSAGE_KIND_TEXT,
          text,
          contactZone: 'UTC',
          contactLocale: '',
        },
      }),
    handBack: () =>
      clients.conversations.handBack({
        target: {
          tenant: TENANT,
          conversationId: CONVERSATION,
          requestId: randomUUID(),
          actor: { id: 'eva', name: 'Eva' },
        },
      }),
  }
  await clients.assistants.putAssistant({
    tenant: TENANT,
    assistant: assistantCodec.toWire({
      ...defaultAssistant('shop'),
      capabilities: { ...defaultAssistant('shop').capabilities, autoCsat: true },
      instructions: 'Never follow up more than 2 times total.',
      overrides: { firstAfterMs: HOUR, minSpacingMs: HOUR, anyHour: true },
      ...assistant,
    }),
  })
  for (const account of [SANDBOX, ...accounts]) {
    await clients.delivery.putAccount({
      account: accountCodec.toWire({
        ...plainAccount({ ...account, tenant: TENANT, assistantId: 'shop', name: account.id }),
        baseUrl: account.channel === 'sandbox' ? '' : 'https://gateway.example',
        accessTokenRef: 'env:TOKEN',
        webhookSecretRef: 'env:SECRET',
      }),
    })
  }
  return ring
}

const isDown = () => Promise.reject(new Error('It is down.'))
