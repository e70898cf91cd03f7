/** The process of decision in a cluster: configuration, clients, adapters, service. */
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { connect } from '@nats-io/transport-node'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createGrpcClient, createLog, readConfig, runService } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createDecision, createOpenAiModel } from './service.ts'

const config = readConfig(configShape, process.env)
const log = createLog({ service: 'decision', level: config.RELANCE_LOG_LEVEL })
const clock = createSystemClock()

const connection = await connect({ servers: config.NATS_URL.split(','), name: 'decision', maxReconnectAttempts: -1 })
const engine = await createNatsEngine({ connection, clock })
const conversations = createGrpcClient(ConversationServiceClient, {
  address: config.RELANCE_CONVERSATION_STATE_ADDRESS,
  caller: 'decision',
})
const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, RELANCE_MODEL: model, RELANCE_MODEL_API: api } = config

const { mailbox, settings, ledger, queues } = engine
await runService({
  service: createDecision({
    queue: queues.decisions,
    mailbox,
    settings,
    ledger,
    conversations,
    model: apiKey || baseUrl ? createOpenAiModel({ apiKey, baseUrl, model, api }) : undefined,
    clock,
    log,
  }),
  log,
  host: config.RELANCE_HOST,
  grpcPort: config.RELANCE_GRPC_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => !connection.isClosed(),
  owned: [
    { stop: () => connection.drain() },
    { stop: async () => conversations.close() },
    { stop: () => engine.close() },
  ],
})
