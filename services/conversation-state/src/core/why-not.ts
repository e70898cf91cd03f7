/** Why a message was not sent after all, in plain words. */
import { readCommandId } from '@relance/contracts/command-id'
import type { StampedInput } from '@relance/contracts/input'

/**
 * The reason of a suppressed delivery, for the thread. `earlier` are the inputs before it. Undefined where the line would
 * mislead, because a changed message was asked for in place of this one.
 */
export function whyNothingWasSent(
  suppressed: Extract<StampedInput, { type: 'delivery.suppressed' }>,
  earlier: StampedInput[],
): string | undefined {
  if (suppressed.code !== 'SUPERSEDED') return ended(suppressed.detail || suppressed.code)
  const askedAtSeq = readCommandId(suppressed.requestId)?.seq ?? 0
  for (const input of earlier) {
    if (input.seq <= askedAtSeq) continue
    const why = superseding(input)
    if (why !== undefined) return why === REPLACED ? undefined : ended(why)
  }
  return ended(suppressed.detail || 'something else came first')
}

const REPLACED = Symbol('a changed message took its place')

/** Nothing for what supersedes no message. */
function superseding(input: StampedInput): string | typeof REPLACED | undefined {
  switch (input.type) {
    case 'message.received':
      return 'the customer replied first'
    case 'message.sent':
      return input.author === 'person' ? `${input.personName || 'a person'} replied first` : 'the assistant wrote first'
    case 'handover.taken':
      return `${input.actor.name} took over`
    case 'followup.cancelled':
      return `${input.actor.name} cancelled it`
    case 'followup.skipped':
      return `${input.actor.name} skipped it`
    case 'conversation.resolved':
      return `${input.actor.name} resolved the conversation`
    case 'followups.paused':
      return 'follow-ups were paused'
    case 'contact.opted_out':
      return 'the contact opted out'
    case 'followup.edited':
    case 'followup.snoozed':
    case 'followup.requested':
    case 'request.understood':
      return REPLACED
    default:
      return undefined
  }
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}
