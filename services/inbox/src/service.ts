import type { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import type { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import type { MemoryServiceClient } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import type { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import type { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import type { Clock } from '@relance/engine'
import {
  aboutConversation,
  httpErrors,
  type Log,
  type PromiseClient,
  type Service,
  type Tokens,
} from '@relance/service-kit'
import { Hono } from 'hono'
import { fileURLToPath } from 'node:url'
import { assistantRoutes } from './assistants.ts'
import { changeRoutes } from './changes.ts'
import { commandRoutes } from './commands.ts'
import { conversationRoutes } from './conversations.ts'
import { createLiveViews } from './live-views.ts'
import { memoryRoutes } from './memory.ts'
import { onlySameOrigin } from './only-same-origin.ts'
import { onlyWhoMay } from './only-who-may.ts'
import { servePage } from './page-files.ts'

/** Where `npm start` builds the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('../dist', import.meta.url))

export interface InboxDeps {
  conversations: PromiseClient<ConversationServiceClient>
  assistants: PromiseClient<AssistantServiceClient>
  decisions: PromiseClient<DecisionServiceClient>
  memory: PromiseClient<MemoryServiceClient>
  delivery: PromiseClient<DeliveryServiceClient>
  scheduler: PromiseClient<SchedulerServiceClient>
  /** Whose conversations are shown. */
  tenant: string
  /** Who may look and act; anybody on this machine where undefined. */
  tokens: Tokens | undefined
  /** The folder of the built page. */
  pageFolder: string
  clock: Clock
  log: Log
}

/** The inbox: a gateway that answers the page over HTTP, tells it every change over SSE, and asks the others over gRPC. */
export function createInbox(deps: InboxDeps): Service {
  const live = createLiveViews(deps)
  const http = new Hono()
  http.onError(httpErrors(deps.log))
  http.use('*', onlyWhoMay(deps))
  http.use('/api/*', onlySameOrigin)
  http.use('/api/conversations/:id/*', (c, next) => {
    aboutConversation(c.req.param('id'))
    return next()
  })
  http.route('/api', changeRoutes(live, deps.clock))
  http.route('/api', conversationRoutes(deps))
  http.route('/api', commandRoutes(deps))
  http.route('/api', assistantRoutes(deps))
  http.route('/api', memoryRoutes(deps))
  http.all('/api/*', (c) => c.json({ error: { code: 'ROUTE_NOT_FOUND', message: `There is no ${c.req.path}.` } }, 404))
  servePage(http, deps.pageFolder)
  return { name: 'inbox', grpc: [], http, start: () => live.start() }
}
