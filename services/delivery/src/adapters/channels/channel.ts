import type { Account } from '@relance/contracts/settings'
import type { DeliveryKind } from '@relance/contracts/words'
import type { Form } from '../../core/gates.ts'

/**
 * Where messages go out.
 *
 * - C1 `send` makes at most one call, and never rejects for what the channel or the network does: that is an outcome.
 * - C2 `not_sent` is certain: the channel refused, or was never reached. Whatever leaves a doubt is `in_doubt`.
 * - C3 An aborted signal ends the call soon; what had been written by then is in doubt.
 * - C4 `idempotent`: under a key that the channel has seen, nothing is shown again and the first message's id is answered.
 * - C5 `mayBegin` is asked once, with nothing to wait for between its answer and the first byte of the request: where it says no, nothing is written.
 */
export interface Channel {
  readonly idempotent: boolean
  send(message: Outgoing, options: SendOptions): Promise<SendOutcome | NotBegun>
}

export interface SendOptions {
  signal: AbortSignal
  mayBegin: () => boolean
}

export interface NotBegun {
  type: 'not_begun'
}

export interface Outgoing {
  /** The delivery request's id: the idempotency key where the channel has one, and given back in statuses where it has not. */
  key: string
  account: Account
  /** Empty for a test message. */
  conversation: string
  /** The channel's id of the contact. */
  to: string
  kind: DeliveryKind
  /** Number of the follow-up in its episode, from 1; 0 for other kinds. */
  attempt: number
  text: string
  form: Form
}

export type SendOutcome =
  /** `text` as it went out, `form` as "text" or "template:<name>". */
  | { type: 'sent'; providerMessageId: string; text: string; form: string }
  /** `code` is stable; `retryAfterMs`: from when another attempt makes sense, absent where it never does. */
  | {
      type: 'not_sent'
      code: string
      detail: string
      retryAfterMs?: number | undefined
      optedOut?: boolean | undefined
    }
  | { type: 'in_doubt'; detail: string }
