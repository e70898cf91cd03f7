/**
 * How a request ended, appended to the mailbox, and what follows from it: credits, and what the contact's record says of it. Ids are derived
 * from the request's, so that all of it can be done again. Credits are booked behind the outcome: whoever dies in between leaves a
 * job that comes again, finds the outcome in the mailbox and books it, once.
 */
import { creditsAccount, FOLLOW_UP_CREDITS } from '@relance/contracts/credits'
import type { Input } from '@relance/contracts/input'
import type { Receipt } from '@relance/contracts/words'
import type { Clock, Ledger, Mailbox } from '@relance/engine'
import { appendInput, type Log } from '@relance/service-kit'
import type { SendOutcome } from './adapters/channels/channel.ts'
import { place } from './claim.ts'
import type { DeliveryRequest } from './core/delivery-request.ts'
import type { Examined, Outcome } from './core/examine.ts'
import type { GateLine } from './core/gates.ts'
import { receiptOf } from './core/receipt.ts'
import type { Metrics } from './metrics.ts'
import type { Records } from './records.ts'

/** An outcome as it is made, before its request's id and its receipt are put in. */
export type Ending =
  | { type: 'succeeded'; providerMessageId: string; text: string; form: string; sentAt: number }
  | { type: 'failed'; code: string; detail: string; retryAt?: number | undefined }
  | { type: 'suppressed'; code: string; detail: string }
  | { type: 'unknown'; detail: string }

export interface Outcomes {
  /** Appends the outcome and books what follows from it. Rejects where it could not be appended: run the job again. */
  end(request: DeliveryRequest, ending: Ending, gates: GateLine[]): Promise<void>
  /**
   * Ends a request that nobody has claimed by what was examined up to `lastSeq`. It is placed as a claim is: a message that
   * another worker is sending at this moment must not be said to be unsent, or it would be asked for again. Gives what came
   * instead, and then the request has not ended. `mayBeNoted`: a run that died before its claim may have left a note of it in the
   * contact's record.
   */
  endUnclaimed(
    request: DeliveryRequest,
    known: { lastSeq: number; mayBeNoted: boolean },
    ending: Ending,
    gates: GateLine[],
  ): Promise<Exclude<Examined, { type: 'open' }> | undefined>
  /** Books what follows from an outcome that is in the mailbox already. */
  book(request: DeliveryRequest, outcome: Outcome): Promise<void>
}

export interface OutcomesDeps {
  mailbox: Mailbox
  ledger: Ledger
  records: Records
  clock: Clock
  log: Log
  metrics: Metrics
  /** Aborts when the service stops. */
  stopping: AbortSignal
}

/** The channel says that the contact does not want to be written to. */
const OPTED_OUT = 'OPTED_OUT'
/** How long to insist on appending an outcome: what is known of the call is known in this process only. Ms. */
const INSIST_MS = 120_000

export function createOutcomes({ mailbox, ledger, records, clock, log, metrics, stopping }: OutcomesDeps): Outcomes {
  async function append({ tenant, conversation }: DeliveryRequest, id: string, input: Input): Promise<void> {
    const giveUpAt = clock.monotonic() + INSIST_MS
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        await appendInput(mailbox, { by: 'delivery', to: { tenant, conversation }, id, input })
        return
      } catch (error) {
        if (stopping.aborted || clock.monotonic() > giveUpAt) throw error
        log.warn({ err: error, conversation, input: input.type }, 'An outcome could not be appended yet.')
        await clock.sleep(pauseMs, stopping)
      }
    }
  }

  async function book(request: DeliveryRequest, outcome: Outcome): Promise<void> {
    const { id, kind, tenant, route } = request
    if (outcome.type === 'delivery.failed' && outcome.code === OPTED_OUT) await tellOptOut(request)
    const isUnsent = outcome.type === 'delivery.failed' || outcome.type === 'delivery.suppressed'
    if (isUnsent && kind === 'follow_up') await records.forgetFollowUp(request)
    if (!isCharged(outcome.type) || kind !== 'follow_up') return
    const at = outcome.type === 'delivery.succeeded' ? outcome.sentAt : clock.now()
    await ledger.record({ id, tenant, account: creditsAccount(route.assistantId), amount: FOLLOW_UP_CREDITS, at })
  }

  /** Unless the contact opted in again since. */
  async function tellOptOut(request: DeliveryRequest): Promise<void> {
    const { optedOut } = await records.contact(request.tenant, request.route.contactId)
    if (optedOut) await append(request, `${request.id}/consent`, { type: 'contact.opted_out', source: 'channel' })
  }

  function outcomeFor(request: DeliveryRequest, ending: Ending, gates: GateLine[], now: number): Outcome {
    const credits = isCharged(`delivery.${ending.type}`) && request.kind === 'follow_up' ? FOLLOW_UP_CREDITS : 0
    const nextCheckAt = ending.type === 'failed' ? ending.retryAt : undefined
    return outcomeOf(request, ending, receiptOf(request, { gates, now, credits, nextCheckAt }))
  }

  return {
    book,

    async end(request, ending, gates) {
      const now = clock.now()
      // The record before the conversation (I13): whoever reads the outcome finds the consent as it is.
      if (ending.type === 'failed' && ending.code === OPTED_OUT)
        await records.optOut(request.tenant, request.route.contactId, now)
      const outcome = outcomeFor(request, ending, gates, now)
      await append(request, `${request.id}/${ending.type}`, outcome)
      metrics.outcome(request, outcome)
      await book(request, outcome)
    },

    async endUnclaimed(request, { lastSeq, mayBeNoted }, ending, gates) {
      const outcome = outcomeFor(request, ending, gates, clock.now())
      const prevented = await place(mailbox, request, lastSeq, `${request.id}/${ending.type}`, () => outcome)
      if (prevented) return prevented
      metrics.outcome(request, outcome)
      // Unclaimed, there is nothing to book but the note; the record is not read where none can be in it.
      if (mayBeNoted) await book(request, outcome)
      return undefined
    },
  }
}

/** What may have gone out counts as sent, as it does for the limit on follow-ups (I9). */
function isCharged(type: Outcome['type']): boolean {
  return type === 'delivery.succeeded' || type === 'delivery.unknown'
}

/** What came of a call, as an ending at an instant (ms since the epoch). */
export function endingOf(sent: SendOutcome, sentAt: number): Ending {
  switch (sent.type) {
    case 'sent': {
      const { providerMessageId, text, form } = sent
      return { type: 'succeeded', providerMessageId, text, form, sentAt }
    }
    case 'not_sent': {
      const { code, detail, retryAfterMs, optedOut } = sent
      return {
        type: 'failed',
        code: optedOut ? OPTED_OUT : code,
        detail,
        retryAt: retryAfterMs === undefined ? undefined : sentAt + retryAfterMs,
      }
    }
    case 'in_doubt':
      return { type: 'unknown', detail: sent.detail }
  }
}

function outcomeOf({ id: requestId }: DeliveryRequest, ending: Ending, receipt: Receipt): Outcome {
  switch (ending.type) {
    case 'succeeded': {
      const { providerMessageId, text, form, sentAt } = ending
      return { type: 'delivery.succeeded', requestId, providerMessageId, text, form, sentAt, receipt }
    }
    case 'failed': {
      const { code, detail, retryAt } = ending
      return { type: 'delivery.failed', requestId, code, detail, retryAt, receipt }
    }
    case 'suppressed': {
      const { code, detail } = ending
      return { type: 'delivery.suppressed', requestId, code, detail, receipt }
    }
    case 'unknown':
      return { type: 'delivery.unknown', requestId, detail: ending.detail, receipt }
  }
}
