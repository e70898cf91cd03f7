/** conversation-state on the SQLite engine, with what stands around it recorded. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, commandCodec } from '@relance/contracts/command'
import { type ConversationEvent, type ConversationView, eventCodec, viewCodec } from '@relance/contracts/view'
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { type Input, encodeInput } from '@relance/contracts/input'
import {
  type Address,
  type Carrier,
  type Clock,
  type Events,
  type Job,
  type Mailbox,
  type Running,
  type WorkQueue,
  createSystemClock,
} from '@relance/engine'
import { type SqliteEngine, createSqliteEngine } from '@relance/engine/sqlite'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createGrpcClient, createLog, serveGrpc, type Tokens } from '@relance/service-kit'
import { afterEach, expect, vi } from 'vitest'
import { type ConversationStateDeps, createConversationState } from '../src/service.ts'

export interface Harness {
  engine: SqliteEngine
  readModel: ConversationStateDeps['readModel']
  /** Lines that were logged at `warn` and above. */
  lines: string[]
  deps(changed?: Partial<ConversationStateDeps>): ConversationStateDeps
  /** Starts a worker; `changed` replaces ports. */
  start(changed?: Partial<ConversationStateDeps>): Running
  append(to: Address, input: Input, id?: string, carrier?: Carrier): Promise<number>
  view(of: Address): Promise<ConversationView | undefined>
  /** The STATE record as JSON. */
  state(of: Address): Promise<Record<string, unknown> & { lastSeq: number; revision: number }>
  /** Every command that reached a queue, in order of arrival, repeats included. */
  commands: (Command & { carrier: Carrier })[]
  events: ConversationEvent[]
  /** A worker that serves gRPC, and a client of it. */
  serve(
    changed?: Partial<ConversationStateDeps>,
    access?: { tokens: Tokens | undefined; token: string },
  ): Promise<ReturnType<typeof createGrpcClient<ConversationServiceClient>>>
  /** Whether a wake-up, a job or an event still waits, be it for another try. */
  waits(): boolean
  /** Resolves once nothing waits. */
  quiet(): Promise<void>
}

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** On the system's clock unless another one is given: what failed comes again by itself then. */
export async function createHarness(clock: Clock = createSystemClock()): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'conversation-state-'))
  cleanups.push(() => rmSync(folder, { recursive: true }))
  const engine = await createSqliteEngine({ path: join(folder, 'engine.sqlite'), clock })
  cleanups.push(() => engine.close())
  const readModel = createSqliteReadModel(join(folder, 'views.sqlite'))
  cleanups.push(() => readModel.close())

  const lines: string[] = []
  const log = createLog({ service: 'test', level: 'warn', to: { write: (line: string) => void lines.push(line) } })
  const commands: Harness['commands'] = []
  const events: ConversationEvent[] = []
  const record = (queue: WorkQueue) =>
    queue.consume({ concurrency: 16, perTenant: 16 }, async ({ body, carrier }: Job) => {
      commands.push({ ...commandCodec.decode(body), carrier })
      return { type: 'done' }
    })
  const recording = [
    ...Object.values(engine.queues).map(record),
    engine.events.subscribe({ durable: 'recorder', from: 'beginning' }, async ({ body }) => {
      events.push(eventCodec.decode(body))
    }),
  ]
  cleanups.push(async () => {
    await Promise.all(recording.map((one) => one.stop()))
  })

  let appended = 0
  const harness: Harness = {
    engine,
    readModel,
    lines,
    commands,
    events,
    deps: (changed) => ({
      ...engine,
      events: sharedEvents(engine.events),
      readModel,
      clock,
      log,
      options: { sweepPerSecond: false },
      ...changed,
    }),
    start(changed) {
      const running = createConversationState(harness.deps(changed)).start()
      cleanups.push(() => running.stop())
      return running
    },
    async append(to, input, id = `entry/${appended++}`, carrier = {}) {
      return (await engine.mailbox.append(to, { id, body: encodeInput(input), carrier })).seq
    },
    async view({ tenant, conversation }) {
      const stored = await readModel.get(tenant, conversation)
      return stored && viewCodec.decode(stored.body)
    },
    async state(of) {
      const stored = await engine.stateStore.load(of, { fresh: true })
      if (!stored) throw new Error(`There is no STATE of ${of.conversation}.`)
      return { ...JSON.parse(new TextDecoder().decode(stored.body)), revision: stored.revision }
    },
    async serve(changed, access) {
      const service = createConversationState(harness.deps(changed))
      const server = await serveGrpc({
        services: service.grpc,
        host: '127.0.0.1',
        port: 0,
        log,
        tokens: access?.tokens,
      })
      const running = service.start()
      const client = createGrpcClient(ConversationServiceClient, {
        address: `127.0.0.1:${server.port}`,
        caller: 'test',
        token: access?.token,
      })
      cleanups.push(async () => {
        client.close()
        await server.stop()
        await running.stop()
      })
      return client
    },
    waits: () => engine.busy() || engine.nextDueAt() !== undefined,
    quiet: () => eventually(() => expect(harness.waits()).toBe(false)),
  }
  return harness
}

/** Waits until `check` does not throw; what it threw last is the failure. */
export function eventually<T>(check: () => T | Promise<T>, withinMs = 10_000): Promise<T> {
  return vi.waitFor(check, { timeout: withinMs, interval: 5 })
}

/** The mailbox for a worker that is asked and never woken. */
export function withoutWakeUps(mailbox: Mailbox): Mailbox {
  return { ...mailbox, wakeUps: () => ({ stop: async () => undefined }) }
}

/** SQLite has one subscriber of a name per process; of several workers in this one, the first is the subscriber. */
function sharedEvents(events: Events): Events {
  return {
    publish: events.publish,
    subscribe(options, handle) {
      try {
        return events.subscribe(options, handle)
      } catch (error) {
        if ((error as { code?: string }).code !== 'SUBSCRIBER_EXISTS') throw error
        return { stop: async () => undefined }
      }
    },
  }
}
