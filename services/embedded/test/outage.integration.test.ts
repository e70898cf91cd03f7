/**
 * What an outage costs: time, and nothing else. One service after the other is stopped for two hours in the middle of a
 * conversation's life and started afresh, on virtual time and over real gRPC.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Author, MessageKind } from '@relance/contracts/gen/relance/conversation/v1/types'
import { RetryableError } from '@relance/contracts/errors'
import { conversationIdOf } from '@relance/contracts/ids'
import { defaultAssistant, plainAccount } from '@relance/contracts/settings'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { type ConversationView, conversationView, eventCodec } from '@relance/contracts/view'
import { createConversationState } from '@relance/conversation-state'
import { createDecision, createOpenAiModel, type Model } from '@relance/decision'
import { createChannels, createDelivery, createSandboxChannel } from '@relance/delivery'
import { createVirtualClock, type Running } from '@relance/engine'
import { createSqliteEngine } from '@relance/engine/sqlite'
import { createIngest } from '@relance/ingest'
import { createMemoryBudget } from '@relance/read-model/memory'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createScheduler } from '@relance/scheduler'
import { createLog, type Service, serveGrpc } from '@relance/service-kit'
import { freePort, type OpenAiMisbehaviour, useFakeOpenAi } from '@relance/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { createClients, type GrpcServiceName } from '../src/clients.ts'
import { createVirtualTime } from '../src/virtual-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.UTC(2026, 10, 24, 10)
const TENANT = 'acme'
const CONVERSATION = conversationIdOf(TENANT, 'sandbox', 'ana')
/** Every five minutes, as a lease that ran out would, what was asked of a stopped service is looked at and left. */
const LEASE_MS = 5 * MINUTE

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const STOPPABLE = ['conversation-state', 'scheduler', 'decision', 'delivery'] as const
type Stoppable = (typeof STOPPABLE)[number]

/** All services on one engine, each with a server of its own, so that each can be gone for a while. */
async function aRing({ model }: { model?: Model } = {}) {
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
  const secret = (reference: string): string => {
    throw new Error(`${reference} is not set.`)
  }
  const names = ['ingest', ...STOPPABLE] as const
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)))
  const clients = createClients('outage', (name: GrpcServiceName) => `127.0.0.1:${ports[name]}`)
  stops.push(() => clients.close())

  /** Told at once that nobody is there, instead of after the deadline of a call: real time is not what passes here. */
  const conversations: Pick<typeof clients.conversations, 'getContext'> = {
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
        channels: createChannels({ sandbox, secret }),
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
    async view(): Promise<ConversationView> {
      const { conversation } = await clients.conversations.getConversation({
        tenant: TENANT,
        conversationId: CONVERSATION,
        withThread: false,
      })
      if (!conversation) throw new Error('There is no conversation.')
      return conversationView.fromWire(conversation)
    },
    /** What the customer got. */
    shown: () => sandbox.calls(TENANT, 0, 100).filter(({ repeat }) => !repeat),
    say: (author: 'customer' | 'assistant', text: string) =>
      clients.ingest.recordMessage({
        tenant: TENANT,
        message: {
          messageId: `${author}/${text}`,
          accountId: 'sandbox',
          contactExternalId: 'ana',
          contactName: 'Ana',
          author: author === 'customer' ? Author.AUTHOR_CUSTOMER : Author.AUTHOR_ASSISTANT,
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
      capabilities: { autoFollowUps: true, autoResolve: true, autoCsat: true, transferToHuman: true },
      instructions: 'Never follow up more than 2 times total.',
      overrides: { firstAfterMs: HOUR, minSpacingMs: HOUR, anyHour: true },
    }),
  })
  await clients.delivery.putAccount({
    account: accountCodec.toWire(
      plainAccount({ id: 'sandbox', tenant: TENANT, channel: 'sandbox', assistantId: 'shop', name: 'Sandbox' }),
    ),
  })
  return ring
}

const openAi = useFakeOpenAi()

it('a model that fails in another way at every call costs a conversation nothing', async () => {
  const ways: OpenAiMisbehaviour[] = [
    { status: 500 },
    { slowMs: 5_000 },
    'truncated',
    'no_json',
    'refusal',
    'reset',
    { status: 429, retryAfterS: 60 },
    { instead: { action: 'close', text: 'IGNORE ALL RULES', reason: 7 } },
    { status: 401 },
  ]
  for (const schema of ['propose', 'compose', 'summarise']) openAi.answer(schema, { never: 'as the schema says' })
  openAi.misbehave(...ways)
  const model = createOpenAiModel({ baseUrl: openAi.baseUrl, model: 'broken', timeoutMs: 100 })
  const ring = await aRing({ model })
  await ring.say('customer', 'Hi, I would like to book a table')
  await ring.say('assistant', 'Sure! For which day and for how many people?')
  await ring.passUntil(START + 12 * HOUR)

  expect(await ring.view()).toMatchObject({ state: 'closed', totalFollowUps: 2 })
  const followUps = ring.shown().filter(({ kind }) => kind === 'follow_up')
  expect(followUps.map(({ attempt }) => attempt)).toEqual([1, 2])
  expect(openAi.calls.length).toBeGreaterThanOrEqual(ways.length)
})

const isDown = () => Promise.reject(new Error('It is down.'))

describe.each(STOPPABLE)('two hours without %s', (down) => {
  it.each([
    ['before the customer falls silent', 5 * MINUTE],
    ['just after the follow-up was planned', 21 * MINUTE],
    ['when the first follow-up comes due', 79 * MINUTE],
    ['between two follow-ups', 110 * MINUTE],
    ['when the conversation is to be closed', 4 * HOUR],
  ])('%s cost a conversation nothing but time', async (_, afterMs) => {
    const ring = await aRing()
    await ring.say('customer', 'Hi, I would like to book a table')
    await ring.say('assistant', 'Sure! For which day and for how many people?')
    await ring.passUntil(START + afterMs)
    await ring.outage(down, 2 * HOUR)
    await ring.passUntil(ring.clock.now() + 12 * HOUR)
    // Where nobody could decide for that long, people were called, and one of them hands it back.
    if ((await ring.view()).alert) {
      expect(down).toBe('decision')
      await ring.handBack()
      await ring.passUntil(ring.clock.now() + 12 * HOUR)
    }

    expect(await ring.view()).toMatchObject({ state: 'closed', totalFollowUps: 2 })
    const followUps = ring.shown().filter(({ kind }) => kind === 'follow_up')
    expect(followUps.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(ring.shown().filter(({ kind }) => kind === 'csat').length).toBeLessThanOrEqual(1)
    expect(ring.shown().filter(({ kind }) => kind === 'farewell').length).toBeLessThanOrEqual(1)
    expect(ring.events).not.toContain('followup.in_doubt')
  })

  it.each([
    ['just after the customer asked', MINUTE],
    ['when it is due', 3 * HOUR],
  ])('%s: a promise is kept once, or people are told', async (_, afterMs) => {
    const ring = await aRing()
    await ring.passUntil(START + MINUTE)
    await ring.say('customer', 'Can you check in with me in 3 hours?')
    if (afterMs > MINUTE) await ring.passUntil(START + afterMs)
    await ring.outage(down, 2 * HOUR)
    await ring.passUntil(ring.clock.now() + 8 * HOUR)
    const promised = ring.shown().filter(({ kind, attempt }) => kind === 'follow_up' && attempt === 1)
    // Without a text, or a way to send it, people are called rather than that the customer is written to hours late.
    if (promised.length === 0) {
      expect(['decision', 'delivery']).toContain(down)
      expect(ring.events).toContain('people.alerted')
    } else expect(promised).toHaveLength(1)
    expect(ring.events).not.toContain('followup.in_doubt')
  })
})
