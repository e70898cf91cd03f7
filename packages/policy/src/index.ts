export { isAutomated } from './automated.ts'
export { optInWord, optOutWord } from './opt-out.ts'
export { loneRating } from './rating.ts'
export { expectsReply, mayRequestFollowUp } from './reading.ts'
export { type Language, LANGUAGES, languageOf } from './language.ts'
export { starts, words } from './speech/grammar.ts'
export { type CustomerAct, customerActs } from './speech.ts'
export { plain, readable, sentencesOf } from './plain-text.ts'
export { type ChannelRule, type Rate, CHANNEL_RULES, permissionAt, windowClosesAt } from './channel-rules.ts'
export {
  BY_HAND,
  type Incentive,
  type Limit,
  type LimitText,
  type Policy,
  type Trigger,
  limitTexts,
  triggerText,
} from './policy.ts'
export { compilePolicy } from './compile.ts'
export { type Facts, type Gate, type Proposal, type Ruling, WINDOW_MARGIN_MS, enforce } from './enforce.ts'
export { editDraft } from './draft-rules.ts'
export { withoutHidden } from './drafts/undisguised.ts'
export { untrustedTokens, vouchedText } from './drafts/trust.ts'
export { draftFrame, isFinalFollowUp } from './sequence.ts'
export { type Place, type PlaceHints, placeOf } from './zone.ts'
export { legalHours } from './legal-hours.ts'
export { type AllowedHours, isAllowed, isZone, lastAllowed, localTime, nextAllowed } from './local-time.ts'
export { TIME_LANGUAGES, type TimeLanguage, readTimes } from './times/read-times.ts'
export { type RequestedTime, readRequestedTime } from './requested-times.ts'
export { type Promised, planPromise } from './promise.ts'
export { dateText, durationText, stampText, whenText } from './time-text.ts'
export { asksForPerson, firedTrigger } from './triggers.ts'
