/** What a decision needs besides the view. */
import type { StampedInput } from '@relance/contracts/input'
import type { ThreadMessage } from '@relance/contracts/view'
import type { ActorState } from './actor-state.ts'
import { type Bubble, toBubbles } from './bubbles.ts'

/** Instants are ms since the epoch. */
export interface DecisionContext {
  /** The request is still the pending one; a decision for any other would be dropped. */
  wanted: boolean
  /** When the engine received the input with that sequence: the decision's "now". */
  asOf: number
  /** The latest messages, oldest first; at most 200. */
  messages: ThreadMessage[]
  /** When the last follow-up of this episode went out, or may have. */
  lastFollowUpAt?: number
  /** The customer's messages that a request to understand is about, oldest first; empty for other requests. */
  toUnderstand: ThreadMessage[]
  /** What the customer ever wrote was all made by a machine. */
  automated: boolean
  /** Somebody of the staff dealt with the customer: whatever it looks like, it is no spam. */
  vouchedFor: boolean
}

const MESSAGES = 200
const TO_UNDERSTAND = 10

/**
 * `entries` are the conversation's inputs, oldest first, at least up to `asOfSeq`; later ones are left out. `state` is the
 * current one: while a request is wanted, nothing came since that would change what it is about.
 */
export function contextAsOf(
  entries: StampedInput[],
  state: ActorState,
  request: { asOfSeq: number; requestId: string },
): DecisionContext {
  const c = state.snapshot.context
  const known = entries.filter(({ seq }) => seq <= request.asOfSeq)
  const bubbles = toBubbles(known)
  const wanted = c.decision?.id === request.requestId
  const aboutSeq = wanted ? c.decision?.aboutSeq : undefined
  return {
    wanted,
    asOf: known.at(-1)?.at ?? c.lastActivityAt,
    messages: bubbles.slice(-MESSAGES).map(({ message }) => message),
    ...(c.lastFollowUpAt === undefined ? {} : { lastFollowUpAt: c.lastFollowUpAt }),
    toUnderstand: aboutSeq === undefined ? [] : customersTurnEndingAt(bubbles, aboutSeq).map(({ message }) => message),
    automated: c.lastCustomerAt !== undefined && !c.heardFromPerson,
    vouchedFor: c.vouchedFor,
  }
}

/** People spread one request over several messages: all that the customer wrote since somebody else last did. */
function customersTurnEndingAt(bubbles: Bubble[], seq: number): Bubble[] {
  const upTo = bubbles.filter((bubble) => bubble.seq <= seq)
  const lastOther = upTo.findLastIndex(({ message }) => message.author !== 'customer')
  return upTo.slice(lastOther + 1).slice(-TO_UNDERSTAND)
}
