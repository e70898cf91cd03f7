/** The process of inbox in a cluster: configuration, clients, service. */
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { MemoryServiceClient } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { createSystemClock } from '@relance/engine'
import { createGrpcClient, createLog, readTokens, runMain, runService } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createInbox, PAGE_FOLDER } from './service.ts'

await runMain(configShape, process.env, async (config) => {
  const name = 'inbox'
  const log = createLog({ service: name, level: config.RELANCE_LOG_LEVEL })
  const at = (address: string) => ({ address, caller: name, token: config.RELANCE_TOKEN })
  const clients = {
    conversations: createGrpcClient(ConversationServiceClient, at(config.RELANCE_CONVERSATION_STATE_ADDRESS)),
    assistants: createGrpcClient(AssistantServiceClient, at(config.RELANCE_DECISION_ADDRESS)),
    decisions: createGrpcClient(DecisionServiceClient, at(config.RELANCE_DECISION_ADDRESS)),
    memory: createGrpcClient(MemoryServiceClient, at(config.RELANCE_DECISION_ADDRESS)),
    delivery: createGrpcClient(DeliveryServiceClient, at(config.RELANCE_DELIVERY_ADDRESS)),
    scheduler: createGrpcClient(SchedulerServiceClient, at(config.RELANCE_SCHEDULER_ADDRESS)),
  }

  await runService({
    service: createInbox({
      ...clients,
      tenant: config.RELANCE_TENANT,
      tokens: readTokens(config),
      pageFolder: PAGE_FOLDER,
      clock: createSystemClock(),
      log,
    }),
    log,
    config,
    // What is away is said on the page, part by part.
    ready: () => true,
    owned: Object.values(clients).map((client) => ({ stop: async () => client.close() })),
  })
})
