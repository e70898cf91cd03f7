import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createConversationState } from '@relance/conversation-state'
import { createDecision, createOpenAiCompiler, createOpenAiModel, openAiOptionsOf } from '@relance/decision'
import { createChannels, createDelivery, createSandboxChannel } from '@relance/delivery'
import type { Clock } from '@relance/engine'
import type { SqliteEngine } from '@relance/engine/sqlite'
import { createInbox, PAGE_FOLDER } from '@relance/inbox'
import { createIngest, limitsOf } from '@relance/ingest'
import { createMemoryBudget } from '@relance/read-model/memory'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createScheduler } from '@relance/scheduler'
import type { Log, Service, Tokens } from '@relance/service-kit'
import { createClients } from './clients.ts'
import type { EmbeddedConfig } from './config.ts'
import { DEMO_TENANT } from './sandbox.ts'

export interface ComposeDeps {
  config: EmbeddedConfig
  engine: SqliteEngine
  clock: Clock
  /** Where all of them answer over gRPC: services call each other as they do in a cluster. */
  grpcAddress: string
  /** Who may write to the sandbox and open the inbox; anybody where undefined. */
  tokens: Tokens | undefined
  /** With which they call each other. */
  ownToken: string
  /** The secret behind a reference such as `env:NAME`; throws where there is none. */
  secret: (reference: string) => string
  /** Time is turned by hand, so nothing may run by the side. */
  virtual: boolean
  log: Log
}

/** Every service on the same engine, in the order in which they start, and what to close after them. */
export function composeServices({
  config,
  engine,
  clock,
  grpcAddress,
  tokens,
  ownToken,
  secret,
  virtual,
  log,
}: ComposeDeps) {
  const of = (service: string) => ({ clients: clientsOf(service), log: log.child({ service }) })
  const opened: { close(): unknown }[] = []
  const keep = <T extends { close(): unknown }>(one: T): T => {
    opened.push(one)
    return one
  }
  const clientsOf = (caller: string) => keep(createClients(caller, () => grpcAddress, ownToken))

  const readModel = keep(createSqliteReadModel(join(config.RELANCE_DATA_DIR, 'views.sqlite')))
  const sandbox = keep(
    createSandboxChannel({ path: join(config.RELANCE_DATA_DIR, 'sandbox.sqlite'), clock, log: of('delivery').log }),
  )
  const ingest = of('ingest')
  const decision = of('decision')
  const inbox = of('inbox')
  const openAi = openAiOptionsOf(config)

  const services: Service[] = [
    createDelivery({
      ...engine,
      queue: engine.queues.deliveries,
      budget: createMemoryBudget(clock),
      channels: createChannels({ sandbox, secret }),
      secret,
      clock,
      log: of('delivery').log,
      nonce: randomUUID,
    }),
    createConversationState({
      ...engine,
      readModel,
      clock,
      log: of('conversation-state').log,
      options: virtual ? { sweepPerSecond: false } : {},
    }),
    createScheduler({
      ...engine,
      queue: engine.queues.timerCommands,
      readModel,
      clock,
      log: of('scheduler').log,
    }),
    createDecision({
      ...engine,
      queue: engine.queues.decisions,
      conversations: decision.clients.conversations,
      model: openAi && createOpenAiModel(openAi),
      compiler: openAi && createOpenAiCompiler(openAi),
      dailyTokens: config.RELANCE_MODEL_DAILY_TOKENS,
      clock,
      log: decision.log,
    }),
    createIngest({
      ...engine,
      delivery: ingest.clients.delivery,
      limits: limitsOf(config),
      secret,
      tokens,
      clock,
      log: ingest.log,
    }),
    createInbox({ ...inbox.clients, tenant: DEMO_TENANT, tokens, pageFolder: PAGE_FOLDER, clock, log: inbox.log }),
  ]
  return {
    services,
    async close() {
      for (const one of opened.toReversed()) await one.close()
    },
  }
}
