/** The words and small records that inputs, commands, events and views of a conversation share. */
import { Actor as WireActor } from './gen/relance/conversation/v1/input.ts'
import {
  Author as WireAuthor,
  Channel as WireChannel,
  ConversationState as WireState,
  DecisionAction as WireAction,
  DecisionKind as WireDecisionKind,
  DeliveryKind as WireDeliveryKind,
  DeliveryStatus as WireDeliveryStatus,
  HandledBy as WireHandledBy,
  MessageKind as WireMessageKind,
  PlanSource as WirePlanSource,
  TimerName as WireTimerName,
  UnderstoodOutcome as WireUnderstood,
} from './gen/relance/conversation/v1/types.ts'
import { OutcomeArm as WireArm, OutcomeFact as WireFact } from './gen/relance/conversation/v1/event.ts'
import { GateVerdict as WireVerdict } from './gen/relance/conversation/v1/receipt.ts'
import {
  type Codec,
  type Domain,
  duration,
  flag,
  list,
  literal,
  named,
  number,
  optional,
  optionalFlag,
  optionalInstant,
  optionalLiteral,
  optionalNumber,
  optionalText,
  shape,
  text,
} from './codec.ts'

export const channel = literal(WireChannel, 'CHANNEL_')
export const author = literal(WireAuthor, 'AUTHOR_')
export const optionalAuthor = optionalLiteral(WireAuthor, 'AUTHOR_')
export const messageKind = literal(WireMessageKind, 'MESSAGE_KIND_')
export const decisionKind = literal(WireDecisionKind, 'DECISION_KIND_')
export const decisionAction = literal(WireAction, 'DECISION_ACTION_')
export const optionalDecisionAction = optionalLiteral(WireAction, 'DECISION_ACTION_')
export const deliveryKind = literal(WireDeliveryKind, 'DELIVERY_KIND_')
export const deliveryStatus = literal(WireDeliveryStatus, 'DELIVERY_STATUS_')
export const handledBy = literal(WireHandledBy, 'HANDLED_BY_')
export const planSource = literal(WirePlanSource, 'PLAN_SOURCE_')
export const timerName = literal(WireTimerName, 'TIMER_NAME_')
export const understoodOutcome = literal(WireUnderstood, 'UNDERSTOOD_OUTCOME_')
export const conversationState = literal(WireState, 'CONVERSATION_STATE_')
const gateVerdict = literal(WireVerdict, 'GATE_VERDICT_')

export type Channel = Domain<typeof channel>
export type Author = Domain<typeof author>
export type MessageKind = Domain<typeof messageKind>
export type DecisionKind = Domain<typeof decisionKind>
export type DecisionAction = Domain<typeof decisionAction>
export type DeliveryKind = Domain<typeof deliveryKind>
export type DeliveryStatus = Domain<typeof deliveryStatus>
export type HandledBy = Domain<typeof handledBy>
export type PlanSource = Domain<typeof planSource>
export type TimerName = Domain<typeof timerName>
export type UnderstoodOutcome = Domain<typeof understoodOutcome>
/** The wire's and the view's name of a state; the machine's own names are camel case. */
export type ConversationState = Domain<typeof conversationState>

export const route = shape({
  accountId: text,
  channel,
  contactId: text,
  contactExternalId: text,
  contactName: optionalText,
  assistantId: text,
})
/** Which account of the tenant talks with which contact, and which assistant answers. */
export type Route = Domain<typeof route>

export const edgeSettings = shape({
  inactivityMs: named('inactivity', duration),
  autoFollowUps: flag,
  autoResolve: flag,
  autoCsat: flag,
  transferToHuman: flag,
  spamProtection: optionalFlag,
})
/** What the machine needs of an assistant's settings, read where the input was made and stamped on it. */
export type EdgeSettings = Domain<typeof edgeSettings>

export const actor = shape({ id: text, name: text }) satisfies Codec<{ id: string; name: string }, WireActor>
/** A person or a service that acts on a conversation. */
export type Actor = Domain<typeof actor>

const proposal = shape({
  action: optionalDecisionAction,
  dueAt: optionalInstant,
  draft: optionalText,
  reason: optionalText,
})

const modelUsage = shape({
  calls: number,
  inputTokens: number,
  cachedInputTokens: number,
  outputTokens: number,
  costUsd: optionalNumber,
})
/** What was asked of a model, as its server counted it. */
export type ModelUsage = Domain<typeof modelUsage>

export const outcomeArm = literal(WireArm, 'OUTCOME_ARM_')
/** What was decided about an idle conversation first. */
export type OutcomeArm = Domain<typeof outcomeArm>
const outcomeFact = literal(WireFact, 'OUTCOME_FACT_')
/** What came of that decision. */
export type OutcomeFact = Domain<typeof outcomeFact>

export const outcome = shape({ policyVersion: text, arm: outcomeArm, fact: outcomeFact, amount: number })
/** Something that is counted for a policy. */
export type Outcome = Domain<typeof outcome>

export const receipt = shape({
  facts: list(shape({ name: text, value: text })),
  proposal: optional(proposal),
  gates: list(shape({ name: text, verdict: gateVerdict, detail: text, source: text })),
  nextCheckAt: optionalInstant,
  credits: number,
  engine: text,
  policyVersion: text,
  modelUsage: optional(modelUsage),
})
/** Facts, proposal, gates, next check and cost of something that was done, or of why nothing was. */
export type Receipt = Domain<typeof receipt>
