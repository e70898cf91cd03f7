/** decision: what to do about an idle conversation, what a customer asked for, what to write, how to end. */
import type { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { Clock, Events, Ledger, Mailbox, Settings, WorkQueue } from '@relance/engine'
import type { Log, PromiseClient, Service } from '@relance/service-kit'
import { createResilientModel } from './adapters/resilient-model.ts'
import { createGuard } from './adapters/model-guard.ts'
import { createAssistantReadings } from './assistant-readings.ts'
import type { Compiler } from './core/compiler.ts'
import type { Model } from './core/model.ts'
import { createDecider } from './decider.ts'
import { createAssistantGrpc } from './grpc-assistants.ts'
import { createDecisionGrpc } from './grpc-decision.ts'
import { createMemoryGrpc } from './grpc-memory.ts'
import { createInstructionCompiler } from './instruction-compiler.ts'
import { startCounting } from './outcome-counts.ts'
import { createBudgetedModel, createTokenBudget } from './token-budget.ts'
import { createUsage } from './usage.ts'
import { createWorker } from './worker.ts'

export type { Model } from './core/model.ts'
export { createOpenAiCompiler } from './adapters/openai-compiler.ts'
export { createOpenAiModel } from './adapters/openai-model.ts'
export { modelShape, openAiOptionsOf } from './model-config.ts'

export interface DecisionDeps {
  /** The queue of decision requests. */
  queue: WorkQueue
  mailbox: Pick<Mailbox, 'append'>
  settings: Settings
  ledger: Ledger
  /** What came of decisions is counted from them. */
  events: Pick<Events, 'subscribe'>
  conversations: Pick<PromiseClient<ConversationServiceClient>, 'getContext' | 'listConversations' | 'getConversation'>
  /** Absent: the built-in engine works alone. */
  model?: Model | undefined
  /** Reads instructions with a model; the built-in compiler alone where absent. */
  compiler?: Compiler | undefined
  /** The most tokens of a tenant in a day (UTC); no limit where absent. */
  dailyTokens?: number | undefined
  clock: Clock
  log: Log
  /**
   * Requests in hand at a time; 128 where absent. They mostly wait, for the context, the model and the record. A tenant has half of
   * them at most, also where it is the only one, so that another one finds a free hand at once.
   */
  concurrency?: number
}

export function createDecision({
  queue,
  mailbox,
  settings,
  ledger,
  events,
  conversations,
  model,
  compiler: modelCompiler,
  dailyTokens,
  clock,
  log,
  concurrency = 128,
}: DecisionDeps): Service {
  const budget = createTokenBudget({ mostPerDay: dailyTokens, ledger, clock, log })
  const decider = createDecider({
    model: model && createBudgetedModel(createResilientModel(model, { log }), budget),
    log,
  })
  const compiler = createInstructionCompiler({
    compiler: modelCompiler,
    guard: createGuard(modelCompiler?.version ?? '', { log, timeoutMs: 60_000, longestPauseMs: 20_000 }),
    budget,
    clock,
    log,
  })
  const readings = createAssistantReadings({ settings, compiler, log })
  const work = createWorker({ mailbox, settings, ledger, conversations, decider, readings, clock, log })
  const usage = createUsage({ settings, ledger, conversations, clock, log })
  return {
    name: 'decision',
    grpc: [
      createDecisionGrpc({ decider, compiler, clock }),
      createAssistantGrpc({ settings, ledger, compiler, readings, usage }),
      createMemoryGrpc({ settings, clock, log }),
    ],
    start() {
      if (!model) log.info('No model is configured (OPENAI_API_KEY or OPENAI_BASE_URL): the built-in engine decides.')
      const running = [
        queue.consume({ concurrency, perTenant: Math.ceil(concurrency / 2) }, work),
        startCounting({ events, ledger, settings, log }),
      ]
      return {
        async stop() {
          await Promise.all(running.map((one) => one.stop()))
          await budget.stop()
        },
      }
    },
  }
}
