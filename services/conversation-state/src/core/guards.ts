/** The questions that the chart asks. Each is a sentence about the conversation, or about what just happened. */
import type { EdgeSettings } from '@relance/contracts/words'
import type { Conversation } from './conversation.ts'
import type { On } from './occurrence.ts'
import { MAX_TRIES } from './turn.ts'

/** A rating counts for so long after its prompt, ms. */
const RATING_MS = 48 * 3_600_000
/** How often in a row a channel may put a follow-up off. */
const MAX_FAILURES = 3
/** A planned message keeps at least this distance from what somebody just wrote, ms. */
const PAUSE_MS = 30_000

// Silence

export function isSilentLongEnough(c: Conversation, at: number): boolean {
  return at >= c.silentSince + c.settings.inactivityMs
}

export function isSomethingPending(c: Conversation): boolean {
  return c.decision !== undefined || c.delivery !== undefined
}

/** With both switches off nothing happens on silence; with an alert out the conversation stays open until somebody acts. */
export function doesSilenceMatter(c: Conversation): boolean {
  return c.alert === undefined && (c.settings.autoFollowUps || c.settings.autoResolve)
}

/** Relance may decide on a follow-up of its own accord. */
export function mayConsiderFollowUp(c: Conversation): boolean {
  return (
    c.handledBy === 'ai' &&
    c.settings.autoFollowUps &&
    !c.leftToPerson &&
    !c.paused &&
    !c.optedOut &&
    !c.automated &&
    !isSpam(c)
  )
}

/** Spam Protection is on, and nobody of the staff says otherwise. Off, what looks like spam is a message like any other. */
export function isSpam(c: Conversation): boolean {
  return c.spam !== undefined && c.settings.spamProtection === true && !c.vouchedFor
}

// Plans

/**
 * When the plan is to be carried out: on time, but never seconds after somebody wrote, and while the customer waits for an
 * answer only after a whole inactivity time, in which either the answer comes or people are alerted.
 */
export function carryOutAt(c: Conversation): number {
  if (!c.plan) return Number.POSITIVE_INFINITY
  const { inactivityMs } = c.settings
  const pauseEnds = c.lastHeardAt + Math.min(PAUSE_MS, inactivityMs)
  const patienceEnds = c.customerWaits && !c.alert ? c.lastHeardAt + inactivityMs : 0
  return Math.max(c.plan.dueAt, c.plan.source === 'ai' ? 0 : pauseEnds, patienceEnds)
}

/** "Never more than N" is a promise of the tenant's: it binds whoever planned. */
export function areFollowUpsUsedUp(c: Conversation): boolean {
  return c.maxFollowUps !== undefined && c.total >= c.maxFollowUps
}

/** Why Relance must not send the plan that is due, but a person may write instead. */
export function mustBeLeftToPeople(c: Conversation): boolean {
  return c.handledBy !== 'ai' || c.paused || c.optedOut || c.customerWaits || areFollowUpsUsedUp(c)
}

/** Something is being decided, composed or about to be sent that a message of the assistant's makes stale. */
export function isWorkUnderWay(c: Conversation): boolean {
  return c.decision?.kind === 'analyse' || c.decision?.kind === 'compose' || isFollowUpStoppable(c)
}

/** A follow-up was asked for, and delivery has not claimed it. */
export function isFollowUpStoppable(c: Conversation): boolean {
  return c.delivery?.kind === 'follow_up' && !c.delivery.claimed
}

/** The plan's message is being sent at this moment, or will be without anything being able to stop it. */
export function isPlanBeingSent(c: Conversation): boolean {
  return c.delivery?.kind === 'follow_up' && c.delivery.claimed && isPlanOfDelivery(c)
}

/** The pending delivery carries out the plan as it stands: the plan was not replaced or dropped meanwhile. */
export function isPlanOfDelivery(c: Conversation): boolean {
  return c.plan !== undefined && c.plan.id === c.delivery?.plan
}

/** What was delivered is not what is planned now. */
export function isAnotherPlan(c: Conversation): boolean {
  return c.plan !== undefined && !isPlanOfDelivery(c)
}

/** Nothing speaks against a message that somebody asked for: something harmless came in front of it, or nobody sent it in time. */
export function mayBeTriedAnew(c: Conversation, input: On<'delivery.suppressed.follow_up'>): boolean {
  return (
    TRIED_ANEW.has(input.code) &&
    isPlanOfDelivery(c) &&
    c.plan?.source !== 'ai' &&
    (c.plan?.failures ?? 0) < MAX_FAILURES
  )
}

/** `EXPIRED` is delivery's word, `OVERDUE` the machine's own. */
const TRIED_ANEW: ReadonlySet<string> = new Set(['SUPERSEDED', 'EXPIRED', 'OVERDUE'])

/** Only a changed request, a takeover or an opt-out makes an acknowledgement void, and then it is not pending any more. */
export function isAcknowledgementStillWanted(
  c: Conversation,
  input: On<'delivery.suppressed.acknowledgement'>,
): boolean {
  return input.code === 'SUPERSEDED' && c.plan?.source === 'customer' && c.handledBy === 'ai'
}

/** The customer asked to be written to later and never heard that we will: silence must bring people to it. */
export function isPromiseUnannounced(c: Conversation): boolean {
  return c.plan?.source === 'customer' && c.customerWaits && c.handledBy === 'ai'
}

export function mayBeSentLater(c: Conversation, input: On<'delivery.failed.follow_up'>): boolean {
  return input.retryAt !== undefined && isPlanOfDelivery(c) && (c.plan?.failures ?? 0) < MAX_FAILURES
}

/** Of this episode: an older doubt is still settled where a report comes, and concerns nobody otherwise. */
export function isADeliveryInDoubt(c: Conversation): boolean {
  return c.inDoubt.some(({ episode }) => episode === c.episode)
}

// Decisions

export function mayAskAgain(c: Conversation): boolean {
  return c.decision !== undefined && c.decision.tries + 1 < MAX_TRIES
}

/** Also where it says to write: the AI does not do so on its own account while the customer waits for us. */
export function isDecidedToHandOver(
  c: Conversation,
  input: On<'decision.made.analyse' | 'decision.made.compose'>,
): boolean {
  const isOwnAccount = c.plan === undefined || c.plan.source === 'ai'
  return input.action === 'hand_over' || (input.action !== 'close' && c.customerWaits && isOwnAccount)
}

export function isDecidedToClose(
  c: Conversation,
  input: On<'decision.made.analyse' | 'decision.made.compose'>,
): boolean {
  return input.action === 'close' || c.total >= input.maxFollowUps
}

/** What the customer or a person asked for is not dropped because a decision does not want it: a person decides. */
export function isLeftToPeopleAfterAll(c: Conversation, input: On<'decision.made.compose'>): boolean {
  return c.plan?.source !== 'ai' && (input.action === 'hand_over' || isDecidedToClose(c, input))
}

export function isDecidedToWriteNow(input: On<'decision.made.analyse'>): boolean {
  return input.action === 're_engage' && Boolean(input.draft)
}

export function isPutOff(input: On<'decision.made.compose'>): boolean {
  return input.action === 'schedule' && input.dueAt !== undefined && input.dueAt > input.at
}

// Closing

/** A lone figure soon after the prompt is a rating; anything else from a customer is a message. */
export function isRating(c: Conversation, input: On<'message.received'>): boolean {
  const askedAt = c.csat?.askedAt
  return askedAt !== undefined && input.at - askedAt <= RATING_MS && isRatingFigure(input.hints.loneRating)
}

export function isRatingFigure(figure: number | undefined): figure is number {
  return figure !== undefined && Number.isInteger(figure) && figure >= 1 && figure <= 5
}

/** Written before the close. Providers count in seconds, so that the second of the close is not before it. */
export function isOlderThanClose(c: Conversation, input: On<'message.received'>): boolean {
  return c.closedAt !== undefined && input.sentAt < c.closedAt - (c.closedAt % 1000)
}

export function areBothSwitchesOff(settings: EdgeSettings): boolean {
  return !settings.autoFollowUps && !settings.autoResolve
}
