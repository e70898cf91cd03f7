import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { MemoryServiceClient } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { IngestServiceClient } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { createGrpcClient } from '@relance/service-kit'

/** The services that answer over gRPC. */
export type GrpcServiceName = 'ingest' | 'conversation-state' | 'scheduler' | 'decision' | 'delivery'

export type Clients = ReturnType<typeof createClients>

/** Clients of every service, in the name of a caller and with its token. Each service has its address; embedded has one for all. */
export function createClients(caller: string, addressOf: (service: GrpcServiceName) => string, token?: string) {
  const to = (service: GrpcServiceName) => ({ address: addressOf(service), caller, token })
  const clients = {
    ingest: createGrpcClient(IngestServiceClient, { ...to('ingest'), deadlineMs: 30_000 }),
    conversations: createGrpcClient(ConversationServiceClient, to('conversation-state')),
    assistants: createGrpcClient(AssistantServiceClient, to('decision')),
    decisions: createGrpcClient(DecisionServiceClient, to('decision')),
    memory: createGrpcClient(MemoryServiceClient, to('decision')),
    delivery: createGrpcClient(DeliveryServiceClient, to('delivery')),
    scheduler: createGrpcClient(SchedulerServiceClient, to('scheduler')),
  }
  return { ...clients, close: () => Object.values(clients).forEach((client) => client.close()) }
}
