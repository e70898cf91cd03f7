/** The right to one call: won by whoever appends a claim behind exactly what was examined (I8). */
import { RetryableError } from '@relance/contracts/errors'
import { encodeInput } from '@relance/contracts/input'
import type { Carrier, Clock, Mailbox } from '@relance/engine'
import type { DeliveryRequest } from './core/delivery-request.ts'
import type { Examined } from './core/examine.ts'
import { examineMailbox } from './examination.ts'

/** A claim is void so long after its publish began, ms of monotonic time (I8). */
export const CLAIM_LIFE_MS = 5_000

export type Claimed = { type: 'won'; voidAt: number } | Exclude<Examined, { type: 'open' }>

/** Only harmless entries can come between one round and the next; more of them than this is something else. */
const ROUNDS = 20

export interface ClaimDeps {
  mailbox: Mailbox
  clock: Clock
  nonce: () => string
}

/**
 * Claims the request, `lastSeq` being what was examined. Where something came since, it is examined as well: what is harmless
 * does not matter, anything else is the answer. Throws a RetryableError where the mailbox does not rest.
 */
export async function claim(
  { mailbox, clock, nonce }: ClaimDeps,
  request: DeliveryRequest,
  lastSeq: number,
  carrier: Carrier,
): Promise<Claimed> {
  const { id: requestId, kind, attempt, tenant, conversation } = request
  const own = nonce()
  const entry = {
    id: `${requestId}/claimed/${own}`,
    body: encodeInput({ type: 'delivery.claimed', requestId, kind, attempt, nonce: own }),
    carrier,
  }
  let expected = lastSeq
  for (let round = 0; round < ROUNDS; round++) {
    const voidAt = clock.monotonic() + CLAIM_LIFE_MS
    const appended = await mailbox.appendIfLast({ tenant, conversation }, entry, expected)
    if (!('conflict' in appended)) return { type: 'won', voidAt }
    const examined = await examineMailbox(mailbox, request)
    if (examined.type !== 'open') return examined
    expected = examined.lastSeq
  }
  throw new RetryableError(
    'MAILBOX_RESTLESS',
    `Conversation ${conversation} gets entries faster than a claim can be placed.`,
  )
}
