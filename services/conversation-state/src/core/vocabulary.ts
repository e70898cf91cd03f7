/**
 * The words that the chart is written in: every guard is a question about the conversation, every action a deed.
 *
 * Deeds are pure. They change a copy of the conversation and issue requests, which nobody performs: `step` collects them.
 */
import { enqueueActions, setup } from 'xstate'
import * as closing from './actions/closing.ts'
import * as consent from './actions/consent.ts'
import * as decisions from './actions/decisions.ts'
import * as deliveries from './actions/deliveries.ts'
import * as lateReports from './actions/late-reports.ts'
import * as messages from './actions/messages.ts'
import * as people from './actions/people.ts'
import * as plans from './actions/plans.ts'
import * as promises from './actions/promises.ts'
import type { Conversation } from './conversation.ts'
import * as ask from './guards.ts'
import type { Occurrence, OccurrenceType, On } from './occurrence.ts'
import type { Issue, Turn } from './turn.ts'

interface Context {
  conversation: Conversation
}

/** A question of the chart. `T` are the occurrences at which it is asked. */
const is =
  <T extends OccurrenceType = OccurrenceType>(question: (c: Conversation, input: On<T>) => boolean) =>
  ({ context, event }: { context: Context; event: Occurrence }) =>
    question(context.conversation, event as On<T>)

/** A deed of the chart: changes a copy of the conversation, and hands over what it issues. */
const does = <T extends OccurrenceType = OccurrenceType>(act: (turn: Turn<T>) => void) =>
  enqueueActions<Context, Occurrence, undefined, Occurrence, never, never, never, never, never>(
    ({ context, event, enqueue }) => {
      const turn: Turn<T> = { c: { ...context.conversation }, input: event as On<T>, issued: [] }
      act(turn)
      enqueue.assign({ conversation: turn.c })
      for (const issue of turn.issued) enqueue({ type: 'issue', params: issue } as never)
    },
  )

export const conversation = setup({
  types: {} as { context: Context; events: Occurrence; input: Conversation },
  guards: {
    itIsNotSilentLongEnough: is((c, { at }) => !ask.isSilentLongEnough(c, at)),
    somethingIsPending: is(ask.isSomethingPending),
    thePeopleMustBeAlerted: is(
      (c) => c.customerWaits && !c.alert && (c.plan !== undefined || !ask.mayConsiderFollowUp(c)),
    ),
    silenceDoesNotMatter: is((c) => !ask.doesSilenceMatter(c)),
    aFollowUpIsPlanned: is((c) => c.plan !== undefined),
    aFollowUpMayBeConsidered: is(ask.mayConsiderFollowUp),

    itMayBeAskedAgain: is(ask.mayAskAgain),
    itIsHandedOver: is(ask.isDecidedToHandOver),
    itIsClosed: is(ask.isDecidedToClose),
    itIsWrittenAtOnce: is((_, input: On<'decision.made.analyse'>) => ask.isDecidedToWriteNow(input)),
    nothingIsUnderWay: is((c) => c.plan === undefined && c.decision?.kind !== 'analyse'),

    itIsNotTheMomentYet: is((c, { at }) => at < ask.carryOutAt(c)),
    onlyAPersonMayWriteIt: is(
      (c) => c.plan?.source !== 'ai' && (ask.mustBeLeftToPeople(c) || !c.settings.autoFollowUps),
    ),
    itIsOffAndSilenceCloses: is((c) => !c.settings.autoFollowUps && c.settings.autoResolve),
    itIsOff: is((c) => !c.settings.autoFollowUps),
    aPersonWroteTheText: is((c) => c.plan?.edited === true),
    thereIsADraft: is((c) => Boolean(c.plan?.draft)),
    nothingIsPlanned: is((c) => c.plan === undefined),
    anAskedOneMustBeLeftToPeople: is((c, input: On<'decision.made.compose'>) => ask.isLeftToPeopleAfterAll(c, input)),
    itIsPutOff: is((_, input: On<'decision.made.compose'>) => ask.isPutOff(input)),
    thereIsNoText: is((c, input: On<'decision.made.compose'>) => !input.draft && !c.plan?.draft),

    anotherPlanStands: is(ask.isAnotherPlan),
    itMayBeSentLater: is(ask.mayBeSentLater),
    itMayBeTriedAnew: is(ask.mayBeTriedAnew),
    itWasAskedFor: is((c) => ask.isPlanOfDelivery(c) && c.plan?.source !== 'ai'),
    theContactHadOptedOutAndWaits: is(
      (c, input: On<'delivery.suppressed.follow_up'>) => input.code === 'OPTED_OUT' && c.customerWaits,
    ),
    theContactHadOptedOut: is((_, input: On<'delivery.suppressed.follow_up'>) => input.code === 'OPTED_OUT'),
    itWasOffAndSilenceCloses: is(
      (c, input: On<'delivery.suppressed.follow_up'>) => input.code === 'CAPABILITY_OFF' && c.settings.autoResolve,
    ),
    itWasOnlySuperseded: is(ask.isAcknowledgementStillWanted),
    theCustomerWasToldNothing: is(ask.isPromiseUnannounced),

    aPersonWrote: is((_, input: On<'message.sent'>) => input.author === 'person'),
    workIsUnderWay: is(ask.isWorkUnderWay),
    itIsTheFirst: is((c) => c.episode === 0),
    itIsTheFirstAndAPersons: is((c, input: On<'message.sent'>) => c.episode === 0 && input.author === 'person'),
    itIsTheRating: is(ask.isRating),
    itIsOlderThanTheClose: is(ask.isOlderThanClose),
    theCustomerWaits: is((c) => c.customerWaits),
    theCustomerAsksForAFollowUp: is(
      (c, input: On<'request.understood'>) => input.outcome === 'requested' && !c.optedOut,
    ),
    theCustomerTakesItBack: is(
      (c, input: On<'request.understood'>) => input.outcome === 'withdrawn' && c.plan?.source === 'customer',
    ),
    nothingIsPending: is((c) => !ask.isSomethingPending(c)),
  },
  actions: {
    /** Performed by nobody: `step` collects what is issued. */
    issue: (_args, _issue: Issue) => {},
    open: does(closing.open),
    customerWrote: does(messages.customerWrote),
    lateMessageWasHeard: does(messages.lateMessageWasHeard),
    outboundWasHeard: does(messages.outboundWasHeard),
    assistantWroteFirst: does(messages.assistantWroteFirst),

    alertThatCustomerWaits: does(people.alertThatCustomerWaits),
    handOver: does(people.handOver),
    handOverUndecided: does(people.handOverUndecided),
    takeOver: does(people.takeOver),
    handBack: does(people.handBack),

    askForAnalysis: does(decisions.askForAnalysis),
    askAgain: does(decisions.askAgain),
    noteDecision: does(decisions.noteDecision),
    forgetTheQuestion: does(decisions.forgetTheQuestion),
    promise: does(promises.promise),
    withdrawPromise: does(promises.withdrawPromise),

    planFollowUp: does(plans.planFollowUp),
    writeAtOnce: does(plans.writeAtOnce),
    planByPerson: does(plans.planByPerson),
    composeText: does(plans.composeText),
    deliverAsComposed: does(plans.deliverAsComposed),
    deliverAsWritten: does(plans.deliverAsWritten),
    putOff: does(plans.putOff),
    sendLater: does(plans.sendLater),
    tryAnew: does(plans.tryAnew),
    leavePlanToPeople: does(plans.leavePlanToPeople),
    dropPlan: does(plans.dropPlan),
    dropOptedOut: does(plans.dropOptedOut),
    dropSwitchedOff: does(plans.dropSwitchedOff),
    waitAnew: does(plans.waitAnew),
    rewriteDraft: does(plans.rewriteDraft),
    moveFollowUp: does(plans.moveFollowUp),
    cancelFollowUp: does(plans.cancelFollowUp),
    skipFollowUp: does(plans.skipFollowUp),
    hastenFollowUp: does(plans.hastenFollowUp),

    deliveryWasClaimed: does(deliveries.deliveryWasClaimed),
    followUpWasSent: does(deliveries.followUpWasSent),
    acknowledgementWasSent: does(deliveries.acknowledgementWasSent),
    farewellWasSent: does(deliveries.farewellWasSent),
    ratingWasAsked: does(deliveries.ratingWasAsked),
    deliveryFailed: does(deliveries.deliveryFailed),
    deliveryWasSuppressed: does(deliveries.deliveryWasSuppressed),
    deliveryIsInDoubt: does(deliveries.deliveryIsInDoubt),
    askForAcknowledgementAgain: does(deliveries.askForAcknowledgementAgain),
    reportCameLate: does(lateReports.reportCameLate),
    statusChanged: does(lateReports.statusChanged),

    beginClosing: does(closing.beginClosing),
    resolve: does(closing.resolve),
    resolveWhileClosing: does(closing.resolveWhileClosing),
    keepSummary: does(closing.keepSummary),
    sayFarewell: does(closing.sayFarewell),
    askForRating: does(closing.askForRating),
    closeQuietly: does(closing.closeQuietly),
    closeGracefully: does(closing.closeGracefully),
    closeOverdue: does(closing.closeOverdue),
    rateByMessage: does(closing.rateByMessage),
    rateByButton: does(closing.rateByButton),

    optOut: does(consent.optOut),
    optIn: does(consent.optIn),
    pause: does(consent.pause),
    resume: does(consent.resume),
  },
})
