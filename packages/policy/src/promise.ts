/**
 * A follow-up that the customer asked for: when it can be kept, by which route, and what to tell the customer.
 *
 * Spacing, caps and the assistant's hours do not hold against the customer's own wish; the channel's window and the law do.
 * What is said is true: where the wish lies outside the window, the answer says what will happen instead.
 */
import { CHANNEL_RULES, windowClosesAt } from './channel-rules.ts'
import { type Facts, type Gate, WINDOW_MARGIN_MS } from './enforce.ts'
import { legalHours } from './legal-hours.ts'
import { lastAllowed, nextAllowed } from './local-time.ts'
import { askedText, insideWindowText, personText, templateText } from './promise-text.ts'
import { hoursText, stampText, whenText } from './time-text.ts'
import type { TimeLanguage } from './times/read-times.ts'

export interface Promised {
  dueAt: number
  /** As asked; moved just inside the window; by an approved template; or by a person, since no automated route is allowed. */
  route: 'as_asked' | 'inside_window' | 'template' | 'person'
  acknowledgement: string
  reason: string
  gates: Gate[]
}

/** A wish later than this after the window is not served by an early message: a person keeps it. */
const NEAR_WINDOW_MS = 24 * 3_600_000

/**
 * When and how a wish is kept, and what the customer is told in their language. `wish` is in ms since the epoch and lies
 * ahead of `facts.now`.
 */
export function planPromise(wish: number, facts: Facts, language: TimeLanguage): Promised {
  const { now, channel, place, hasTemplate } = facts
  const { zone } = place
  const rule = CHANNEL_RULES[channel]
  const gates: Gate[] = []
  const legal = legalHours(channel, place, now)
  const lawful = nextAllowed(Math.trunc(wish), zone, legal) ?? Math.trunc(wish)
  if (lawful !== wish) {
    gates.push({
      name: 'legal hours',
      verdict: 'changed',
      detail: `${stampText(wish, zone)} → ${stampText(lawful, zone)} (${hoursText(legal)})`,
      source: rule.source,
    })
  }
  const time = { at: lawful, now, zone, language }
  const closesAt = windowClosesAt(channel, facts.lastCustomerAt)
  if (closesAt === undefined || lawful < closesAt - WINDOW_MARGIN_MS / 2) {
    gates.push({
      name: 'channel window',
      verdict: 'passed',
      detail: closesAt === undefined ? 'none' : `free text until ${stampText(closesAt, zone)}`,
      source: rule.source,
    })
    return {
      dueAt: lawful,
      route: 'as_asked',
      acknowledgement: askedText(time),
      reason: `The customer asked to be written to ${whenText(lawful, now, zone)}.`,
      gates,
    }
  }
  const closes = `free text only until ${stampText(closesAt, zone)}`
  if (hasTemplate && rule.outsideWindow === 'template') {
    gates.push({
      name: 'channel window',
      verdict: 'passed',
      detail: `${closes}; an approved template is configured`,
      source: rule.source,
    })
    return {
      dueAt: lawful,
      route: 'template',
      acknowledgement: templateText(time),
      reason: `The customer asked to be written to ${whenText(lawful, now, zone)}, after the window closes: an approved template goes out.`,
      gates,
    }
  }
  const inside = lastAllowed(closesAt - WINDOW_MARGIN_MS, zone, legal)
  if (inside !== undefined && inside > now && lawful - closesAt <= NEAR_WINDOW_MS) {
    gates.push({
      name: 'channel window',
      verdict: 'changed',
      detail: `${stampText(lawful, zone)} → ${stampText(inside, zone)} (${closes})`,
      source: rule.source,
    })
    return {
      dueAt: inside,
      route: 'inside_window',
      acknowledgement: insideWindowText({ ...time, at: inside }, rule.windowMs ?? 0),
      reason: `The customer asked to be written to ${whenText(lawful, now, zone)}; the window closes ${whenText(closesAt, now, zone)}, so it goes out just before.`,
      gates,
    }
  }
  gates.push({
    name: 'channel window',
    verdict: 'vetoed',
    detail: `${closes}; no automated message ${stampText(lawful, zone)}, people are asked to keep it`,
    source: rule.source,
  })
  return {
    dueAt: lawful,
    route: 'person',
    acknowledgement: personText(time),
    reason: `The customer asked to be written to ${whenText(lawful, now, zone)}, when no automated message is allowed here: a person has to keep the promise.`,
    gates,
  }
}
