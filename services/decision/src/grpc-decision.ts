/** DecisionService: try decisions before switching on. Changes nothing. */
import { TerminalError } from '@relance/contracts/errors'
import {
  type CompileInstructionsResponse,
  DecisionServiceDefinition,
  type PreviewRequest,
  type PreviewResponse,
} from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { type Assistant, defaultAssistant, unknownContact } from '@relance/contracts/settings'
import type { ConversationView, ThreadMessage } from '@relance/contracts/view'
import { channel as channelCodec, decisionAction, receipt } from '@relance/contracts/words'
import { type Policy, expectsReply, isAutomated, isZone, limitTexts } from '@relance/policy'
import type { Clock } from '@relance/engine'
import { type GrpcService, implement } from '@relance/service-kit'
import type { Reading } from '@relance/contracts/reading'
import { type Brief, type Context, briefOf } from './core/brief.ts'
import type { UnderstoodRequest } from './core/decided.ts'
import type { Decider } from './decider.ts'
import type { InstructionCompiler } from './instruction-compiler.ts'
import { hasOptedOut, instructionsIn, messagesIn, promiseIn } from './preview-transcript.ts'

export interface DecisionGrpcDeps {
  decider: Decider
  compiler: InstructionCompiler
  clock: Clock
}

export function createDecisionGrpc({ decider, compiler, clock }: DecisionGrpcDeps): GrpcService {
  return implement(DecisionServiceDefinition, {
    async preview(request) {
      const { reading } = await compiler.inTime(request.tenant, instructionsIn(request))
      const brief = briefFrom(request, clock.now(), reading)
      const promise = await promiseIn(brief, decider)
      return promise ? promiseOf(promise) : answerOf(await decider.analyse(brief))
    },
    async compileInstructions(request) {
      const { policy, isPending } = await compiler.inTime(request.tenant, instructionsIn(request))
      return compiledOf(policy, isPending ? compiler.version : undefined)
    },
  })
}

/** A policy as people read it. `pending`: who is still reading. */
export function compiledOf(policy: Policy, pending?: string): CompileInstructionsResponse {
  return {
    compiler: pending ? `${policy.compiler}; ${pending} is still reading` : policy.compiler,
    policyVersion: policy.version,
    limits: limitTexts(policy),
    leftToModel: policy.leftToModel,
    conflicts: policy.conflicts,
  }
}

function answerOf(decided: Awaited<ReturnType<Decider['analyse']>>): PreviewResponse {
  return {
    action: decisionAction.toWire(decided.action),
    dueAt: decided.dueAt === undefined ? undefined : new Date(decided.dueAt),
    draft: decided.draft ?? '',
    reason: decided.reason,
    missing: decided.missing,
    receipt: decided.receipt && receipt.toWire(decided.receipt),
  }
}

/** As the thread of a conversation shows it: the text is the answer to the customer. */
function promiseOf({ dueAt, acknowledgement = '', reason, receipt: given }: UnderstoodRequest): PreviewResponse {
  return {
    action: decisionAction.toWire('schedule'),
    dueAt: dueAt === undefined ? undefined : new Date(dueAt),
    draft: acknowledgement,
    reason,
    missing: [],
    receipt: given && receipt.toWire(given),
  }
}

/** A conversation made up from the transcript, as it would be when it has gone idle. */
function briefFrom(request: PreviewRequest, present: number, reading: Reading | undefined): Brief {
  const { channel: wireChannel, instructions, zone, unansweredFollowUps } = request
  if (zone && !isZone(zone)) throw new TerminalError('ZONE_UNKNOWN', `There is no time zone ${zone}.`)
  if (unansweredFollowUps < 0)
    throw new TerminalError('FOLLOW_UPS_INVALID', 'unanswered_follow_ups must not be negative.')
  const assistant: Assistant = { ...defaultAssistant('preview'), instructions, reading, zone: zone || 'UTC' }
  const now = request.now?.getTime() ?? present
  if (Number.isNaN(now)) throw new TerminalError('NOW_INVALID', 'now is a time that does not exist.')
  const messages = messagesIn(request, now, assistant.inactivityMs)
  const channel = wireChannel ? channelCodec.fromWire(wireChannel) : 'sandbox'
  const context: Context = {
    conversation: viewOf({
      messages,
      channel,
      unanswered: unansweredFollowUps,
      tenant: request.tenant,
    }),
    messages,
    asOf: now,
    lastFollowUpAt: unansweredFollowUps > 0 ? messages.at(-1)?.sentAt : undefined,
    toUnderstand: [],
    automated: isAllAutomated(messages),
    vouchedFor: false,
  }
  const optedOut = hasOptedOut(messages, channel)
  const contact = { ...unknownContact('preview'), optedOut, ...(zone ? { zone } : {}) }
  return briefOf({ context, assistant, contact, memory: { facts: [] }, account: undefined, now })
}

function isAllAutomated(messages: ThreadMessage[]): boolean {
  const texts = messages.filter((message) => message.author === 'customer').map(({ text }) => text)
  return texts.length > 0 && texts.every(isAutomated)
}

interface Pretended {
  /** Whose tokens a model uses for it. */
  tenant: string
  messages: ThreadMessage[]
  channel: ConversationView['route']['channel']
  unanswered: number
}

function viewOf({ tenant, messages, channel, unanswered }: Pretended): ConversationView {
  const last = messages.at(-1)
  const lastCustomerAt = messages.findLast((message) => message.author === 'customer')?.sentAt
  return {
    tenant,
    id: 'preview',
    lastSeq: messages.length,
    state: 'idle',
    handledBy: 'ai',
    route: {
      accountId: 'preview',
      channel,
      contactId: 'preview',
      contactExternalId: 'preview',
      assistantId: 'preview',
    },
    episode: 1,
    openedAt: messages[0]?.sentAt ?? 0,
    lastActivityAt: last?.sentAt ?? 0,
    ...(lastCustomerAt === undefined ? {} : { lastCustomerAt }),
    lastMessage: last?.text ?? '',
    ...(last ? { lastAuthor: last.author } : {}),
    customerIsWaiting: last?.author === 'customer' && expectsReply(last.text),
    unansweredFollowUps: unanswered,
    totalFollowUps: unanswered,
    paused: false,
    optedOut: false,
  }
}
