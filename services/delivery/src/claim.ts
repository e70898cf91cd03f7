/** The right to one call: won by whoever appends a claim behind exactly what was examined (I8). */
import { RetryableError } from '@relance/contracts/errors'
import type { Input } from '@relance/contracts/input'
import type { Clock, Mailbox } from '@relance/engine'
import { appendInputIfLast } from '@relance/service-kit'
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
): Promise<Claimed> {
  const { id: requestId, kind, attempt } = request
  const own = nonce()
  const input = { type: 'delivery.claimed', requestId, kind, attempt, nonce: own } as const
  let voidAt = 0
  const prevented = await place(mailbox, request, lastSeq, `${requestId}/claimed/${own}`, () => {
    voidAt = clock.monotonic() + CLAIM_LIFE_MS
    return input
  })
  return prevented ?? { type: 'won', voidAt }
}

/**
 * Appends behind exactly what was examined, or behind that and what harmlessly followed. What else came since, such as another
 * worker's claim, is the answer, and then nothing was appended. `inputOf` is asked before each try.
 */
export async function place(
  mailbox: Mailbox,
  request: DeliveryRequest,
  lastSeq: number,
  id: string,
  inputOf: () => Input,
): Promise<Exclude<Examined, { type: 'open' }> | undefined> {
  const { tenant, conversation } = request
  let expected = lastSeq
  for (let round = 0; round < ROUNDS; round++) {
    const outgoing = { by: 'delivery', to: { tenant, conversation }, id, input: inputOf() }
    const appended = await appendInputIfLast(mailbox, outgoing, expected)
    if (!('conflict' in appended)) return undefined
    const examined = await examineMailbox(mailbox, request)
    if (examined.type !== 'open') return examined
    expected = examined.lastSeq
  }
  throw new RetryableError(
    'MAILBOX_RESTLESS',
    `Conversation ${conversation} gets entries faster than anything can be placed behind them.`,
  )
}
