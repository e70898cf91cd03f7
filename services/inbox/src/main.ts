import { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { createSystemClock } from '@relance/engine'
import { createGrpcClient, createLog, runService } from '@relance/service-kit'
import { readInboxConfig } from './config.ts'
import { createInbox, PAGE_FOLDER } from './service.ts'

const config = readInboxConfig(process.env)
const log = createLog({ service: 'inbox', level: config.RELANCE_LOG_LEVEL })
const to = (address: string) => ({ address, caller: 'inbox' })

const service = createInbox({
  conversations: createGrpcClient(ConversationServiceClient, to(config.RELANCE_CONVERSATION_STATE_ADDRESS)),
  assistants: createGrpcClient(AssistantServiceClient, to(config.RELANCE_DECISION_ADDRESS)),
  decisions: createGrpcClient(DecisionServiceClient, to(config.RELANCE_DECISION_ADDRESS)),
  delivery: createGrpcClient(DeliveryServiceClient, to(config.RELANCE_DELIVERY_ADDRESS)),
  scheduler: createGrpcClient(SchedulerServiceClient, to(config.RELANCE_SCHEDULER_ADDRESS)),
  tenant: config.RELANCE_TENANT,
  pageFolder: PAGE_FOLDER,
  clock: createSystemClock(),
  log,
})

await runService({
  service,
  log,
  host: config.RELANCE_HOST,
  grpcPort: 0,
  httpPort: config.RELANCE_HTTP_PORT,
  opsPort: config.RELANCE_OPS_PORT,
  ready: () => true,
})
