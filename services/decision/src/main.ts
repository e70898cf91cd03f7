/** The process of decision in a cluster: configuration, clients, adapters, service. */
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createGrpcClient, createLog, runMain, runService } from '@relance/service-kit'
import { connectNats, natsAt } from '@relance/service-kit/nats'
import { configShape } from './config.ts'
import { createDecision, createOpenAiCompiler, createOpenAiModel, openAiOptionsOf } from './service.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'decision'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const clock = createSystemClock()
  const nats = await connectNats({ ...natsAt(config), name, log })
  const engine = await createNatsEngine({ connection: nats.connection, clock })
  const conversations = createGrpcClient(ConversationServiceClient, {
    address: config.RELANCE_CONVERSATION_STATE_ADDRESS,
    caller: name,
    token: config.RELANCE_TOKEN,
  })
  const openAi = openAiOptionsOf(config)

  await runService({
    service: createDecision({
      ...engine,
      queue: engine.queues.decisions,
      conversations,
      model: openAi && createOpenAiModel(openAi),
      compiler: openAi && createOpenAiCompiler(openAi),
      dailyTokens: config.RELANCE_MODEL_DAILY_TOKENS,
      clock,
      log,
    }),
    log,
    config,
    ready: () => nats.isUp(),
    owned: [nats, { stop: () => engine.close() }, { stop: async () => conversations.close() }],
  })
})
