/** Hours in which the law allows a message, at the recipient's place. */
import type { Channel } from '@relance/contracts/words'
import { CHANNEL_RULES } from './channel-rules.ts'
import { type AllowedHours, ANY_HOUR, EVERY_DAY, localTime } from './local-time.ts'
import type { Place } from './zone.ts'

/**
 * The hours of a channel's law. Where the recipient's zone is only a guess, hours that hold from coast to coast: the
 * place in the rule is the recipient's, not the guess.
 */
export function legalHours(channel: Channel, place: Place, at: number): AllowedHours {
  const rule = CHANNEL_RULES[channel].legalHours
  if (!rule || place.phoneCountry !== 'US') return ANY_HOUR
  if (place.known === 'profile') return [{ days: EVERY_DAY, fromMinute: rule.fromMinute, toMinute: rule.toMinute }]
  const offset = (zone: string) => Math.round(localTime(at, zone).offsetNanoseconds / 60e9)
  const here = offset(place.zone)
  const fromMinute = rule.fromMinute + Math.max(0, here - offset('America/Los_Angeles'))
  const toMinute = rule.toMinute - Math.max(0, offset('America/New_York') - here)
  return [{ days: EVERY_DAY, fromMinute: Math.min(fromMinute, toMinute), toMinute }]
}
