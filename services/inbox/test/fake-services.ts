import { TerminalError } from '@relance/contracts/errors'
import {
  ConversationServiceDefinition,
  type Target,
} from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import {
  AssistantServiceDefinition,
  type GetUsageResponse,
  type PolicyOutcomes,
} from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import {
  type CompileInstructionsResponse,
  DecisionServiceDefinition,
} from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { MemoryServiceDefinition } from '@relance/contracts/gen/relance/decision/v1/memory_service'
import { DeliveryServiceDefinition } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { SchedulerServiceDefinition } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { type FactView, factCodec } from '@relance/contracts/memory'
import type { Account, Assistant } from '@relance/contracts/settings'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { type ConversationView, conversationView, followUp, type ThreadItem, threadItem } from '@relance/contracts/view'
import { conversationState } from '@relance/contracts/words'
import { type GrpcHandlers, type GrpcService, implement } from '@relance/service-kit'

/** A command as it came over gRPC. */
export interface Called {
  command: string
  target: Target | undefined
  text?: string
  dueAt?: number | undefined
}

/** The services behind the gateway, as a test scripts them: what they hold, what they were asked, what they answer. */
export interface FakeServices {
  services: GrpcService[]
  /** Every command, in order, repeats included. */
  called: Called[]
  /** Makes a conversation known, and tells whoever watches. */
  put(view: ConversationView, thread?: ThreadItem[]): void
  view(id: string): ConversationView
  /** Ends every stream of changes, as a restart does. */
  hangUp(): void
  /** How many streams of changes are open. */
  streams(): number
  assistants: Map<string, Assistant>
  /** What came of the decisions of whichever assistant is asked about. */
  outcomes: PolicyOutcomes[]
  accounts: Account[]
  /** What is remembered, by contact, latest first. */
  memory: Map<string, FactView[]>
  /** Who erased it, in order. */
  erasedBy: (string | undefined)[]
  /** What an assistant costs; unset: it cannot be told. */
  usage?: GetUsageResponse
  /** What each command does to the conversation; one that is missing changes nothing. */
  on: Record<string, (view: ConversationView, called: Called) => Partial<ConversationView>>
  /** Answers of the next commands: errors are thrown, promises awaited. */
  answers: (Error | Promise<void>)[]
  compile: (instructions: string) => CompileInstructionsResponse
}

export function createFakeServices(): FakeServices {
  const views = new Map<string, ConversationView>()
  const threads = new Map<string, ThreadItem[]>()
  const watchers = new Set<(view: ConversationView) => void>()
  const hangUps = new Set<() => void>()

  const fake: FakeServices = {
    services: [],
    called: [],
    put(view, thread) {
      views.set(view.id, view)
      if (thread) threads.set(view.id, thread)
      for (const tell of watchers) tell(view)
    },
    streams: () => watchers.size,
    hangUp: () => hangUps.forEach((hangUp) => hangUp()),
    view: (id) => {
      const view = views.get(id)
      if (!view)
        throw new TerminalError('CONVERSATION_NOT_FOUND', `There is no conversation ${id}.`, { kind: 'not_found' })
      return view
    },
    assistants: new Map(),
    outcomes: [],
    accounts: [],
    memory: new Map(),
    erasedBy: [],
    on: {},
    answers: [],
    compile: () => ({ compiler: 'built-in 1', policyVersion: '', limits: [], leftToModel: [], conflicts: [] }),
  }

  const command =
    (name: string) => async (request: { target?: Target | undefined; text?: string; dueAt?: Date | undefined }) => {
      const { target, text, dueAt } = request
      const called: Called = {
        command: name,
        target,
        ...(text ? { text } : {}),
        ...(dueAt ? { dueAt: dueAt.getTime() } : {}),
      }
      fake.called.push(called)
      const answer = fake.answers.shift()
      if (answer instanceof Error) throw answer
      await answer
      const before = fake.view(target?.conversationId ?? '')
      const after = { ...before, ...fake.on[name]?.(before, called), lastSeq: before.lastSeq + 1 }
      fake.put(after)
      return { conversation: conversationView.toWire(after) }
    }

  const conversations: GrpcHandlers<typeof ConversationServiceDefinition> = {
    async getConversation({ conversationId, withThread }) {
      const thread = withThread ? (threads.get(conversationId) ?? []) : []
      return { conversation: conversationView.toWire(fake.view(conversationId)), thread: thread.map(threadItem.toWire) }
    },
    async listConversations({ states, query, pageSize, pageToken, waitingForPerson }) {
      const wanted = states.map(conversationState.fromWire)
      const found = [...views.values()]
        .filter((view) => wanted.length === 0 || wanted.includes(view.state))
        .filter((view) => !waitingForPerson || view.alert !== undefined || view.parked !== undefined)
        .filter((view) => `${view.route.contactName} ${view.lastMessage}`.toLowerCase().includes(query.toLowerCase()))
        .sort((a, b) => b.lastActivityAt - a.lastActivityAt)
      const from = Number(pageToken || 0)
      const page = found.slice(from, from + pageSize)
      const next = from + pageSize < found.length ? String(from + pageSize) : ''
      return { conversations: page.map(conversationView.toWire), nextPageToken: next }
    },
    async *watchConversations(_, { signal }) {
      const changed: ConversationView[] = []
      let wake = Promise.withResolvers<void>()
      const tell = (view: ConversationView) => {
        changed.push(view)
        wake.resolve()
      }
      watchers.add(tell)
      let over = false
      const hangUp = () => {
        over = true
        wake.resolve()
      }
      hangUps.add(hangUp)
      signal.addEventListener('abort', hangUp)
      try {
        while (!over) {
          await wake.promise
          wake = Promise.withResolvers()
          for (const view of changed.splice(0)) yield { conversation: conversationView.toWire(view) }
        }
      } finally {
        watchers.delete(tell)
        hangUps.delete(hangUp)
      }
    },
    getContext: () => Promise.reject(new TerminalError('NOT_FOR_THE_INBOX', 'The inbox does not ask for this.')),
    takeOver: command('take-over'),
    handBack: command('hand-back'),
    resolve: command('resolve'),
    requestFollowUp: command('request'),
    cancelFollowUp: command('cancel'),
    editFollowUp: command('edit'),
    snoozeFollowUp: command('snooze'),
    skipFollowUp: command('skip'),
    sendFollowUpNow: command('send-now'),
    pauseFollowUps: command('pause'),
    resumeFollowUps: command('resume'),
    unpark: async ({ tenant, conversationId }) => {
      const target: Target = { tenant, conversationId, requestId: '', actor: undefined }
      return { ...(await command('unpark')({ target })), wasParked: true }
    },
  }

  const scheduler: GrpcHandlers<typeof SchedulerServiceDefinition> = {
    async listDue({ pageSize }) {
      const due = [...views.values()]
        .filter((view) => view.followUp)
        .sort((a, b) => (a.followUp?.dueAt ?? 0) - (b.followUp?.dueAt ?? 0))
        .map((view) => ({
          conversationId: view.id,
          contact: view.route.contactName ?? view.route.contactExternalId,
          followUp: view.followUp && followUp.toWire(view.followUp),
        }))
      return { due: due.slice(0, pageSize), total: BigInt(due.length) }
    },
  }

  const saved = (assistant: Assistant) => ({
    assistant: assistantCodec.toWire(assistant),
    policy: fake.compile(assistant.instructions),
  })
  const assistants: GrpcHandlers<typeof AssistantServiceDefinition> = {
    async getAssistant({ assistantId }) {
      const assistant = fake.assistants.get(assistantId)
      if (!assistant)
        throw new TerminalError('ASSISTANT_NOT_FOUND', `There is no assistant ${assistantId}.`, { kind: 'not_found' })
      return saved(assistant)
    },
    getUsage: async () => {
      if (!fake.usage) throw new TerminalError('USAGE_UNKNOWN', 'The test says nothing about credits.')
      return fake.usage
    },
    listAssistants: async () => ({ assistants: [...fake.assistants.values()].map(assistantCodec.toWire) }),
    async putAssistant({ assistant: wire }) {
      const answer = fake.answers.shift()
      if (answer instanceof Error) throw answer
      if (!wire) throw new TerminalError('ASSISTANT_MISSING', 'There is no assistant in the request.')
      const assistant = assistantCodec.fromWire(wire)
      fake.assistants.set(assistant.id, assistant)
      return saved(assistant)
    },
    getOutcomes: async () => ({ policies: fake.outcomes }),
  }

  const unasked = () => Promise.reject(new TerminalError('NOT_FOR_THE_INBOX', 'The inbox does not ask for this.'))
  fake.services.push(
    implement(ConversationServiceDefinition, conversations),
    implement(SchedulerServiceDefinition, scheduler),
    implement(AssistantServiceDefinition, assistants),
    implement(DecisionServiceDefinition, {
      preview: unasked,
      compileInstructions: async ({ instructions }) => fake.compile(instructions),
    }),
    implement(MemoryServiceDefinition, {
      async getContactMemory({ contactId }) {
        return { facts: (fake.memory.get(contactId) ?? []).map(factCodec.toWire), erasedAt: undefined }
      },
      async eraseContactMemory({ contactId, actor }) {
        const erased = fake.memory.get(contactId)?.length ?? 0
        fake.memory.delete(contactId)
        fake.erasedBy.push(actor?.name)
        return { erased }
      },
    }),
    implement(DeliveryServiceDefinition, {
      resolveAccount: unasked,
      listAccounts: async () => ({ accounts: fake.accounts.map(accountCodec.toWire) }),
      putAccount: unasked,
      testSend: unasked,
      listSandboxCalls: unasked,
    }),
  )
  return fake
}
