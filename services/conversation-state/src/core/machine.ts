/**
 * The conversation machine: the chart of `design.md` §4, read from top to bottom.
 *
 * It has no `after`, no `invoke` and no spawned actors: a timer is a command and its elapse an occurrence. Which timers run
 * follows from where the conversation stands (`deadlines.ts`), so that the chart does not speak of them. Requests that make
 * no sense where it stands are refused before they come here (`refusals.ts`).
 */
import { conversation } from './vocabulary.ts'

/** What a due plan leads to, wherever it comes due. */
const whenAFollowUpIsDue = [
  { guard: 'itIsNotTheMomentYet' },
  { guard: 'onlyAPersonMayWriteIt', target: '#conversation.active', actions: 'leavePlanToPeople' },
  { guard: 'itIsOffAndSilenceCloses', target: '#conversation.closed', actions: ['dropSwitchedOff', 'closeQuietly'] },
  { guard: 'itIsOff', target: '#conversation.active', actions: 'dropSwitchedOff' },
  { guard: 'aPersonWroteTheText', target: '#conversation.followUpScheduled', actions: 'deliverAsWritten' },
  { target: '#conversation.followUpScheduled', actions: 'composeText' },
] as const

/** What becomes of a follow-up that the conversation waits for. */
const whenAFollowUpIsReported = {
  'delivery.succeeded.follow_up': [
    { guard: 'anotherPlanStands', actions: 'followUpWasSent' },
    { target: '#conversation.active', actions: 'followUpWasSent' },
  ],
  'delivery.unknown.follow_up': [
    { guard: 'anotherPlanStands', actions: 'deliveryIsInDoubt' },
    { target: '#conversation.active', actions: 'deliveryIsInDoubt' },
  ],
  'delivery.failed.follow_up': [
    { guard: 'anotherPlanStands', actions: 'deliveryFailed' },
    { guard: 'itMayBeSentLater', target: '#conversation.followUpScheduled', actions: ['deliveryFailed', 'sendLater'] },
    { guard: 'itWasAskedFor', target: '#conversation.active', actions: ['deliveryFailed', 'leavePlanToPeople'] },
    { target: '#conversation.closed', actions: ['deliveryFailed', 'closeQuietly'] },
  ],
  'delivery.suppressed.follow_up': [
    { guard: 'anotherPlanStands', actions: 'deliveryWasSuppressed' },
    {
      guard: 'theContactHadOptedOutAndWaits',
      target: '#conversation.active',
      actions: ['deliveryWasSuppressed', 'dropOptedOut'],
    },
    {
      guard: 'theContactHadOptedOut',
      target: '#conversation.closed',
      actions: ['deliveryWasSuppressed', 'closeQuietly'],
    },
    {
      guard: 'itMayBeTriedAnew',
      target: '#conversation.followUpScheduled',
      actions: ['deliveryWasSuppressed', 'tryAnew'],
    },
    { guard: 'itWasAskedFor', target: '#conversation.active', actions: ['deliveryWasSuppressed', 'leavePlanToPeople'] },
    {
      guard: 'itWasOffAndSilenceCloses',
      target: '#conversation.closed',
      actions: ['deliveryWasSuppressed', 'closeQuietly'],
    },
    { target: '#conversation.active', actions: ['deliveryWasSuppressed', 'dropPlan', 'waitAnew'] },
  ],
} as const

/** Nothing is left to wait for, unless an answer is owed. */
const whenTheContactOptsOutInSilence = [
  { guard: 'theCustomerWaits', target: '#conversation.active', actions: 'optOut' },
  { target: '#conversation.closed', actions: ['optOut', 'closeQuietly'] },
] as const

export const conversationMachine = conversation.createMachine({
  id: 'conversation',
  context: ({ input }) => ({ conversation: input }),
  initial: 'closed',
  states: {
    /** Messages flow, or flowed within the inactivity time. */
    active: {
      on: {
        'timer.elapsed.inactivity': [
          { guard: 'itIsNotSilentLongEnough' },
          { guard: 'somethingIsPending' },
          { guard: 'thePeopleMustBeAlerted', actions: 'alertThatCustomerWaits' },
          { guard: 'aFollowUpIsPlanned', target: 'followUpScheduled' },
          { guard: 'silenceDoesNotMatter' },
          { guard: 'aFollowUpMayBeConsidered', target: 'idle', actions: 'askForAnalysis' },
          { target: 'closed', actions: 'closeQuietly' },
        ],
        'timer.elapsed.follow_up': whenAFollowUpIsDue,
      },
    },

    /** Silent for the inactivity time: the analysis is pending, or the message that it wants sent at once. */
    idle: {
      always: { guard: 'nothingIsUnderWay', target: 'active' },
      on: {
        'decision.made.analyse': [
          { guard: 'itIsHandedOver', target: 'active', actions: ['noteDecision', 'handOver'] },
          { guard: 'itIsClosed', target: 'closing', actions: ['noteDecision', 'beginClosing'] },
          { guard: 'itIsWrittenAtOnce', actions: ['noteDecision', 'writeAtOnce'] },
          { target: 'followUpScheduled', actions: ['noteDecision', 'planFollowUp'] },
        ],
        'decision.failed.analyse': [
          { guard: 'itMayBeAskedAgain', actions: 'askAgain' },
          { target: 'active', actions: 'handOverUndecided' },
        ],
        ...whenAFollowUpIsReported,
        'followup.snoozed': { target: 'followUpScheduled', actions: 'moveFollowUp' },
        'contact.opted_out': whenTheContactOptsOutInSilence,
      },
    },

    /** A follow-up is planned for a known time, being composed, or being delivered. */
    followUpScheduled: {
      always: { guard: 'nothingIsPlanned', target: 'active' },
      on: {
        'timer.elapsed.follow_up': whenAFollowUpIsDue,
        'decision.made.compose': [
          { guard: 'anAskedOneMustBeLeftToPeople', target: 'active', actions: ['noteDecision', 'leavePlanToPeople'] },
          { guard: 'itIsHandedOver', target: 'active', actions: ['noteDecision', 'dropPlan', 'handOver'] },
          { guard: 'itIsClosed', target: 'closing', actions: ['noteDecision', 'beginClosing'] },
          { guard: 'itIsPutOff', actions: ['noteDecision', 'putOff'] },
          { guard: 'thereIsNoText', target: 'active', actions: ['noteDecision', 'leavePlanToPeople'] },
          { actions: ['noteDecision', 'deliverAsComposed'] },
        ],
        'decision.failed.compose': [
          { guard: 'itMayBeAskedAgain', actions: 'askAgain' },
          { guard: 'thereIsADraft', actions: ['forgetTheQuestion', 'deliverAsWritten'] },
          { target: 'active', actions: 'leavePlanToPeople' },
        ],
        ...whenAFollowUpIsReported,
        'contact.opted_out': whenTheContactOptsOutInSilence,
      },
    },

    /** Summary, last words and the question for a rating, one after the other; each may be left out. */
    closing: {
      initial: 'summarising',
      states: {
        summarising: { always: { guard: 'nothingIsPending', target: 'sayingFarewell' } },
        sayingFarewell: { entry: 'sayFarewell', always: { guard: 'nothingIsPending', target: 'askingForRating' } },
        askingForRating: {
          entry: 'askForRating',
          always: { guard: 'nothingIsPending', target: '#conversation.closed', actions: 'closeGracefully' },
        },
      },
      on: {
        'decision.made.summarise': { actions: 'keepSummary' },
        'decision.failed.summarise': [
          { guard: 'itMayBeAskedAgain', actions: 'askAgain' },
          { actions: 'forgetTheQuestion' },
        ],
        'message.received': [
          { guard: 'itIsTheRating', actions: 'rateByMessage' },
          { target: 'active', actions: 'customerWrote' },
        ],
        'conversation.resolved': { actions: 'resolveWhileClosing' },
        'timer.elapsed.closing': { target: 'closed', actions: 'closeOverdue' },
      },
    },

    /** Over, until the customer writes again; also where nobody has written yet. */
    closed: {
      on: {
        'message.received': [
          { guard: 'itIsTheRating', actions: 'rateByMessage' },
          { guard: 'itIsOlderThanTheClose', actions: 'lateMessageWasHeard' },
          { target: 'active', actions: ['open', 'customerWrote'] },
        ],
        'message.sent': [
          { guard: 'itIsTheFirstAndAPersons', target: 'active', actions: ['open', 'outboundWasHeard', 'takeOver'] },
          { guard: 'itIsTheFirst', target: 'active', actions: ['open', 'outboundWasHeard'] },
          { actions: 'outboundWasHeard' },
        ],
      },
    },
  },

  /** Wherever it stands. */
  on: {
    'message.received': { target: '.active', actions: 'customerWrote' },
    'message.sent': [
      { guard: 'aPersonWrote', target: '.active', actions: ['outboundWasHeard', 'takeOver'] },
      { guard: 'workIsUnderWay', target: '.active', actions: ['assistantWroteFirst', 'outboundWasHeard'] },
      { actions: 'outboundWasHeard' },
    ],
    'request.understood': [
      { guard: 'theCustomerAsksForAFollowUp', target: '.followUpScheduled', actions: 'promise' },
      { guard: 'theCustomerTakesItBack', actions: 'withdrawPromise' },
      { actions: 'forgetTheQuestion' },
    ],
    'decision.failed.understand': [
      { guard: 'itMayBeAskedAgain', actions: 'askAgain' },
      { actions: 'forgetTheQuestion' },
    ],
    'decision.made.understand': { actions: 'forgetTheQuestion' },

    'handover.taken': { target: '.active', actions: 'takeOver' },
    'handover.returned': { actions: 'handBack' },

    'followup.requested': { target: '.followUpScheduled', actions: 'planByPerson' },
    'followup.edited': { actions: 'rewriteDraft' },
    'followup.snoozed': { actions: 'moveFollowUp' },
    'followup.hastened': { target: '.followUpScheduled', actions: 'hastenFollowUp' },
    'followup.cancelled': { target: '.active', actions: 'cancelFollowUp' },
    'followup.skipped': { target: '.active', actions: 'skipFollowUp' },
    'conversation.resolved': { target: '.closing', actions: 'resolve' },

    'followups.paused': { actions: 'pause' },
    'followups.resumed': { actions: 'resume' },
    'contact.opted_out': { actions: 'optOut' },
    'contact.opted_in': { actions: 'optIn' },
    'csat.rated': { actions: 'rateByButton' },

    'delivery.claimed.*': { actions: 'deliveryWasClaimed' },
    'delivery.succeeded.follow_up': { actions: 'followUpWasSent' },
    'delivery.succeeded.acknowledgement': { actions: 'acknowledgementWasSent' },
    'delivery.succeeded.farewell': { actions: 'farewellWasSent' },
    'delivery.succeeded.csat': { actions: 'ratingWasAsked' },
    'delivery.failed.follow_up': [
      { guard: 'itMayBeSentLater', actions: ['deliveryFailed', 'sendLater'] },
      { guard: 'itWasAskedFor', actions: ['deliveryFailed', 'leavePlanToPeople'] },
      { actions: 'deliveryFailed' },
    ],
    'delivery.failed.acknowledgement': [
      { guard: 'theCustomerWasToldNothing', target: '.active', actions: 'deliveryFailed' },
      { actions: 'deliveryFailed' },
    ],
    'delivery.failed.*': { actions: 'deliveryFailed' },
    'delivery.suppressed.follow_up': [
      { guard: 'theContactHadOptedOut', actions: ['deliveryWasSuppressed', 'dropOptedOut'] },
      { guard: 'itMayBeTriedAnew', actions: ['deliveryWasSuppressed', 'tryAnew'] },
      { guard: 'itWasAskedFor', actions: ['deliveryWasSuppressed', 'leavePlanToPeople'] },
      { actions: 'deliveryWasSuppressed' },
    ],
    'delivery.suppressed.acknowledgement': [
      { guard: 'itWasOnlySuperseded', actions: 'askForAcknowledgementAgain' },
      { guard: 'theCustomerWasToldNothing', target: '.active', actions: 'deliveryWasSuppressed' },
      { actions: 'deliveryWasSuppressed' },
    ],
    'delivery.suppressed.*': { actions: 'deliveryWasSuppressed' },
    'delivery.unknown.acknowledgement': [
      { guard: 'theCustomerWasToldNothing', target: '.active', actions: 'deliveryIsInDoubt' },
      { actions: 'deliveryIsInDoubt' },
    ],
    'delivery.unknown.*': { actions: 'deliveryIsInDoubt' },
    'delivery.reported_late': { actions: 'reportCameLate' },
    'delivery.status_changed': { actions: 'statusChanged' },
  },
})
