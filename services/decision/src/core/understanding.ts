/** A customer's wish to be written to later: read, kept within what the channel allows, and acknowledged truthfully. */
import {
  type Gate,
  TIME_LANGUAGES,
  type TimeLanguage,
  draftFrame,
  localTime,
  planPromise,
  readRequestedTime,
  readable,
  untrustedTokens,
  withoutHidden,
} from '@relance/policy'
import type { Brief } from './brief.ts'
import { LONGEST_TEXT, type Proposed, type UnderstoodRequest, cut, receiptOf } from './decided.ts'
import { localInstant } from './local-instant.ts'
import type { ModelUnderstanding } from './model.ts'

const LONGEST_WAIT_MS = 366 * 86_400_000

/** What the built-in reader makes of the customer's messages: the newest that says anything counts. */
export function understandByRules({ context, facts, place }: Brief): ModelUnderstanding & { at?: number } {
  const nothing = { localTime: null, quote: null, acknowledgement: null }
  for (const message of context.toUnderstand.toReversed()) {
    const read = readRequestedTime(readable(message.text), Math.min(message.sentAt, facts.now), place.zone)
    if (read.outcome === 'none') continue
    return {
      ...nothing,
      outcome: read.outcome,
      quote: read.quote,
      ...(read.outcome === 'requested' ? { at: read.at } : {}),
    }
  }
  return { ...nothing, outcome: 'none' }
}

/** What becomes of a wish to be written to later. */
export function understoodRequest(
  read: ModelUnderstanding & { at?: number },
  brief: Brief,
  proposed: Proposed,
): UnderstoodRequest {
  const { facts, place, assistant } = brief
  const quote = cut(read.quote?.trim() ?? '', 300)
  const base = { type: 'request.understood' as const, zone: place.zone, quote }
  const nothing = (reason: string, gates: Gate[] = []): UnderstoodRequest => ({
    ...base,
    outcome: 'none',
    reason,
    receipt: receiptOf(brief, { ...proposed, gates: [...proposed.gates, ...gates] }),
  })
  // Without a quote: there is no wish, and a thread shows only wishes.
  if (read.outcome === 'none') return { ...nothing('The message asks for no follow-up at a time.'), quote: '' }
  if (read.outcome === 'withdrawn') {
    return {
      ...base,
      outcome: 'withdrawn',
      reason: 'The customer no longer wants to be written to.',
      receipt: receiptOf(brief, proposed),
    }
  }
  if (!assistant.capabilities.autoFollowUps)
    return nothing('The customer asks for a follow-up, but Auto Follow-ups is off.')
  const wish = read.at ?? localInstant(read.localTime, place.zone)
  if (wish === undefined || wish <= facts.now || wish > facts.now + LONGEST_WAIT_MS)
    return nothing('The customer names no time that lies ahead.')
  const promised = planPromise(wish, facts, languageOf(brief))
  const own =
    promised.route === 'as_asked' &&
    read.acknowledgement &&
    statesTime(read.acknowledgement, promised.dueAt, place.zone) &&
    untrustedTokens(read.acknowledgement, draftFrame(facts, brief.policy).trustedText).length === 0
  return {
    ...base,
    outcome: 'requested',
    dueAt: promised.dueAt,
    acknowledgement: own
      ? cut(withoutHidden(read.acknowledgement ?? '').trim(), LONGEST_TEXT)
      : promised.acknowledgement,
    reason: promised.reason,
    receipt: receiptOf(brief, {
      ...proposed,
      gates: [...proposed.gates, ...promised.gates],
      nextCheckAt: promised.dueAt,
    }),
  }
}

/** The language in which the wish is understood, else the contact's, else the assistant's, else English. */
function languageOf({ context, facts, place, contact, assistant }: Brief): TimeLanguage {
  for (const { text } of context.toUnderstand.toReversed()) {
    const read = readRequestedTime(readable(text), facts.now, place.zone)
    if (read.outcome !== 'none') return read.language
  }
  const locale = (contact.locale ?? assistant.locale).toLowerCase()
  return TIME_LANGUAGES.find((language) => new RegExp(`^${language}\\b`).test(locale)) ?? 'en'
}

/** A text in any language tells the truth about a time: it names the hour, and no other number. */
export function statesTime(text: string, at: number, zone: string): boolean {
  const { hour, minute, day, month, year } = localTime(at, zone)
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  const hours = [hour, hour % 12 || 12]
  return (
    numbers.some((number) => hours.includes(number)) &&
    numbers.every((number) => [...hours, minute, day, month, year].includes(number))
  )
}
