/** The facts of a receipt, in plain words. */
import type { Receipt } from '@relance/contracts/words'
import { durationText, stampText, windowClosesAt } from '@relance/policy'
import type { Brief } from './brief.ts'

const KNOWN_BY = {
  profile: 'profile',
  locale: "guessed from the channel's language",
  phone: "guessed from the phone's country",
  assistant: "the assistant's, the contact's is unknown",
} as const

export function factsOf({ facts, place, context, memory }: Brief): Receipt['facts'] {
  const { now, channel, lastCustomerAt, lastFollowUpAt, lastElsewhereAt, unanswered, total } = facts
  const { zone } = place
  const { conversation } = context
  const closesAt = windowClosesAt(channel, lastCustomerAt)
  const lines: [string, string | undefined][] = [
    ['local time', stampText(now, zone)],
    ['zone', `${zone} (${KNOWN_BY[place.known]})`],
    ['channel', channel],
    ['silent for', durationText(Math.max(0, now - facts.silentSince))],
    ['last message by', conversation.lastAuthor ?? 'nobody'],
    ['customer last wrote', lastCustomerAt === undefined ? 'never' : stampText(lastCustomerAt, zone)],
    ['channel window closes', closesAt === undefined ? undefined : stampText(closesAt, zone)],
    ['template configured', closesAt === undefined ? undefined : facts.hasTemplate ? 'yes' : 'no'],
    ['follow-ups sent', `${total} (${unanswered} since the customer last wrote)`],
    ['last follow-up', lastFollowUpAt === undefined ? undefined : stampText(lastFollowUpAt, zone)],
    ['last follow-up elsewhere', lastElsewhereAt === undefined ? undefined : stampText(lastElsewhereAt, zone)],
    // How much, not what: a receipt outlives an erased memory.
    ['remembered of the contact', memory.length > 0 ? `${memory.length} facts` : undefined],
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}
