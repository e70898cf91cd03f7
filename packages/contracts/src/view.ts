/** What people and services see: the view of a conversation, its thread, and the events about it. */
import {
  Conversation as WireConversation,
  ThreadItem as WireThreadItem,
} from './gen/relance/conversation/v1/conversation.ts'
import { Event as WireEvent } from './gen/relance/conversation/v1/event.ts'
import { DeliveryKind, DeliveryStatus } from './gen/relance/conversation/v1/types.ts'
import {
  type Domain,
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
  optionalLiteral,
  optionalNumber,
  optionalText,
  sequence,
  shape,
  text,
} from './codec.ts'
import {
  author,
  conversationState,
  decisionAction,
  decisionKind,
  handledBy,
  messageKind,
  optionalAuthor,
  optionalDecisionAction,
  outcome,
  planSource,
  receipt,
  route,
} from './words.ts'

export const followUp = shape({
  source: planSource,
  dueAt: instant,
  zone: text,
  reason: text,
  draft: text,
  edited: flag,
  quote: optionalText,
  attempt: number,
})
/** A planned follow-up as people see it. */
export type FollowUpView = Domain<typeof followUp>

export const conversationView = shape({
  tenant: text,
  id: text,
  lastSeq: sequence,
  state: conversationState,
  handledBy,
  route: message(route),
  episode: number,
  openedAt: instant,
  lastActivityAt: instant,
  lastCustomerAt: optionalInstant,
  lastMessage: text,
  lastAuthor: optionalAuthor,
  customerIsWaiting: flag,
  idleAt: optionalInstant,
  followUp: optional(followUp),
  unansweredFollowUps: number,
  totalFollowUps: number,
  lastAction: optionalDecisionAction,
  lastReason: optionalText,
  summary: optionalText,
  csat: optional(
    shape({
      promptedAt: optionalInstant,
      rating: optionalNumber,
      comment: optionalText,
    }),
  ),
  paused: flag,
  optedOut: flag,
  alert: optionalText,
  parked: optionalText,
  assignee: optionalText,
  delivery: optionalText,
  heldOut: optionalFlag,
})
/** A conversation as people and services see it. Instants are ms since the epoch. */
export type ConversationView = Domain<typeof conversationView>

/** Bytes of a view in the read model. */
export const viewCodec = bytes(WireConversation, conversationView)

export const threadMessage = shape({
  author,
  authorName: optionalText,
  kind: messageKind,
  text,
  sentAt: instant,
  sentByRelanceAs: optionalLiteral(DeliveryKind, 'DELIVERY_KIND_'),
  attempt: number,
  status: optionalLiteral(DeliveryStatus, 'DELIVERY_STATUS_'),
  messageId: text,
  receipt: optional(receipt),
})
/** A message bubble. */
export type ThreadMessage = Domain<typeof threadMessage>

const threadItem = shape({
  seq: sequence,
  at: instant,
  item: cases({
    message: threadMessage,
    line: shape({ kind: text, text, receipt: optional(receipt) }),
    decision: shape({
      kind: decisionKind,
      action: decisionAction,
      dueAt: optionalInstant,
      reason: text,
      draft: optionalText,
      missing: list(text),
      receipt: optional(receipt),
    }),
  }),
})
/** One thing in a conversation's thread. */
export type ThreadItem = Domain<typeof threadItem>
export const threadItemCodec = bytes(WireThreadItem, threadItem)
export { threadItem }

const event = shape({
  id: text,
  tenant: text,
  conversation: text,
  type: text,
  at: instant,
  detail: text,
  view: message(conversationView),
  attempt: number,
  origin: optionalText,
  outcomes: list(outcome),
})
/** Something that happened to a conversation; consumers deduplicate by `id`. */
export type ConversationEvent = Domain<typeof event>
export const eventCodec = bytes(WireEvent, event)
