/** One reader per kind of sentence; a sentence may mean several things. */
import { hoursFromSentence } from './hours-words.ts'
import type { AllowedHours } from './local-time.ts'
import { CLOCK, NUMBER, ORDINAL, UNIT, clockMinute, numberOf, ordinalOf, unitMs } from './numbers.ts'
import type { Incentive, Trigger } from './policy.ts'

/** What a sentence sets. */
export type Meaning =
  | { limit: 'maxFollowUps' | 'firstAfterMs' | 'minSpacingMs' | 'maxSentences'; value: number }
  | { limit: 'allowedHours'; value: AllowedHours }
  | { limit: 'preferredTimes'; value: { afterTries: number; minutes: readonly number[] } }
  | { limit: 'incentive'; value: Incentive }
  | { limit: 'handOverWhen' | 'closeWhen'; value: Trigger }

/** `said` is plain text, `sentence` as written. */
type SentenceReader = (said: string, sentence: string) => Meaning[]

const FOLLOW_UP = String.raw`(?:follow[- ]?ups?|follow(?:ing)? up|messages?|reminders?|nudges?|attempts?|tries|touches|times)`
const AMOUNT = String.raw`(${NUMBER}|once|twice|single)`
const TIME_UNIT = String.raw`(?:sec|min|hours?\b|hrs?\b|h\b|days?\b|weeks?\b|months?\b)`
const ABOUT_FOLLOW_UPS =
  /\b(?:follow[- ]?ups?|follow(?:ing)? up|reminders?|nudges?|attempts?|tries|contact|message|reach out)\b/

const MAX_PATTERNS = [
  String.raw`\b(?:never|do not|don'?t|no) (?:send |make |do )?(?:follow(?:ing)?[- ]?up )?(?:with (?:them|the customer|customers|anyone|someone) )?(?:more than|over) ${AMOUNT}\b(?! ?(?:short |brief )?(?:${TIME_UNIT}|sentence|word|emoji|line|paragraph|question|link|%))(?: ${FOLLOW_UP})?`,
  String.raw`\b(?:at most|no more than|not more than|maximum(?: of)?|max(?:imum)?\.?(?: of)?|up to|limit(?:ed)?(?: \w+){0,3} to|cap(?:ped)?(?: \w+){0,3} (?:at|to)) ${AMOUNT} (?:total |unanswered )?${FOLLOW_UP}`,
  String.raw`\b(?:limit|cap|keep)(?: the)?(?: number of| total)? follow[- ]?ups (?:to|at|under)(?: a maximum of| at most)? ${AMOUNT}\b(?! ?(?:${TIME_UNIT}|sentence|am|pm|:))`,
  String.raw`\b(?:stop|give up|close|end)(?: \w+){0,4} after ${AMOUNT} (?:unanswered |failed )?${FOLLOW_UP}`,
  String.raw`\bfollow up (?:only |at most |no more than |up to |a maximum of |exactly )*(once|twice|(?:${NUMBER}) times)\b`,
  String.raw`\b(?:only|just) (?:send |make )?(one|a single|two|three) follow[- ]?ups?\b`,
  String.raw`\bsend (?:only |at most |no more than |a maximum of |up to )+${AMOUNT} follow[- ]?ups?\b`,
].map((source) => new RegExp(source))

const readMax: SentenceReader = (said) => {
  if (
    /^(?:please )?(?:never|do not|don'?t) (?:ever )?(?:send (?:any )?follow[- ]?ups?|follow up(?: with (?:anyone|customers|the customer|them))?)\W*$/.test(
      said,
    )
  ) {
    return [{ limit: 'maxFollowUps', value: 0 }]
  }
  if (
    !/follow|total|attempt|tries|unanswered|reminder|nudge|touches/.test(said) ||
    /\bper (?:day|week|hour)|\b(?:a|each|every) (?:day|week)\b/.test(said)
  )
    return []
  for (const pattern of MAX_PATTERNS) {
    const amount = pattern.exec(said)?.[1]
    if (!amount) continue
    const value = numberOf(amount.replace(/^a single$/, 'one').replace(/ times$/, ''))
    if (value >= 0 && value <= 20 && Number.isInteger(value)) return [{ limit: 'maxFollowUps', value }]
  }
  return []
}

const SPACING = [
  String.raw`\b(?:space|spread|keep|separate)(?: \w+){0,4}? (?:at least |by |by at least |a minimum of )*(${NUMBER})\s*(${UNIT}) (?:apart|between)`,
  String.raw`\b(?:wait|leave|allow|keep|have)(?: \w+){0,3}?(?: at least| a minimum of)? (${NUMBER})\s*(${UNIT}) (?:between|before (?:the next|another|sending another|following up again)|from one|after (?:each|every|the (?:previous|last))|in between)`,
  String.raw`\b(?:at least|minimum(?: of)?|min\.?) (${NUMBER})\s*(${UNIT}) (?:apart|between)`,
  String.raw`\b(${NUMBER})\s*(${UNIT}) (?:apart|between (?:each |two |the )?(?:follow|messages|attempts))`,
].map((source) => new RegExp(source))

const readSpacing: SentenceReader = (said) => {
  if (!ABOUT_FOLLOW_UPS.test(said) && !/\b(?:them|messages)\b/.test(said)) return []
  for (const pattern of SPACING) {
    const match = pattern.exec(said)
    if (match?.[1] && match[2]) return [{ limit: 'minSpacingMs', value: numberOf(match[1]) * unitMs(match[2]) }]
  }
  const rate = new RegExp(
    String.raw`\b(?:more than|at most|only|maximum(?: of)?|max|up to) (${NUMBER}|once|twice)(?: follow[- ]?ups?| messages?| times?)? (?:per|a|each|every|in a) (day|week|hour)\b`,
  ).exec(said)
  return rate?.[1] && rate[2] ? [{ limit: 'minSpacingMs', value: unitMs(rate[2]) / numberOf(rate[1]) }] : []
}

const FIRST = [
  String.raw`\b(?:wait|leave|allow|give(?: \w+){0,2})(?: for)?(?: at least| a minimum of)? (${NUMBER})\s*(${UNIT})(?: of (?:silence|inactivity))? before (?:the first|following up|sending (?:the first|a follow|any)|you follow|reaching out|contacting|writing)`,
  String.raw`\bfirst follow[- ]?up (?:\w+ ){0,4}?(?:after|in)(?: at least)? (${NUMBER})\s*(${UNIT})`,
  String.raw`\b(?:never|do not|don'?t) follow up (?:before|within|earlier than|sooner than)(?: the first)? (${NUMBER})\s*(${UNIT})`,
].map((source) => new RegExp(source))

const readFirst: SentenceReader = (said) => {
  for (const pattern of FIRST) {
    const match = pattern.exec(said)
    if (match?.[1] && match[2] && !/before (?:the next|another)/.test(said))
      return [{ limit: 'firstAfterMs', value: numberOf(match[1]) * unitMs(match[2]) }]
  }
  return []
}

const readHours: SentenceReader = (said) => {
  // A sentence that moves a follow-up to a time of day prefers a time; it does not forbid the others.
  if (readPreferred(said, said).length > 0) return []
  const value = hoursFromSentence(said)
  return value ? [{ limit: 'allowedHours', value }] : []
}

const readPreferred: SentenceReader = (said) => {
  if (
    !/\b(?:schedule|send|follow up|next follow|time it|deliver)\b/.test(said) ||
    /\b(?:between|only|never|don'?t|do not|not|before|no)\b.*\d/.test(
      said.replace(/\bno (?:response|reply|answer)\b/g, ''),
    )
  )
    return []
  if (!/\b(?:at|for|nearest|closest|next|around|in the)\b/.test(said)) return []
  const minutes = [...said.matchAll(new RegExp(String.raw`(?<![\w:])(${CLOCK})(?!\w)`, 'g'))].flatMap(
    ([text]) => clockMinute(text) ?? [],
  )
  if (minutes.length === 0 || /\d\s*(?:am|pm)?\s*(?:-|–|to|until)\s*\d/.test(said)) return []
  const after = new RegExp(
    String.raw`\bafter (${NUMBER}|the ${ORDINAL}) (?:unanswered |failed )?(?:tries|try|attempts?|follow[- ]?ups?|messages?|times|unanswered)`,
  ).exec(said)?.[1]
  const afterTries = after ? (after.startsWith('the ') ? ordinalOf(after.slice(4)) : numberOf(after)) : 0
  return [{ limit: 'preferredTimes', value: { afterTries, minutes: [...new Set(minutes)].sort((a, b) => a - b) } }]
}

const readSentences: SentenceReader = (said) => {
  const match = new RegExp(
    String.raw`\b(${NUMBER})(?:\s*(?:-|–|to|or)\s*(${NUMBER}))?(?: short| brief)? sentences?\b`,
  ).exec(said)
  if (!match?.[1]) return []
  const value = numberOf(match[2] ?? match[1])
  return value >= 1 && value <= 20 ? [{ limit: 'maxSentences', value }] : []
}

const readIncentive: SentenceReader = (said, sentence) => {
  const which = new RegExp(
    String.raw`\b(?:on|in|with|for|at|during) (?:the |your |our )?(?:very )?(final|last|${ORDINAL}) (?:follow[- ]?up|message|attempt|try|reminder|nudge|one)`,
  ).exec(said)?.[1]
  if (!which) return []
  const offer =
    /\b(?:offer|mention|include|add|give|propose|share|tell (?:them|the customer) about|highlight|suggest|promise|provide)\b.*/i.exec(
      sentence,
    )?.[0]
  if (!offer) return []
  const trimmed = offer
    .replace(
      /,?\s*(?:on|in|with|for|at|during) (?:the |your |our )?(?:very )?(?:final|last|\w+) (?:follow[- ]?up|message|attempt|try|reminder|nudge|one)\b.*/i,
      '',
    )
    .replace(/[.!\s]+$/, '')
  const attempt = which === 'final' || which === 'last' ? 'final' : ordinalOf(which)
  return [{ limit: 'incentive', value: { attempt, offer: trimmed } }]
}

const HAND_OVER =
  /\b(?:transfer|hand (?:it |them |the \w+ )?(?:over|off)|handover|escalate|pass (?:it|them|the \w+)|route|alert|notify|forward|assign|bring in|get) ?.*\b(?:human|person|agent|staff|team|manager|colleague|people|support|someone|over|off)\b|\bescalate\b|\bhand (?:it |them )?over\b/
const CLOSE = /\b(?:close|end|resolve|stop|don'?t follow up|do not follow up|never follow up|no follow[- ]?ups?)\b/
const CONDITION = /\b(?:if|when|whenever|in case|once|as soon as|customers? who|anyone who)\b(.*)/

const readTriggers: SentenceReader = (said) => {
  const condition = CONDITION.exec(said)?.[1]
  if (!condition) return []
  const limit = HAND_OVER.test(said) ? 'handOverWhen' : CLOSE.test(said) ? 'closeWhen' : undefined
  const clause = condition.replace(/,.*$/, '')
  const trigger = limit && triggerFrom(clause)
  return trigger ? [{ limit, value: trigger }] : []
}

function triggerFrom(clause: string): Trigger | undefined {
  if (/\b(?:complain\w*|angry|upset|frustrat\w*|unhappy|dissatisf\w*|annoyed|mad)\b/.test(clause))
    return { when: 'complaint' }
  if (/\b(?:good ?bye|bye|farewell|said thanks|says thanks)\b/.test(clause)) return { when: 'goodbye' }
  if (/\b(?:not interested|declin\w*|said no|says no|refus\w*|isn'?t interested|no longer interested)\b/.test(clause))
    return { when: 'declined' }
  if (
    /\bask\w* (?:for|to (?:speak|talk) (?:to|with)) (?:an? |the )?(?:human|person|agent|manager|representative|someone)\b/.test(
      clause,
    )
  )
    return { when: 'asks_for_person' }
  const mentioned =
    /\b(?:mention\w*|ask\w* (?:for|about)|talk\w* about|say\w*|request\w*|want\w*|bring\w* up) (?:an? |the |any |their )?"?([a-z][a-z' -]{2,40}?)"?(?: or (?:an? |the )?"?([a-z][a-z' -]{2,40}?)"?)?\W*$/.exec(
      clause.trim(),
    )
  if (!mentioned?.[1]) return undefined
  return { when: 'mentions', words: [mentioned[1], mentioned[2]].filter((word) => word !== undefined) }
}

export const SENTENCE_READERS: readonly SentenceReader[] = [
  readMax,
  readSpacing,
  readFirst,
  readHours,
  readPreferred,
  readSentences,
  readIncentive,
  readTriggers,
]
