/** Opening, closing and what a rating is. */
import { areBothSwitchesOff, isRatingFigure, isSpam } from '../guards.ts'
import { type Turn, publish, requestDecision, requestDelivery } from '../turn.ts'
import { bounded, howLong, shortened } from '../wording.ts'
import { leaveInDoubt, voidDecision, voidStoppableDelivery } from './deliveries.ts'
import { countReopening } from './outcomes.ts'
import { dropPlan, dropPlanBecause } from './plans.ts'

const SUMMARY_LENGTH = 2_000
const TEXT_LENGTH = 1_000

/** A message opens the conversation, for the first time or again; a person who wrote after the close still handles it. */
export function open(turn: Turn<'message.received' | 'message.sent'>): void {
  const { c, input } = turn
  const isFirst = c.episode === 0
  countReopening(turn)
  const personWroteSince = c.lastAuthor === 'person' && c.lastActivityAt > (c.closedAt ?? 0)
  c.episode += 1
  if (isFirst) c.openedAt = input.at
  if (!isFirst && personWroteSince) c.handledBy = 'human'
  c.unanswered = 0
  c.total = 0
  c.resolved = false
  c.leftToPerson = false
  for (const field of [
    'closedAt',
    'closingSince',
    'maxFollowUps',
    'alert',
    'lastFollowUpAt',
    'farewell',
    'csatQuestion',
    'heldOut',
  ] as const)
    delete c[field]
  publish(
    turn,
    isFirst ? 'conversation.opened' : 'conversation.reopened',
    isFirst ? 'The conversation began.' : 'The customer wrote again.',
  )
}

/** Closes gracefully: a summary first, then last words and the question for a rating, then the end. */
export function beginClosing(turn: Turn): void {
  const { c, input } = turn
  if (c.plan) dropPlan(turn)
  c.closingSince = input.at
  c.resolved = false
  // The reason stands in the decision before and in the close after.
  publish(turn, 'conversation.closing', 'Closing, with a summary first.')
  requestDecision(turn, 'summarise')
}

/** A person or a service resolved it: whoever handled it lets go, and the customer gets no last words of ours. */
export function resolve(turn: Turn<'conversation.resolved'>): void {
  const { c, input } = turn
  c.lastReason = `Resolved by ${input.actor.name}.`
  publish(turn, 'conversation.resolved', c.lastReason)
  dropPlanBecause(turn, `${input.actor.name} resolved the conversation`)
  voidStoppableDelivery(c, 'acknowledgement', 'farewell', 'csat')
  delete c.acknowledgement
  letGo(turn)
  c.closingSince = input.at
  c.resolved = true
  requestDecision(turn, 'summarise')
}

export function resolveWhileClosing(turn: Turn<'conversation.resolved'>): void {
  turn.c.resolved = true
  voidStoppableDelivery(turn.c, 'farewell')
}

export function keepSummary({ c, input }: Turn<'decision.made.summarise'>): void {
  voidDecision(c)
  if (input.summary) c.summary = bounded(input.summary, SUMMARY_LENGTH)
  if (input.farewell) c.farewell = bounded(input.farewell, TEXT_LENGTH)
  if (input.csatQuestion) c.csatQuestion = bounded(input.csatQuestion, TEXT_LENGTH)
}

/** Last words, where there are any and they may be sent. */
export function sayFarewell(turn: Turn): void {
  const { c } = turn
  if (c.farewell && !c.resolved && mayWrite(turn)) requestDelivery(turn, 'farewell', c.farewell)
}

export function askForRating(turn: Turn): void {
  const { c } = turn
  if (c.csatQuestion && c.settings.autoCsat && mayWrite(turn)) requestDelivery(turn, 'csat', c.csatQuestion)
}

export function closeGracefully(turn: Turn): void {
  close(turn, turn.c.resolved ? 'Closed: resolved.' : `Closed: ${turn.c.lastReason ?? 'the matter is settled.'}`)
}

export function closeOverdue(turn: Turn): void {
  close(turn, 'Closed: finishing took too long.')
}

/** Closes without a word to anybody. */
export function closeQuietly(turn: Turn): void {
  const { c, input } = turn
  if (isSpam(c)) c.lastReason = `It looks like spam: ${c.spam}.`
  close(
    turn,
    `Closed quietly after ${howLong(Math.max(0, input.at - c.lastActivityAt))} of silence: ${whyQuietly(turn)}`,
  )
}

export function rateByMessage(turn: Turn<'message.received'>): void {
  const { c, input } = turn
  c.lastActivityAt = input.at
  c.lastCustomerAt = Math.max(Math.min(input.sentAt, input.at), c.lastCustomerAt ?? 0)
  c.lastMessage = shortened(input.text)
  c.lastAuthor = 'customer'
  rate(turn, input.hints.loneRating)
}

export function rateByButton(turn: Turn<'csat.rated'>): void {
  rate(turn, turn.input.rating, turn.input.comment)
}

function rate(turn: Turn, rating: number | undefined, comment?: string): void {
  const { c } = turn
  if (!isRatingFigure(rating)) return
  c.csat = { ...c.csat, rating, ...(comment ? { comment: bounded(comment, TEXT_LENGTH) } : {}) }
  if (c.episode > 0)
    publish(turn, 'csat.rated', `The customer gave ${rating} of 5${comment ? `: "${shortened(comment)}"` : '.'}`)
}

function close(turn: Turn, detail: string): void {
  const { c, input } = turn
  leaveInDoubt(c)
  letGo(turn)
  for (const field of [
    'plan',
    'decision',
    'delivery',
    'acknowledgement',
    'closingSince',
    'farewell',
    'csatQuestion',
  ] as const)
    delete c[field]
  c.closedAt = input.at
  publish(turn, 'conversation.closed', detail)
}

function letGo({ c }: Turn): void {
  c.handledBy = 'ai'
  c.customerWaits = false
  c.leftToPerson = false
  delete c.assignee
  delete c.alert
}

function mayWrite({ c }: Turn): boolean {
  return c.handledBy === 'ai' && !c.optedOut && !c.paused
}

function whyQuietly({ c }: Turn): string {
  if (c.handledBy !== 'ai') return 'a person handles it and nobody is waiting.'
  if (c.optedOut) return 'the contact opted out of follow-ups.'
  if (isSpam(c)) return `it looks like spam (${c.spam}).`
  if (c.automated) return 'a machine wrote the last message.'
  if (c.leftToPerson) return 'a person cancelled the follow-up.'
  if (c.paused) return 'follow-ups to the contact are paused.'
  if (!c.settings.autoFollowUps && !areBothSwitchesOff(c.settings)) return 'follow-ups are off.'
  return 'the follow-up could not be sent.'
}
