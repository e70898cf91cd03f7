/**
 * Carries out one request for a message (I8, I9): examine → gate → budget → note → claim → consent → one call → outcome. A request that
 * comes again is carried on from what its mailbox says.
 */
import { commandCodec } from '@relance/contracts/command'
import { UndecodableError } from '@relance/contracts/codec'
import type { Account, Contact } from '@relance/contracts/settings'
import type { Clock, Job, JobOutcome, Mailbox } from '@relance/engine'
import type { Budget } from '@relance/read-model'
import { ATTRIBUTE, type Log, withSpan } from '@relance/service-kit'
import type { Channels } from './adapters/channels/channels.ts'
import { CALL_TIMEOUT_MS, createCall } from './call.ts'
import { CLAIM_LIFE_MS, type Claimed, claim } from './claim.ts'
import { FIRST_HERE, firstElsewhere, isNoted, pressureVeto } from './core/contact-pressure.ts'
import { whatKeepsFromSending } from './core/account-readiness.ts'
import { type DeliveryRequest, deliveryRequestIn } from './core/delivery-request.ts'
import type { Examined } from './core/examine.ts'
import { expiryVeto, gate, type GateLine, type Verdict } from './core/gates.ts'
import { ratesOf } from './core/rates.ts'
import { confirmation, refusal } from './core/refusals.ts'
import { examineMailbox } from './examination.ts'
import type { Metrics } from './metrics.ts'
import type { Ending, Outcomes } from './outcomes.ts'
import type { Records } from './records.ts'

/** Two machines' clocks may differ by so much without a claim looking older than it is. Ms. */
const CLOCKS_DIFFER_MS = 2_000
/** From this age on, nobody who placed a claim can still be within its call. Ms. */
export const CLAIM_SETTLED_MS = CLAIM_LIFE_MS + CALL_TIMEOUT_MS + CLOCKS_DIFFER_MS
/** An account that cannot send is tried again so much later: people mend it meanwhile, and no follow-up is lost. Ms. */
const ACCOUNT_RETRY_MS = 15 * 60_000

export interface DeliverDeps {
  mailbox: Mailbox
  records: Records
  budget: Budget
  channels: Channels
  outcomes: Outcomes
  secret: (reference: string) => string
  clock: Clock
  nonce: () => string
  log: Log
  metrics: Metrics
}

/** What a request is checked against, and what came of it. */
interface Checked {
  account: Account
  contact: Contact
  verdict: Verdict
}

const DONE: JobOutcome = { type: 'done' }

/** The handler of the queue of deliveries. */
export function createDeliver(deps: DeliverDeps): (job: Job) => Promise<JobOutcome> {
  const { mailbox, records, budget, channels, outcomes, secret, clock, log, metrics } = deps
  const call = createCall(deps)

  async function deliver(request: DeliveryRequest, attempt: number): Promise<JobOutcome> {
    // A repeat under a key rests on what is read from here on, and must not outlive it any more than a claim's first call.
    const repeatVoidAt = clock.monotonic() + CLAIM_LIFE_MS
    const carryOn = (found: Exclude<Claimed, { type: 'won' }>) => carryOnFrom(request, found, attempt, repeatVoidAt)
    const examined = await examineMailbox(mailbox, request)
    if (examined.type !== 'open') return carryOn(examined)
    // Until the contact's record has been read, a run that died before its claim may have noted the follow-up in it.
    let mayBeNoted = request.kind === 'follow_up'
    const endBy = async (ending: Ending, gates: GateLine[]) => {
      const prevented = await outcomes.endUnclaimed(request, { lastSeq: examined.lastSeq, mayBeNoted }, ending, gates)
      return prevented ? carryOn(prevented) : DONE
    }

    // Before any record is read: one that cannot be read must not keep a request that is over from ending.
    const expired = expiryVeto({ request, now: clock.now() })
    if (expired) return endBy(expired, [expired.gate])
    const checked = await check(request)
    if (!checked) {
      const detail = `The account ${request.route.accountId} does not exist.`
      return endBy({ type: 'failed', code: 'ACCOUNT_NOT_FOUND', detail }, [refusal('account', detail)])
    }
    const { account, contact, verdict } = checked
    const { gates } = verdict
    mayBeNoted = isNoted(request, contact)
    const endByPressure = (elsewhereAt: number) => {
      const veto = pressureVeto(elsewhereAt)
      return endBy(veto, [...gates, veto.gate])
    }
    if (verdict.type === 'suppressed') return endBy(verdict, gates)
    const problem = whatKeepsFromSending(account, secret)
    if (problem) {
      log.error({ account: account.id, conversation: request.conversation, problem }, 'An account cannot send.')
      const retryAt = clock.now() + ACCOUNT_RETRY_MS
      const lines = [...gates, refusal('account', problem)]
      return endBy({ type: 'failed', code: 'ACCOUNT_NOT_READY', detail: problem, retryAt }, lines)
    }

    // Before the budget: a message that stands back takes nothing of the channel's rate.
    if (request.kind === 'follow_up') {
      const elsewhereAt = firstElsewhere(request, contact)
      if (elsewhereAt !== undefined) return endByPressure(elsewhereAt)
    }
    const taken = await budget.take(ratesOf(account, request.route.contactExternalId))
    if (!taken.ok) {
      metrics.waited(request)
      const retryAt = clock.now() + Math.max(1, taken.retryAfterMs)
      if (retryAt <= request.notAfter) return { type: 'retry', afterMs: retryAt - clock.now() }
      const detail = 'The rate of the channel leaves no room for it in time.'
      return endBy({ type: 'failed', code: 'RATE_LIMITED', detail, retryAt }, [...gates, refusal('rate', detail)])
    }

    if (request.kind === 'follow_up') {
      // Another conversation may have been noted since the record was read.
      const elsewhereAt = await records.noteFollowUp(request, clock.now(), (read) => firstElsewhere(request, read))
      if (elsewhereAt !== undefined) return endByPressure(elsewhereAt)
      gates.push(FIRST_HERE)
    }
    const claimed = await claim(deps, request, examined.lastSeq)
    if (claimed.type !== 'won') return carryOn(claimed)
    return call({ request, account, form: verdict.form, gates, voidAt: claimed.voidAt, isRepeat: false, attempt })
  }

  /** The gates, on records as they are at this moment; undefined where the account does not exist. */
  async function check(request: DeliveryRequest): Promise<Checked | undefined> {
    const { tenant, route } = request
    const [account, assistant, contact] = await Promise.all([
      records.account(tenant, route.accountId),
      records.assistant(tenant, route.assistantId),
      records.contact(tenant, route.contactId),
    ])
    return account && { account, contact, verdict: gate({ request, account, assistant, contact, now: clock.now() }) }
  }

  /** What becomes of a request that cannot be claimed any more. */
  async function carryOnFrom(
    request: DeliveryRequest,
    found: Exclude<Claimed, { type: 'won' }>,
    attempt: number,
    repeatVoidAt: number,
  ): Promise<JobOutcome> {
    switch (found.type) {
      case 'settled':
        await outcomes.book(request, found.outcome)
        return DONE
      case 'superseded': {
        const detail = `${found.by} came after what this message was based on.`
        await outcomes.end(request, { type: 'suppressed', code: 'SUPERSEDED', detail }, [refusal('superseded', detail)])
        return DONE
      }
      case 'claimed':
        return settleClaim(request, found, attempt, repeatVoidAt)
    }
  }

  /** Somebody claimed the request and left no outcome: it is still within its call, or died (I9). */
  async function settleClaim(
    request: DeliveryRequest,
    found: Extract<Examined, { type: 'claimed' }>,
    attempt: number,
    repeatVoidAt: number,
  ): Promise<JobOutcome> {
    const { confirmed } = found
    const waitMs = found.at + CLAIM_SETTLED_MS - clock.now()
    if (waitMs > 0) return { type: 'retry', afterMs: waitMs }
    if (confirmed) {
      const { providerMessageId, at: sentAt } = confirmed
      await outcomes.end(request, { type: 'succeeded', providerMessageId, text: request.text, form: 'text', sentAt }, [
        confirmation(),
      ])
      return DONE
    }
    const isOver = found.superseded || expiryVeto({ request, now: clock.now() }) !== undefined
    const checked = isOver ? undefined : await check(request)
    if (checked?.verdict.type === 'allowed' && channels.of(checked.account.channel).idempotent) {
      const { account, verdict } = checked
      const { form, gates } = verdict
      return call({ request, account, form, gates, voidAt: repeatVoidAt, isRepeat: true, attempt })
    }
    const detail = 'Whoever sent it left before it was known what came of it.'
    await outcomes.end(request, { type: 'unknown', detail }, [refusal('claimLeft', detail)])
    return DONE
  }

  return async (job) => {
    const request = requestOf(job)
    if (typeof request === 'string') return { type: 'park', reason: request }
    const attributes = {
      [ATTRIBUTE.conversation]: request.conversation,
      [ATTRIBUTE.tenant]: request.tenant,
      [ATTRIBUTE.command]: 'delivery.request',
    }
    return withSpan('delivery.deliver', { kind: 'consumer', attributes, carrier: job.carrier }, () =>
      deliver(request, job.attempt),
    )
  }
}

/** The request that a job carries, or why it can never be carried out. */
function requestOf(job: Job): DeliveryRequest | string {
  try {
    return deliveryRequestIn(commandCodec.decode(job.body)) ?? 'The command does not ask for a delivery.'
  } catch (error) {
    if (error instanceof UndecodableError) return error.message
    throw error
  }
}
