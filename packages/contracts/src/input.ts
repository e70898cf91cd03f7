/** The inputs of a conversation: facts, `noun.past`. Their sequence and instant are the engine's. */
import { Input as WireInput } from './gen/relance/conversation/v1/input.ts'
import {
  bytes,
  cases,
  flag,
  instant,
  list,
  message,
  number,
  optional,
  optionalFlag,
  optionalInstant,
  optionalNumber,
  optionalText,
  shape,
  text,
} from './codec.ts'
import {
  actor,
  author,
  decisionAction,
  decisionKind,
  deliveryKind,
  deliveryStatus,
  edgeSettings,
  messageKind,
  receipt,
  route,
  timerName,
  understoodOutcome,
} from './words.ts'

const byActor = { actor: message(actor), requestId: text }

const hints = shape({
  expectsReply: flag,
  mayRequestFollowUp: flag,
  automated: flag,
  loneRating: optionalNumber,
  spam: optionalText,
  saysNothing: optionalFlag,
})

const body = cases({
  'message.received': shape({
    messageId: text,
    sentAt: instant,
    kind: messageKind,
    text,
    route: message(route),
    settings: message(edgeSettings),
    hints: message(hints),
  }),
  'message.sent': shape({
    messageId: text,
    sentAt: instant,
    author,
    personName: optionalText,
    kind: messageKind,
    text,
    route: message(route),
    settings: message(edgeSettings),
  }),
  'request.understood': shape({
    requestId: text,
    outcome: understoodOutcome,
    dueAt: optionalInstant,
    zone: text,
    quote: text,
    acknowledgement: optionalText,
    reason: text,
    receipt: optional(receipt),
  }),
  'handover.taken': shape(byActor),
  'handover.returned': shape(byActor),
  'timer.elapsed': shape({
    name: timerName,
    generation: number,
    dueAt: instant,
    settings: message(edgeSettings),
  }),
  'decision.made': shape({
    requestId: text,
    kind: decisionKind,
    action: decisionAction,
    dueAt: optionalInstant,
    zone: text,
    draft: optionalText,
    reason: text,
    missing: list(text),
    summary: optionalText,
    farewell: optionalText,
    csatQuestion: optionalText,
    receipt: optional(receipt),
    maxFollowUps: number,
    heldOut: optionalFlag,
  }),
  'decision.failed': shape({ requestId: text, code: text, detail: text }),
  'delivery.claimed': shape({
    requestId: text,
    kind: deliveryKind,
    attempt: number,
    nonce: text,
  }),
  'delivery.succeeded': shape({
    requestId: text,
    providerMessageId: text,
    text,
    sentAt: instant,
    form: text,
    receipt: optional(receipt),
  }),
  'delivery.failed': shape({
    requestId: text,
    code: text,
    detail: text,
    retryAt: optionalInstant,
    receipt: optional(receipt),
  }),
  'delivery.suppressed': shape({
    requestId: text,
    code: text,
    detail: text,
    receipt: optional(receipt),
  }),
  'delivery.unknown': shape({ requestId: text, detail: text, receipt: optional(receipt) }),
  'delivery.status_changed': shape({
    providerMessageId: text,
    requestId: optionalText,
    status: deliveryStatus,
    code: optionalText,
    at: instant,
    route: message(route),
  }),
  'followup.requested': shape({
    ...byActor,
    dueAt: instant,
    text: optionalText,
    reason: text,
  }),
  'followup.edited': shape({ ...byActor, text }),
  'followup.snoozed': shape({ ...byActor, dueAt: instant }),
  'followup.cancelled': shape(byActor),
  'followup.skipped': shape(byActor),
  'followup.hastened': shape(byActor),
  'followups.paused': shape({ ...byActor, origin: optionalText }),
  'followups.resumed': shape({ ...byActor, origin: optionalText }),
  'conversation.resolved': shape(byActor),
  'csat.rated': shape({
    messageId: text,
    rating: number,
    comment: optionalText,
  }),
  'contact.opted_out': shape({ source: text, origin: optionalText }),
  'contact.opted_in': shape({ source: text, origin: optionalText }),
})

/** A fact about a conversation, as it is appended. */
export type Input = ReturnType<typeof body.fromWire>

export type InputType = Input['type']

/** An input as the mailbox gives it back: `seq` orders it, `at` is the engine's instant in ms since the epoch. */
export type StampedInput = Input & { seq: number; at: number }

/** Bytes of an input in the mailbox. */
export const inputCodec = bytes(WireInput, shape({ body }))

/** Encodes an input for `Mailbox.append`. */
export function encodeInput(input: Input): Uint8Array {
  return inputCodec.encode({ body: input })
}

/** Decodes the body of a mailbox entry. Throws `UndecodableError`. */
export function decodeInput(encoded: Uint8Array): Input {
  return inputCodec.decode(encoded).body
}
