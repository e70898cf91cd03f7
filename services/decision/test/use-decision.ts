/** decision with its real neighbours: the SQLite engine, and conversation-state's GetContext over gRPC. */
import { RetryableError } from '@relance/contracts/errors'
import { type Command, type CommandOf, commandCodec } from '@relance/contracts/command'
import {
  ConversationServiceClient,
  ConversationServiceDefinition,
  type GetContextRequest,
} from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { type Input, decodeInput } from '@relance/contracts/input'
import { type Assistant, defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import {
  type ConversationView,
  conversationView,
  threadItem,
  type ThreadMessage,
  threadMessage,
} from '@relance/contracts/view'
import { type Running, type VirtualClock, createVirtualClock } from '@relance/engine'
import { type SqliteEngine, createSqliteEngine } from '@relance/engine/sqlite'
import {
  type GrpcServer,
  type GrpcService,
  type Log,
  type PromiseClient,
  createGrpcClient,
  createLog,
  implement,
  serveGrpc,
} from '@relance/service-kit'
import { afterEach, beforeEach, vi } from 'vitest'
import type { Context } from '../src/core/brief.ts'
import { type DecisionDeps, type Model, createDecision } from '../src/service.ts'
import { LAST_AT, MINUTE, aThread, aView } from './builders.ts'

export const TENANT = 'acme'
export const NOW = LAST_AT + 20 * MINUTE

export interface DecisionFixture {
  clock: VirtualClock
  engine: SqliteEngine
  log: Log
  /** What conversation-state answers; `undefined`: not wanted; `away`: it cannot be reached. */
  context: { answer: Partial<Context> | undefined | 'away'; asked: GetContextRequest[] }
  /** The tenant's conversations, most recent first. */
  traffic: { view: ConversationView; messages: ThreadMessage[] }[]
  start(
    model?: Model,
    options?: Pick<DecisionDeps, 'compiler' | 'dailyTokens'>,
  ): { running: Running; grpc: GrpcService[] }
  put(assistant: Partial<Assistant>): Promise<void>
  request(of?: Partial<CommandOf<'decision.request'>>, options?: { id?: string; notAfter?: number }): Promise<string>
  enqueue(id: string, body: Uint8Array): Promise<void>
  inputs(): Promise<{ id: string; input: Input }[]>
  /** Waits until the request has led to an input, and gives it. */
  result(id: string): Promise<Input>
}

/** Only where a model's answer is slow is it waited for shortly, ms: another answer may be late on a busy machine. */
export const patienceFor = (way: unknown) => (typeof way === 'object' && way !== null && 'slowMs' in way ? 100 : 3_000)

export function useDecision(): DecisionFixture {
  const fixture = {} as DecisionFixture
  const running: Running[] = []
  let conversations: (PromiseClient<ConversationServiceClient> & { close(): void }) | undefined
  let server: GrpcServer

  beforeEach(async () => {
    const clock = createVirtualClock(NOW)
    const engine = await createSqliteEngine({ path: ':memory:', clock })
    const log = createLog({ service: 'test', level: 'silent' })
    const context: DecisionFixture['context'] = { answer: {}, asked: [] }
    const { getContext, listConversations, getConversation } = ConversationServiceDefinition.methods
    const traffic: DecisionFixture['traffic'] = []
    const called = { getContext, listConversations, getConversation }
    // The part of conversation-state that decision calls.
    const fakeState = implement({ ...ConversationServiceDefinition, methods: called } as const, {
      listConversations: async ({ pageSize, pageToken }) => {
        const from = Number(pageToken || 0)
        const page = traffic.slice(from, from + pageSize).map(({ view }) => conversationView.toWire(view))
        return { conversations: page, nextPageToken: from + pageSize < traffic.length ? String(from + pageSize) : '' }
      },
      getConversation: async ({ conversationId }) => {
        const found = traffic.find(({ view }) => view.id === conversationId)
        const thread = (found?.messages ?? []).map((message, seq) =>
          threadItem.toWire({ seq: seq + 1, at: message.sentAt, item: { type: 'message', ...message } }),
        )
        return { conversation: found && conversationView.toWire(found.view), thread }
      },
      async getContext(request: GetContextRequest) {
        context.asked.push(request)
        if (context.answer === 'away')
          throw new RetryableError('ENGINE_AWAY', 'The engine cannot be reached.', { retryAfterMs: 1 })
        return contextOf(context.answer)
      },
    })
    server = await serveGrpc({ services: [fakeState], host: '127.0.0.1', port: 0, log })
    conversations = createGrpcClient(ConversationServiceClient, {
      address: `127.0.0.1:${server.port}`,
      caller: 'decision',
    })
    const client = conversations
    Object.assign(fixture, {
      clock,
      engine,
      log,
      context,
      traffic,
      start(model, options = {}) {
        const service = createDecision({
          ...engine,
          queue: engine.queues.decisions,
          conversations: client,
          model,
          ...options,
          clock,
          log,
        })
        const started = service.start()
        running.push(started)
        return { running: started, grpc: service.grpc }
      },
      put: async (assistant) => {
        const record = { ...defaultAssistant('sales'), zone: 'Europe/Madrid', ...assistant }
        await engine.settings.put(settingsKeys.assistant(TENANT, 'sales'), record)
      },
      async request(of = {}, { id = 'c_1/7/0', notAfter = NOW + 60 * MINUTE } = {}) {
        const command: Command = {
          id,
          tenant: TENANT,
          conversation: 'c_1',
          notAfter,
          body: { type: 'decision.request', kind: 'analyse', asOfSeq: 7, route: aView().route, tries: 0, ...of },
        }
        await engine.queues.decisions.enqueue({ id, tenant: TENANT, body: commandCodec.encode(command) })
        return id
      },
      enqueue: (id, body) => engine.queues.decisions.enqueue({ id, tenant: TENANT, body }),
      inputs: async () => {
        const entries = await engine.mailbox.read({ tenant: TENANT, conversation: 'c_1' }, 0)
        return entries.map((entry) => ({ id: entry.id, input: decodeInput(entry.body) }))
      },
      result: (id) =>
        vi.waitFor(async () => {
          const found = (await fixture.inputs()).find(({ input }) => 'requestId' in input && input.requestId === id)
          if (!found) throw new Error(`${id} has led to nothing yet.`)
          return found.input
        }, 10_000),
    } satisfies DecisionFixture)
  })

  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()))
    conversations?.close()
    await server.stop()
    await fixture.engine.close()
  })
  return fixture
}

function contextOf(answer: Partial<Context> | undefined) {
  const lines = ['customer: A table for Friday, please.', 'us: At what time would you like it?']
  const view: ConversationView = answer?.conversation ?? aView()
  return {
    wanted: answer !== undefined,
    conversation: conversationView.toWire(view),
    messages: (answer?.messages ?? aThread(lines)).map(threadMessage.toWire),
    asOf: new Date(answer?.asOf ?? NOW),
    lastFollowUpAt: answer?.lastFollowUpAt === undefined ? undefined : new Date(answer.lastFollowUpAt),
    toUnderstand: (answer?.toUnderstand ?? []).map(threadMessage.toWire),
    automated: answer?.automated ?? false,
    vouchedFor: answer?.vouchedFor ?? false,
    lastElsewhereAt: answer?.lastElsewhereAt === undefined ? undefined : new Date(answer.lastElsewhereAt),
  }
}
