export { isHeldOut } from './hold-out.ts'
export { isAutomated } from './automated.ts'
export { saysNothing, spamReason, spamSign } from './spam.ts'
export { optInWord, optOutWord } from './opt-out.ts'
export { withoutSecrets } from './secrets.ts'
export { loneRating } from './rating.ts'
export { expectsReply, mayRequestFollowUp } from './reading.ts'
export { type Language, LANGUAGES, languageOf } from './language.ts'
export { starts, words } from './speech/grammar.ts'
export { type CustomerAct, customerActs } from './speech.ts'
export { plain, readable, sentencesOf } from './plain-text.ts'
export { type ChannelRule, type Rate, CHANNEL_RULES, permissionAt, windowClosesAt } from './channel-rules.ts'
export { BY_HAND, type Incentive, type Limit, type Policy, type Trigger, hashOf } from './policy.ts'
export { type LimitText, limitTexts, triggerText } from './limit-texts.ts'
export { BUILT_IN_COMPILER, compilePolicy, instructionSentences } from './compile.ts'
export { type Facts, type Gate, type Proposal, type Ruling, WINDOW_MARGIN_MS, enforce } from './enforce.ts'
export { isPressed } from './moment.ts'
export { editDraft } from './draft-rules.ts'
export { withoutHidden } from './drafts/undisguised.ts'
export { untrustedTokens, vouchedText } from './drafts/trust.ts'
export { draftFrame, isFinalFollowUp } from './sequence.ts'
export { type Place, type PlaceHints, placeOf } from './zone.ts'
export { legalHours } from './legal-hours.ts'
export {
  type AllowedHours,
  isAllowed,
  isZone,
  lastAllowed,
  localTime,
  nextAllowed,
  nextMinuteOfDay,
} from './local-time.ts'
export { TIME_LANGUAGES, type TimeLanguage, readTimes } from './times/read-times.ts'
export { type RequestedTime, readRequestedTime } from './requested-times.ts'
export { type Promised, planPromise } from './promise.ts'
export { dateText, durationText, stampText, whenText } from './time-text.ts'
export { asksForPerson, firedTrigger } from './triggers.ts'
