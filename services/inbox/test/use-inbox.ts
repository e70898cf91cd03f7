import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { MemoryServiceClient } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { type Clock, createVirtualClock, type Running, type VirtualClock } from '@relance/engine'
import { createGrpcClient, createLog, serveGrpc, serveHttp, type Tokens } from '@relance/service-kit'
import { createInbox } from '../src/service.ts'
import { createFakeServices, type FakeServices } from './fake-services.ts'

/** Tuesday, in the morning. */
export const START = Date.parse('2026-11-24T10:00:00Z')

export interface Inbox extends Running {
  url: string
  behind: FakeServices
  clock: VirtualClock
}

export interface InboxOptions {
  pageFolder?: string
  /** What the gateway takes for the clock; the virtual one where absent. */
  clock?: Clock
  /** Any that is free where absent. */
  port?: number
  /** Who may look; anybody on this machine where absent. */
  tokens?: Tokens
}

/** The real gateway over HTTP, asking fake services over real gRPC. Whoever starts it stops it. */
export async function startInbox({
  pageFolder = '',
  clock: given,
  port = 0,
  tokens,
}: InboxOptions = {}): Promise<Inbox> {
  const log = createLog({ service: 'inbox', level: 'fatal' })
  const behind = createFakeServices()
  const clock = createVirtualClock(START)
  const grpc = await serveGrpc({ services: behind.services, host: '127.0.0.1', port: 0, log })
  const to = { address: `127.0.0.1:${grpc.port}`, caller: 'inbox' }
  const clients = {
    conversations: createGrpcClient(ConversationServiceClient, to),
    assistants: createGrpcClient(AssistantServiceClient, to),
    decisions: createGrpcClient(DecisionServiceClient, to),
    memory: createGrpcClient(MemoryServiceClient, to),
    delivery: createGrpcClient(DeliveryServiceClient, to),
    scheduler: createGrpcClient(SchedulerServiceClient, to),
  }
  const inbox = createInbox({ ...clients, tenant: 'demo', tokens, pageFolder, clock: given ?? clock, log })
  if (!inbox.http) throw new Error('The inbox serves HTTP.')
  const http = await serveHttp({ app: inbox.http, host: '127.0.0.1', port, log })
  const following = inbox.start()
  return {
    url: `http://127.0.0.1:${http.port}`,
    behind,
    clock,
    async stop() {
      await following.stop()
      await http.stop()
      for (const client of Object.values(clients)) client.close()
      await grpc.stop()
    },
  }
}

/** Builds the page as `npm start` does, into a folder of its own, so that a test never sees an older one. */
export async function buildPage(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-page-'))
  await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('../scripts/build-page.ts', import.meta.url)),
    folder,
  ])
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
