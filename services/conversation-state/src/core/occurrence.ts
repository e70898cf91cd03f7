/**
 * What an input means for the conversation as it is: the machine's events.
 *
 * An elapse counts only for the armed generation (I7), a result only for the pending request; a decision that does not come
 * in time is one that failed, a delivery that was claimed and not reported is one in doubt, and one that nobody claimed in
 * time was not sent. What means nothing gives no occurrence: it stays in the mailbox and changes nothing.
 */
import { commandIdOf } from '@relance/contracts/command-id'
import type { Input, StampedInput } from '@relance/contracts/input'
import type { DecisionKind, DeliveryKind } from '@relance/contracts/words'
import type { ActorState } from './actor-state.ts'
import { isADeliveryInDoubt } from './guards.ts'
import { hasHeard } from './recent.ts'

type Stamp = { seq: number; at: number }
type Of<T extends Input['type']> = Extract<Input, { type: T }>
/** An input of type `T` under a more telling name. */
type As<Name extends string, T extends Input['type']> = { [K in Name]: Omit<Of<T>, 'type'> & { type: K } }[Name]

type Reinterpreted =
  | 'timer.elapsed'
  | 'decision.made'
  | 'decision.failed'
  | `delivery.${'claimed' | 'succeeded' | 'failed' | 'suppressed' | 'unknown'}`

export type Occurrence = Stamp & { ids: CommandIds } & (
    | Exclude<Input, { type: Reinterpreted }>
    | As<'timer.elapsed.inactivity' | 'timer.elapsed.follow_up' | 'timer.elapsed.closing', 'timer.elapsed'>
    | As<`decision.made.${DecisionKind}`, 'decision.made'>
    | { type: `decision.failed.${DecisionKind}`; code: string; detail: string }
    | As<`delivery.claimed.${DeliveryKind}`, 'delivery.claimed'>
    | As<`delivery.succeeded.${DeliveryKind}`, 'delivery.succeeded'>
    | As<`delivery.failed.${DeliveryKind}`, 'delivery.failed'>
    | As<`delivery.suppressed.${DeliveryKind}`, 'delivery.suppressed'>
    | { type: `delivery.unknown.${DeliveryKind}`; detail: string }
    | { type: 'delivery.reported_late'; requestId: string; report: DeliveryReport }
  )

export type OccurrenceType = Occurrence['type']
export type On<T extends OccurrenceType> = Extract<Occurrence, { type: T }>

/** A report about a delivery that is not, or no longer, the pending one. */
export type DeliveryReport = Of<`delivery.${'claimed' | 'succeeded' | 'failed' | 'suppressed' | 'unknown'}`>

/** Ids of the commands that may come out of this input. */
export interface CommandIds {
  decision: string
  delivery: string
}

export function interpret(state: ActorState, input: StampedInput): Occurrence | undefined {
  const meaning = meaningOf(state, input)
  if (!meaning) return undefined
  const id = (n: number) => commandIdOf(state.address.conversation, input, n)
  return {
    ...meaning,
    seq: input.seq,
    at: input.at,
    ids: { decision: id(0), delivery: id(1) },
  } as Occurrence
}

/** The id of an outside message that the input carries, where it carries one. */
export function outsideIdOf(input: Input): string | undefined {
  switch (input.type) {
    case 'message.received':
    case 'message.sent':
    case 'csat.rated':
      return input.messageId
    case 'delivery.succeeded':
      return input.providerMessageId
    case 'delivery.status_changed':
      return unknownStatusId(input)
    default:
      return undefined
  }
}

/** Remembered apart from the message's own id, because the message itself may still be recorded, with its text and author. */
function unknownStatusId(input: Of<'delivery.status_changed'>): string {
  return `status of ${input.providerMessageId}`
}

const NOT_IN_TIME = { code: 'OVERDUE', detail: 'it could not be sent in time' }

function meaningOf(state: ActorState, input: StampedInput): object | undefined {
  const conversation = state.snapshot.context
  switch (input.type) {
    case 'message.received':
    case 'message.sent':
    case 'csat.rated':
      return hasHeard(state.recent, input.messageId) ? undefined : input

    case 'timer.elapsed': {
      const armed = state.timers[input.name]
      if (armed?.dueAt === undefined || armed.generation !== input.generation) return undefined
      if (input.name === 'decision') {
        const { decision } = conversation
        return (
          decision && { type: `decision.failed.${decision.kind}`, code: 'OVERDUE', detail: 'No decision came in time.' }
        )
      }
      if (input.name === 'delivery') {
        const { delivery } = conversation
        if (delivery?.claimed) return { type: `delivery.unknown.${delivery.kind}`, detail: 'No report came in time.' }
        // Nobody may claim it behind this entry (I8): it was certainly not sent, and may be asked for again.
        return delivery && { type: `delivery.suppressed.${delivery.kind}`, requestId: delivery.id, ...NOT_IN_TIME }
      }
      return { ...input, type: `timer.elapsed.${input.name}` }
    }

    case 'request.understood':
      return input.requestId === conversation.decision?.id ? input : undefined
    case 'decision.made':
    case 'decision.failed': {
      const { decision } = conversation
      return decision && input.requestId === decision.id
        ? { ...input, type: `${input.type}.${decision.kind}` }
        : undefined
    }

    case 'delivery.claimed':
    case 'delivery.succeeded':
    case 'delivery.failed':
    case 'delivery.suppressed':
    case 'delivery.unknown': {
      const { delivery } = conversation
      return delivery && input.requestId === delivery.id
        ? { ...input, type: `${input.type}.${delivery.kind}` }
        : { type: 'delivery.reported_late', requestId: input.requestId, report: input }
    }

    case 'delivery.status_changed':
      return isOfAnUnknownMessage(state, input) ? outboundOfUnknownText(state, input) : input

    default:
      return input
  }
}

/**
 * The platform's assistant wrote and did not report it (WhatsApp echoes no Cloud API sends). Only "sent" tells of a message
 * that just went out: "delivered" and "read" may come days later. While a delivery of our own is in flight, or in doubt, an
 * unknown id is most likely its id.
 */
function isOfAnUnknownMessage(state: ActorState, input: Of<'delivery.status_changed'>): boolean {
  const c = state.snapshot.context
  return (
    c.episode > 0 &&
    input.status === 'sent' &&
    !input.requestId &&
    !c.delivery?.claimed &&
    !isADeliveryInDoubt(c) &&
    !hasHeard(state.recent, input.providerMessageId) &&
    !hasHeard(state.recent, unknownStatusId(input))
  )
}

function outboundOfUnknownText(state: ActorState, input: Of<'delivery.status_changed'>): Of<'message.sent'> {
  return {
    type: 'message.sent',
    messageId: input.providerMessageId,
    sentAt: input.at,
    author: 'assistant',
    kind: 'other',
    text: '',
    route: input.route,
    settings: state.snapshot.context.settings,
  }
}
