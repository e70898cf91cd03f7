/** What a mailbox says about a delivery request (I8, I9). */
import type { Input } from '@relance/contracts/input'
import type { DeliveryRequest } from './delivery-request.ts'

/** An entry after the sequence that the request is based on; no input where its bytes cannot be read. */
export interface Examinable {
  seq: number
  at: number
  input: Input | undefined
}

/** How a request ended. */
export type Outcome = Extract<
  Input,
  { type: 'delivery.succeeded' | 'delivery.failed' | 'delivery.suppressed' | 'delivery.unknown' }
>

export type Examined =
  /** Nothing forbids a claim that expects `lastSeq` as the last sequence. */
  | { type: 'open'; lastSeq: number }
  /** Something came that the request did not reckon with. */
  | { type: 'superseded'; by: string }
  /** Somebody may have sent it. `superseded`: something came after the claim; `confirmed`: the channel reported about it. */
  | { type: 'claimed'; at: number; superseded: boolean; confirmed: Confirmed | undefined }
  | { type: 'settled'; outcome: Outcome }

/** The channel's report that a message of ours is on its way: it was sent, whatever the sender lived to see. */
export interface Confirmed {
  providerMessageId: string
  at: number
}

/** A restore took away what the message was based on, and maybe what the customer said since. */
export const RESTORED: Examined = { type: 'superseded', by: 'a restore of the mailbox' }

/** Reads the entries after `request.asOfSeq`, all of them and in order. */
export function examine(request: DeliveryRequest, entries: readonly Examinable[], lastSeq: number): Examined {
  if (lastSeq < request.asOfSeq) return RESTORED
  let claimedAt: number | undefined
  let supersededBy: string | undefined
  let confirmed: Confirmed | undefined
  for (const { at, input } of entries) {
    const outcome = input && outcomeOf(request, input)
    if (outcome) return { type: 'settled', outcome }
    if (input?.type === 'delivery.claimed' && input.requestId === request.id) claimedAt ??= at
    else if (!isHarmless(request, input)) supersededBy ??= nameOf(input)
    if (input?.type === 'delivery.status_changed' && input.requestId === request.id && input.status !== 'failed') {
      confirmed ??= { providerMessageId: input.providerMessageId, at: input.at }
    }
  }
  // A claim was only granted where nothing had superseded the request, so that what supersedes came after it.
  if (claimedAt !== undefined)
    return { type: 'claimed', at: claimedAt, superseded: supersededBy !== undefined, confirmed }
  if (supersededBy !== undefined) return { type: 'superseded', by: supersededBy }
  return { type: 'open', lastSeq }
}

/**
 * Whether the request may still be carried out although this input came after what it is based on. An acknowledgement
 * answers a request of the customer, so that further talk does not make it wrong; a takeover, an opt-out or another request does.
 */
export function isHarmless(request: DeliveryRequest, input: Input | undefined): boolean {
  if (!input) return false
  if ('requestId' in input && input.requestId === request.id) return true
  switch (input.type) {
    case 'timer.elapsed':
      return !givesUp(request, input)
    case 'delivery.status_changed':
      return true
    case 'message.received':
    case 'decision.made':
    case 'decision.failed':
      return request.kind === 'acknowledgement'
    case 'message.sent':
      return request.kind === 'acknowledgement' && input.author === 'assistant'
    default:
      return false
  }
}

/**
 * The conversation gave the request up: its deadline passed while nobody had claimed it, or what it belonged to was closed. The
 * fold may ask for the same message again at once, so that no claim must be placed behind this. Deadlines of earlier requests,
 * which elapse before this one's, mean nothing.
 */
function givesUp({ notAfter }: DeliveryRequest, { name, dueAt }: Extract<Input, { type: 'timer.elapsed' }>): boolean {
  return name === 'closing' || (name === 'delivery' && dueAt >= notAfter)
}

function nameOf(input: Input | undefined): string {
  if (!input) return 'an entry that cannot be read'
  return input.type === 'timer.elapsed' ? 'a deadline' : input.type
}

function outcomeOf(request: DeliveryRequest, input: Input): Outcome | undefined {
  switch (input.type) {
    case 'delivery.succeeded':
    case 'delivery.failed':
    case 'delivery.suppressed':
    case 'delivery.unknown':
      return input.requestId === request.id ? input : undefined
    default:
      return undefined
  }
}
