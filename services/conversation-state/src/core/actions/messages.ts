/** What the machine notes when somebody wrote. */
import type { Author } from '@relance/contracts/words'
import type { Conversation } from '../conversation.ts'
import { isSpam } from '../guards.ts'
import type { On } from '../occurrence.ts'
import { type Turn, publish, requestDecision } from '../turn.ts'
import { shortened } from '../wording.ts'
import { SAME_MOMENT_MS, customerWasAnswered } from './answers.ts'
import { countReturn } from './outcomes.ts'
import { dropPlanBecause, stopWork } from './plans.ts'
import { interruptClosing, voidDecision, voidStoppableDelivery } from './deliveries.ts'

/** The customer wrote: what the AI had planned is void, what the customer or a person planned is not. */
export function customerWrote(turn: Turn<'message.received'>): void {
  const { c, input } = turn
  const { expectsReply, automated, mayRequestFollowUp } = input.hints
  const sentAt = Math.min(input.sentAt, input.at)
  heard(c, input, 'customer')
  const isLatest = c.lastCustomerAt === undefined || sentAt >= c.lastCustomerAt - SAME_MOMENT_MS
  c.lastCustomerAt = Math.max(sentAt, c.lastCustomerAt ?? 0)
  const isAnswered = c.lastAnswerAt !== undefined && c.lastAnswerAt >= sentAt + SAME_MOMENT_MS
  noteSpam(c, input)
  // An automatic reply neither asks for an answer nor takes an open question back.
  if (isLatest && !automated) c.customerWaits = expectsReply && !isAnswered && !isSpam(c)
  c.automated = automated
  c.leftToPerson = false
  if (!automated) {
    c.heardFromPerson = true
    if (c.unanswered > 0) publish(turn, 'customer.returned', cameBack(c.unanswered), { attempt: c.total })
    c.unanswered = 0
    countReturn(turn)
  }
  voidWhatTheAiPlanned(turn)
  voidStoppableDelivery(c, 'follow_up')
  interruptClosing(c)
  if (mayRequestFollowUp && mayUnderstand(c)) {
    requestDecision(turn, 'understand', { tries: 0, aboutSeq: input.seq })
  }
}

/** One message of substance makes a customer of whoever sent what looks like spam; a greeting does not. */
function noteSpam(c: Conversation, { hints }: On<'message.received'>): void {
  const { spam, automated, saysNothing } = hints
  if (spam) {
    if (!c.saidSomething) c.spam = spam
  } else if (!automated && !saysNothing) {
    c.saidSomething = true
    delete c.spam
  }
}

/** The assistant or a person wrote. */
export function outboundWasHeard(turn: Turn<'message.sent'>): void {
  const { c, input } = turn
  heard(c, input, input.author)
  if (input.author === 'person') c.vouchedFor = true
  customerWasAnswered(c, Math.min(input.sentAt, input.at))
  if (c.handledBy === 'ai') delete c.alert
}

/** The assistant's own message takes the place of one that the AI was working on. A promise is worked on afresh later. */
export function assistantWroteFirst(turn: Turn<'message.sent'>): void {
  const { c } = turn
  if (c.plan?.source === 'ai') dropPlanBecause(turn, 'the assistant wrote first')
  else stopWork(turn)
}

/** Written before the conversation closed, and delivered late by the channel: people see it where an answer is owed. */
export function lateMessageWasHeard(turn: Turn<'message.received'>): void {
  const { c, input } = turn
  const isNewest = c.lastCustomerAt !== undefined && input.sentAt > c.lastCustomerAt
  if (!isNewest || !input.hints.expectsReply || input.hints.automated || c.alert) return
  c.alert = 'A message that the customer wrote before the conversation was closed arrived late.'
  publish(turn, 'people.alerted', c.alert)
}

function heard(c: Conversation, input: On<'message.received' | 'message.sent'>, author: Author): void {
  c.lastActivityAt = input.at
  c.silentSince = input.at
  c.lastHeardAt = input.at
  c.lastMessage = shortened(input.text) || (input.kind === 'text' ? '' : `[${input.kind}]`)
  c.lastAuthor = author
}

/** A message without a hint leaves an open question of what was requested alone; everything else was about the past. */
function voidWhatTheAiPlanned(turn: Turn): void {
  const { c } = turn
  if (c.decision && c.decision.kind !== 'understand') voidDecision(c)
  if (c.plan?.source === 'ai') dropPlanBecause(turn, 'the customer wrote')
}

function mayUnderstand(c: Conversation): boolean {
  return !c.optedOut && c.settings.autoFollowUps && !c.automated && !isSpam(c)
}

function cameBack(unanswered: number): string {
  return `The customer came back after ${unanswered} follow-up${unanswered === 1 ? '' : 's'}.`
}
