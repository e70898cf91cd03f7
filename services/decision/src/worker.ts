/**
 * Carries out `decision.request`: context, decision, record.
 *
 * - W-a A request that is no longer wanted, or past its life, leaves nothing behind.
 * - W-b The result is appended under an id that the request gives it: doing a job twice records it once.
 * - W-c Credits are recorded before the result, under the request's id: a crash between the two costs nothing twice.
 *   A cap is compared with what was recorded before: what is in hand at that moment may exceed it, by as much as that costs.
 * - W-d An unforeseen failure is recorded as `decision.failed`, so that the conversation asks again or gives up in time.
 * - W-e What a conversation told of its contact is merged before the result, by compare-and-set; merging it again changes nothing.
 *   Where it cannot be kept for good, the conversation still ends with its summary.
 */
import { UndecodableError } from '@relance/contracts/codec'
import { type Command, type CommandOf, commandCodec } from '@relance/contracts/command'
import { creditsAccount } from '@relance/contracts/credits'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { ConversationServiceClient } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { Input } from '@relance/contracts/input'
import type { Clock, Job, JobOutcome, Ledger, Mailbox, Settings } from '@relance/engine'
import {
  ATTRIBUTE,
  type Log,
  type PromiseClient,
  appendInput,
  counter,
  histogram,
  withSpan,
} from '@relance/service-kit'
import { readContext } from './context-reader.ts'
import { readAllowance } from './allowance.ts'
import { type Brief, briefOf } from './core/brief.ts'
import type { AssistantReadings } from './assistant-readings.ts'
import type { Decider } from './decider.ts'
import { remember } from './memory-record.ts'
import { readRecords } from './settings-reader.ts'

export interface WorkerDeps {
  mailbox: Pick<Mailbox, 'append'>
  settings: Settings
  ledger: Ledger
  conversations: Pick<PromiseClient<ConversationServiceClient>, 'getContext'>
  decider: Decider
  readings: Pick<AssistantReadings, 'refresh'>
  clock: Clock
  log: Log
}

type Request = Command & { body: CommandOf<'decision.request'> }

/** Where conversation-state cannot be reached, the job comes again after this. */
const RETRY_MS = 1_000
/** From this try on only the built-in engine is asked: the model has had its chances. */
const RULES_FROM_TRY = 2

export function createWorker(deps: WorkerDeps): (job: Job) => Promise<JobOutcome> {
  const { clock, log } = deps
  const took = histogram('relance.decision.seconds', { description: 'From taking a request to its result', unit: 's' })

  const decisions = counter('relance.decisions', {
    description: 'Results that were recorded, by what was asked for and what was decided',
    unit: '{decision}',
  })

  return async (job) => {
    let request: Request
    try {
      request = readRequest(job)
    } catch (error) {
      log.error({ err: error, job: job.id }, 'A decision request cannot be read and is parked.')
      return { type: 'park', reason: error instanceof Error ? error.message : String(error) }
    }
    if (clock.now() > request.notAfter) return { type: 'done' }
    const { kind, tries } = request.body
    const attributes = {
      [ATTRIBUTE.conversation]: request.conversation,
      [ATTRIBUTE.tenant]: request.tenant,
      [ATTRIBUTE.command]: `decision.request ${kind}`,
      'relance.tries': tries,
    }
    const startedAt = clock.monotonic()
    const outcome = await withSpan(`decide ${kind}`, { kind: 'consumer', attributes, carrier: job.carrier }, () =>
      carryOut({ ...deps, decisions }, request),
    )
    took.record((clock.monotonic() - startedAt) / 1_000, { kind })
    return outcome
  }
}

function readRequest(job: Job): Request {
  const command = commandCodec.decode(job.body)
  if (command.body.type !== 'decision.request')
    throw new UndecodableError(`A ${command.body.type} is no decision request.`)
  return { ...command, body: command.body }
}

interface WithMetrics extends WorkerDeps {
  decisions: ReturnType<typeof counter>
}

async function carryOut(deps: WithMetrics, request: Request): Promise<JobOutcome> {
  const { log } = deps
  const about = { tenant: request.tenant, conversation: request.conversation, request: request.id }
  try {
    const result = await resultOf(deps, request)
    if (result) await append(deps, request, `${request.id}/made`, result)
    return { type: 'done' }
  } catch (error) {
    if (error instanceof RetryableError) {
      log.warn({ err: error, ...about }, 'Deciding waits for what cannot be reached.')
      return { type: 'retry', afterMs: error.retryAfterMs ?? RETRY_MS }
    }
    log.error({ err: error, ...about }, 'Deciding failed.')
    const detail = error instanceof Error ? error.message : String(error)
    const code = error instanceof TerminalError ? error.code : 'DECISION_FAILED'
    if (code === 'CONVERSATION_NOT_FOUND') return { type: 'park', reason: detail }
    await append(deps, request, `${request.id}/failed/${request.body.tries}`, {
      type: 'decision.failed',
      requestId: request.id,
      code,
      detail,
    })
    return { type: 'done' }
  }
}

async function resultOf(deps: WorkerDeps, request: Request): Promise<Input | undefined> {
  const { decider, ledger, clock } = deps
  const { id: requestId, tenant, conversation } = request
  const { kind, asOfSeq, tries } = request.body
  const context = await readContext(deps.conversations, { tenant, conversation, asOfSeq, requestId })
  if (!context) return undefined
  const records = await readRecords(deps.settings, tenant, context.conversation.route)
  deps.readings.refresh(tenant, records.assistant)
  // The engine's clock may be ahead of this process; deciding for a time before the input would plan into the past.
  const now = Math.max(clock.now(), context.asOf)
  const allowance = await readAllowance(ledger, tenant, records.assistant, now)
  const brief: Brief = briefOf({ context, ...records, now, allowance })
  const options = { rulesOnly: tries >= RULES_FROM_TRY }
  if (kind === 'understand') return { ...(await decider.understand(brief, options)), requestId }
  if (kind === 'summarise') {
    const { learned, ...ended } = await decider.summarise(brief, options)
    const { contactId } = context.conversation.route
    await remember(deps.settings, { tenant, contactId, learned }).catch((error: unknown) => {
      if (error instanceof RetryableError) throw error
      const about = { tenant, conversation, request: requestId, contact: contactId }
      deps.log.error({ err: error, ...about }, 'What the contact said cannot be remembered.')
    })
    return { ...ended, requestId }
  }
  const decided = await decider[kind](brief, options)
  const credits = decided.receipt?.credits ?? 0
  if (credits > 0) {
    const account = creditsAccount(context.conversation.route.assistantId)
    await ledger.record({ id: requestId, tenant, account, amount: credits, at: clock.now() })
  }
  return { ...decided, requestId }
}

async function append(deps: WithMetrics, request: Request, id: string, input: Input): Promise<void> {
  const { tenant, conversation, body } = request
  await appendInput(deps.mailbox, { by: 'decision', to: { tenant, conversation }, id, input })
  deps.decisions.add(1, { kind: body.kind, action: input.type === 'decision.made' ? input.action : input.type })
}
