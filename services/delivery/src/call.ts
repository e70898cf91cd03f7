/** The one call of a claim, and what comes of it (I8, I9). */
import type { Account } from '@relance/contracts/settings'
import type { Clock, JobOutcome } from '@relance/engine'
import { ATTRIBUTE, type Log, withSpan } from '@relance/service-kit'
import type { Channel, NotBegun, SendOutcome } from './adapters/channels/channel.ts'
import type { Channels } from './adapters/channels/channels.ts'
import type { DeliveryRequest } from './core/delivery-request.ts'
import { consentVeto, type Form, type GateLine } from './core/gates.ts'
import { refusal } from './core/refusals.ts'
import type { Metrics } from './metrics.ts'
import { endingOf, type Outcomes } from './outcomes.ts'
import type { Records } from './records.ts'

/** A call that took longer has no answer. Ms. */
export const CALL_TIMEOUT_MS = 10_000
/** A record that could not be read is asked for again so much later. Ms. */
const ASK_AGAIN_MS = 60_000
/** A claim whose call was not made is looked at again so much later. Ms. */
const AGAIN_UNDER_KEY_MS = 1_000

export interface Call {
  request: DeliveryRequest
  account: Account
  form: Form
  /** What was checked before, for the receipt. */
  gates: GateLine[]
  /** When the claim is void, in ms of the monotonic clock. */
  voidAt: number
  /** An earlier call under the same key may have gone out: whatever keeps this one back leaves that open. */
  isRepeat: boolean
  /** How often the job was handed out. */
  attempt: number
}

export interface CallDeps {
  records: Records
  channels: Channels
  outcomes: Outcomes
  clock: Clock
  log: Log
  metrics: Metrics
}

const DONE: JobOutcome = { type: 'done' }

/** Makes the call of a claim that was won, or that died and may be repeated under its key, and ends the request. */
export function createCall({
  records,
  channels,
  outcomes,
  clock,
  log,
  metrics,
}: CallDeps): (call: Call) => Promise<JobOutcome> {
  /** Consent once more, then the one call, which looks at the claim's life right before it writes. */
  async function call({ request, account, form, gates, voidAt, isRepeat, attempt }: Call): Promise<JobOutcome> {
    const contact = await records
      .contact(request.tenant, request.route.contactId)
      .catch((error: unknown) => error as Error)
    const channel = channels.of(account.channel)
    /** Not sent by this worker. Under a key another one may have taken the claim for dead and be sending: then the mailbox tells. */
    const notSent = async (code: string, line: GateLine, retryAt: number): Promise<JobOutcome> => {
      if (channel.idempotent) return { type: 'retry', afterMs: AGAIN_UNDER_KEY_MS }
      await outcomes.end(request, { type: 'failed', code, detail: line.detail, retryAt }, [...gates, line])
      return DONE
    }
    if (contact instanceof Error) {
      const detail = `The contact's record could not be read: ${contact.message}`
      return notSent('CONSENT_UNKNOWN', refusal('consentUnread', detail), clock.now() + ASK_AGAIN_MS)
    }
    const veto = consentVeto({ request, contact })
    if (veto) {
      const unknown = {
        type: 'unknown',
        detail: `Whoever sent it left no outcome; since then: ${veto.detail}`,
      } as const
      await outcomes.end(request, isRepeat ? unknown : veto, [...gates, veto.gate])
      return DONE
    }
    const sentAt = clock.now()
    const answered = await callOnce(channel, request, account, { form, voidAt })
    if (answered.type === 'not_begun') {
      const detail = 'The claim was void before the call could begin; nothing was sent.'
      return notSent('CLAIM_VOID', refusal('claimVoid', detail), clock.now())
    }
    const sent: SendOutcome =
      isRepeat && answered.type === 'not_sent' ? { type: 'in_doubt', detail: answered.detail } : answered
    if (sent.type === 'in_doubt' && channel.idempotent && clock.now() <= request.notAfter) {
      // Under the same key it may be tried again, once this claim has settled.
      log.warn(
        { conversation: request.conversation, detail: sent.detail },
        'A message is in doubt and is tried again under its key.',
      )
      return { type: 'retry', afterMs: Math.min(60_000, 1_000 * 2 ** Math.min(attempt, 6)) }
    }
    const answer = sent.type === 'sent' ? [] : [refusal('channel', sent.detail)]
    await outcomes.end(request, endingOf(sent, sentAt), [...gates, ...answer])
    return DONE
  }

  async function callOnce(
    channel: Channel,
    request: DeliveryRequest,
    account: Account,
    { form, voidAt }: Pick<Call, 'form' | 'voidAt'>,
  ): Promise<SendOutcome | NotBegun> {
    const { id: key, conversation, route, kind, attempt, text } = request
    const attributes = {
      [ATTRIBUTE.conversation]: conversation,
      [ATTRIBUTE.tenant]: request.tenant,
      [ATTRIBUTE.channel]: account.channel,
    }
    const startedAt = clock.monotonic()
    try {
      return await withSpan('delivery.call', { kind: 'client', attributes }, () =>
        channel.send(
          { key, account, conversation, to: route.contactExternalId, kind, attempt, text, form },
          { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), mayBegin: () => clock.monotonic() < voidAt },
        ),
      )
    } catch (error) {
      // A channel does not reject (C1). Where one does, nothing is known of how far it came.
      log.error({ err: error, conversation }, 'A channel failed in a way that it should not.')
      return { type: 'in_doubt', detail: `The call failed: ${(error as Error).message}` }
    } finally {
      metrics.called(request, (clock.monotonic() - startedAt) / 1000)
    }
  }

  return call
}
