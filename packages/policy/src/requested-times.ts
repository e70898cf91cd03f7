/**
 * Does a customer ask to be written to later, and when? In English.
 *
 * A request needs somebody of ours who contacts the customer ("remind me", "check in with me", "let's talk"): a date
 * alone is part of a booking, "I'll write to you on Monday" is the customer's own promise, and "maybe later" is neither.
 */
import { plain, sentencesOf } from './plain-text.ts'
import { type TimeMention, readTimes } from './time-words.ts'

export type RequestedTime =
  | { outcome: 'requested'; at: number; grain: TimeMention['grain']; quote: string }
  | { outcome: 'withdrawn'; quote: string }
  | { outcome: 'none' }

/** Somebody of ours contacts the customer. */
const ASKS = [
  /\b(?:remind|ping|nudge|buzz|poke|msg|message|text|dm|contact|e?mail|call|ring|notify|alert) (?:me|us)\b(?! (?:a|an|the|your|some|more) (?!message|text|reminder|note|line|ping|nudge|call|shout))/,
  /\b(?:reach out|write|get back|come back|circle back|report back|talk|speak|return|follow up|reply|respond|check in|check back|check up|catch up|touch base|chat|check|drop by|loop back) (?:to|with|on|in with|back with|in on|back to) (?:me|us)\b/,
  /\b(?:send|drop|give|shoot) (?:me|us) (?:a |another |an )?(?:quick |little |friendly )?(?:reminder|message|msg|text|note|line|ping|nudge|call|shout|follow[- ]?up|heads up)\b/,
  /\b(?:ask|try|bug|hit) (?:me|us)(?: up)?(?: about (?:it|this|that))?(?: again)?\b(?! (?:to|for|if|what|how|where))/,
  /\b(?:can|could|would|will) (?:you|we|u|someone|somebody)(?: please| kindly| maybe| also| just)* (?:check (?:in|back|up)|follow[- ]?up|touch base|circle back|get back|reach out|write(?: again| back)?|message|text|call back|talk|speak|chat|continue|resume|pick (?:this|it) (?:back )?up|catch up|come back to (?:me|us|this)|ask again)\b/,
  /\b(?:please|pls|kindly|and|just|then|maybe) (?:check (?:back|in again)|follow[- ]?up|touch base|circle back|get back|reach out|write (?:again|back)|message again|ask again)\b/,
  /^(?:ok(?:ay)?,? |sure,? |hi,? |thanks?,? |great,? )*(?:check back|follow up|touch base|circle back|get back|reach out|write again|message again|ask again)\b/,
  /\b(?:let'?s|let us|we can|we could|we should|we'll|shall we|can we) (?:please |just |maybe )*(?:talk|speak|chat|continue|resume|pick (?:this|it) (?:back )?up|catch up|discuss (?:this|it)|connect|reconnect|touch base|do this|revisit)\b/,
  /\b(?:want|like|need|love|prefer) (?:you|someone) to (?:check (?:in|back)|follow[- ]?up|contact|message|text|call|remind|ping|get back|reach out|write)\b/,
  /\b(?:set|create|schedule|put) (?:me )?(?:up )?a reminder(?: for me)?\b/,
]
/** "I'll message you", "I will get back to you", "my wife will call me": the customer's side acts. */
const OWN_PROMISE =
  /\b(?:i|we|he|she|they|my \w+)(?:'ll| will| would|'d| can| could| am going to|'m going to| need to| have to| should| might| may|'ve to| want to| plan to) (?:\w+ )?(?:remind|ping|message|text|contact|write|call|reach|get back|come back|check|talk|speak|let you|follow|try|ask|return|think)/
const NEGATED =
  /\b(?:don'?t|do not|no need (?:to|for)|never ?mind|forget(?: about)?|cancel|skip|stop|please no|rather not|not necessary|won'?t be necessary|needn'?t|need not|no longer need|(?:don'?t|do not) (?:have|need|want)(?: you)? to|(?:don'?t|do not|no longer) (?:want|need))\b/
const REMINDER_THING =
  /\b(?:remind(?:er|ing|s)?|follow[- ]?ups?|check(?:ing)?[- ](?:in|back)|message|messages|ping|call(?:ing)? me|contact(?:ing)? me|writ(?:e|ing) (?:to )?me|text(?:ing)? me|reach(?:ing)? out|get(?:ting)? back)\b/
/** Between the verb and the time, these make the time a part of the matter: "remind me about my flight on Friday". */
const MATTER =
  /\b(?:about|of|for|regarding|before|my|our) (?:the |a |an |my |our |your )*(?:\w+ )?(?:appointment|booking|reservation|flight|table|meeting|trip|train|bus|room|delivery|ticket|order|visit|stay|call|event|class|lesson|check-?in|pick-?up|rental|party|birthday|wedding|dinner|lunch)\b/
const BOOKING =
  /\b(?:book|reserve|schedule|table|flight|appointment|reservation|booking|order|deliver\w*|tickets?|room|leaving|departing|arriv\w*|pick(?:ing)? up|check(?:ing)? in(?! with)|check(?:ing)? out|return(?:ing)?|stay(?:ing)?|free|available|off|work(?:ing)?|meeting|trip)\b/

/** Reads a message as of `now` (ms since the epoch) at the customer's place. The first request wins. */
export function readRequestedTime(text: string, now: number, zone: string): RequestedTime {
  const sentences = sentencesOf(text)
  let withdrawn: string | undefined
  for (const [index, sentence] of sentences.entries()) {
    for (const clause of clausesOf(plain(sentence))) {
      const verb = askIn(clause)
      if (!verb) {
        if (NEGATED.test(clause) && REMINDER_THING.test(clause)) withdrawn ??= sentence
        continue
      }
      const before = clause.slice(0, verb.start)
      const negated = /\b(?:don'?t|do not|never|no need(?: for you)? to|not|needn'?t|stop|without)\b[^,]*$/.test(before)
      if (negated && !/\b(?:until|till|before)\b/.test(clause.slice(verb.end))) {
        withdrawn ??= sentence
        continue
      }
      const time = timeFor(verb, clause, now, zone) ?? timeNearby(sentences, index, now, zone)
      if (time && time.at > now) return { outcome: 'requested', at: time.at, grain: time.grain, quote: sentence }
    }
  }
  return withdrawn === undefined ? { outcome: 'none' } : { outcome: 'withdrawn', quote: withdrawn }
}

interface Span {
  start: number
  end: number
}

/** "Don't remind me today, message me tomorrow" is two clauses; "tomorrow, remind me" stays one. */
function clausesOf(said: string): string[] {
  return said.split(
    /\b(?:but|instead of)\b|,\s*(?=(?:just |please |and )?(?:remind|ping|message|text|contact|call|write|don'?t)\b)/,
  )
}

function askIn(clause: string): Span | undefined {
  for (const pattern of ASKS) {
    const match = pattern.exec(clause)
    if (match && !OWN_PROMISE.test(clause.slice(0, match.index + match[0].length))) {
      return { start: match.index, end: match.index + match[0].length }
    }
  }
  return undefined
}

/** The time of the contact: after the verb, and not the matter's own; else right before it. */
function timeFor(verb: Span, clause: string, now: number, zone: string): TimeMention | undefined {
  const times = readTimes(clause, now, zone)
  const after = times.filter(({ start }) => start >= verb.end - 6)
  const direct = after.find(({ start }) => !MATTER.test(clause.slice(verb.end, start)))
  if (direct) return merged(direct, after)
  if (after.length > 1) return after.at(-1)
  return times.find(
    ({ end }) => end <= verb.start && verb.start - end < 30 && !BOOKING.test(clause.slice(0, verb.start)),
  )
}

/** "Tomorrow … at 9" with words between is one time: the day of the first, the hour of the second. */
function merged(first: TimeMention, all: TimeMention[]): TimeMention {
  const second = all.find(({ start, grain }) => start > first.end && grain === 'hour')
  if (!second || first.grain === 'hour' || first.grain === 'minute') return first
  const day = 86_400_000
  const shift = Math.floor(first.at / day) - Math.floor(second.at / day)
  return { ...first, at: second.at + shift * day, grain: 'hour' }
}

/** "Can you remind me? Tomorrow at 9 works." */
function timeNearby(sentences: string[], index: number, now: number, zone: string): TimeMention | undefined {
  for (const neighbour of [sentences[index + 1], sentences[index - 1]]) {
    const said = neighbour && plain(neighbour)
    if (!said || said.length > 60 || BOOKING.test(said) || OWN_PROMISE.test(said)) continue
    const [time] = readTimes(said, now, zone)
    if (time) return time
  }
  return undefined
}
