/**
 * Carries out a request of a person or a service: appends it to the conversation's mailbox, takes a turn as any worker
 * may, and answers from that fold. A repeat with the same request id gets the same answer, days later too.
 */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { Conversation as WireConversation } from '@relance/contracts/gen/relance/conversation/v1/conversation'
import type { Target } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import type { Input } from '@relance/contracts/input'
import { type ConversationView, conversationView } from '@relance/contracts/view'
import type { Address, Mailbox } from '@relance/engine'
import { appendInput, type Identity } from '@relance/service-kit'
import type { Actor } from '../actor/actor.ts'
import { outcomeOf } from '../actor/fold.ts'
import type { RememberedOutcome, StateRecord } from '../actor/record.ts'
import { viewOf } from '../actor/view-of.ts'
import { type By, readTarget } from './target.ts'

export interface Performer {
  actor: Actor
  mailbox: Mailbox
}

export interface Request {
  target: Target | undefined
  /** Whose token came along. */
  identity: Identity | undefined
  /** The input that the request becomes. */
  input: (by: By) => Input
  /** What must be true before the input is appended, such as consent in the contact record. */
  before?: (view: ConversationView, address: Address) => Promise<void>
}

export async function perform(
  { actor, mailbox }: Performer,
  request: Request,
): Promise<{ conversation: WireConversation }> {
  const { address, by } = readTarget(request.target, request.identity)
  const before = await actor.ask(address, 'end')
  const view = present(before, address)
  const known = outcomeOf(before, by.requestId)
  if (known) return answer(known, view)
  // Not before: a time that lay ahead when it was accepted does not have to in a repeat.
  const input = request.input(by)
  refuseParked(before)

  await request.before?.(view, address)
  const seq = await append(mailbox, address, by.requestId, input)
  const after = await actor.ask(address, seq)
  const outcome = outcomeOf(after, by.requestId)
  if (outcome) return answer(outcome, present(after, address))
  refuseParked(after)
  throw new TerminalError(
    'OUTCOME_FORGOTTEN',
    `Request ${by.requestId} was answered long ago, and its answer is not kept any more; look at the conversation.`,
    { kind: 'precondition' },
  )
}

/** The view of a conversation that must be there. */
export function present(record: StateRecord, { conversation }: Address): ConversationView {
  const view = viewOf(record)
  if (view) return view
  throw new TerminalError('CONVERSATION_NOT_FOUND', `There is no conversation ${conversation}.`, { kind: 'not_found' })
}

function answer(outcome: RememberedOutcome, view: ConversationView): { conversation: WireConversation } {
  if (outcome.accepted) return { conversation: conversationView.toWire(view) }
  throw new TerminalError(outcome.reason ?? 'REFUSED', outcome.detail ?? 'The conversation refused it.', {
    kind: 'precondition',
  })
}

/** What a parked conversation is told would happen at an unknown time, long after the person meant it. */
function refuseParked(record: StateRecord): void {
  if (!record.parked) return
  throw new TerminalError('CONVERSATION_PARKED', `The conversation is parked: ${record.parked.error}`, {
    kind: 'precondition',
  })
}

async function append(mailbox: Mailbox, address: Address, requestId: string, input: Input): Promise<number> {
  try {
    const id = `request/${requestId}`
    const { seq } = await appendInput(mailbox, { by: 'conversation-state', to: address, id, input })
    return seq
  } catch (error) {
    throw new RetryableError(
      'MAILBOX_UNAVAILABLE',
      'The request could not be stored; repeat it with the same request_id.',
      {
        cause: error,
      },
    )
  }
}
