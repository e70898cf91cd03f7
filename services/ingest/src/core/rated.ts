import type { Channel } from '@relance/contracts/words'
import { consentIn } from './consent.ts'
import type { Fact } from './outside-message.ts'

/** Whose rate in a conversation a fact counts against: what the contact writes, or what it is written to. */
export type Side = 'contact' | 'business'

/** Undefined where it counts against neither: what a channel reports of a message is not the contact's doing. */
export function sideOf(fact: Fact): Side | undefined {
  if (fact.type === 'rating') return 'contact'
  if (fact.type !== 'message') return undefined
  return fact.message.author === 'customer' ? 'contact' : 'business'
}

/** Whoever revokes consent is heard in a flood, too; what is said about consent by other means as well. */
export function isUrgent(fact: Fact, channel: Channel): boolean {
  if (fact.type === 'consent') return true
  return fact.type === 'message' && fact.message.author === 'customer' && consentIn(fact.message, channel) === true
}
