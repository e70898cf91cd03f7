/** Where the contact is: said by the profile, or guessed and shown as a guess. */
import type { Channel } from '@relance/contracts/words'
import { getTimezonesForCountry } from 'countries-and-timezones'
import parsePhoneNumber from 'libphonenumber-js/min'
import { isZone } from './local-time.ts'

export interface Place {
  /** IANA zone. */
  zone: string
  /** How it is known; everything but `profile` is a prior, not the truth. */
  known: 'profile' | 'locale' | 'phone' | 'assistant'
  /** ISO country of the phone number, where there is one. */
  phoneCountry?: string
}

export interface PlaceHints {
  profileZone?: string | undefined
  /** BCP 47, such as `es-MX`. */
  locale?: string | undefined
  channel: Channel
  /** The channel's id of the contact; a phone number on some channels. */
  externalId: string
  assistantZone: string
}

/** The contact's zone: profile, else the channel's locale, else the phone's country, else the assistant's. */
export function placeOf({ profileZone, locale, channel, externalId, assistantZone }: PlaceHints): Place {
  const home = isZone(assistantZone) ? assistantZone : 'UTC'
  const phoneCountry = PHONE_CHANNELS.has(channel) ? countryOfPhone(externalId) : undefined
  const phone = phoneCountry === undefined ? {} : { phoneCountry }
  if (profileZone && isZone(profileZone)) return { zone: profileZone, known: 'profile', ...phone }
  const byLocale = zoneOfCountry(/^[a-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Z]{2})\b/.exec(locale ?? '')?.[1], home)
  if (byLocale) return { zone: byLocale, known: 'locale', ...phone }
  const byPhone = zoneOfCountry(phoneCountry, home)
  if (byPhone) return { zone: byPhone, known: 'phone', ...phone }
  return { zone: home, known: 'assistant', ...phone }
}

const PHONE_CHANNELS: ReadonlySet<Channel> = new Set(['whatsapp', 'sms', 'viber'])

/** Where most people of a country with several zones live. */
const MOST_PEOPLE: Record<string, string> = {
  US: 'America/New_York',
  CA: 'America/Toronto',
  MX: 'America/Mexico_City',
  BR: 'America/Sao_Paulo',
  AR: 'America/Argentina/Buenos_Aires',
  CL: 'America/Santiago',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  PT: 'Europe/Lisbon',
  DE: 'Europe/Berlin',
  UA: 'Europe/Kyiv',
  RU: 'Europe/Moscow',
  KZ: 'Asia/Almaty',
  CN: 'Asia/Shanghai',
  ID: 'Asia/Jakarta',
  MY: 'Asia/Kuala_Lumpur',
  AU: 'Australia/Sydney',
  NZ: 'Pacific/Auckland',
  CD: 'Africa/Kinshasa',
}

function countryOfPhone(externalId: string): string | undefined {
  const digits = externalId.replace(/\D/g, '')
  return digits.length >= 7 ? parsePhoneNumber(`+${digits}`)?.country : undefined
}

/** The assistant's zone where the country has it: a shop's customers are mostly near. */
function zoneOfCountry(country: string | undefined, home: string): string | undefined {
  if (!country) return undefined
  const zones: string[] = (getTimezonesForCountry(country) ?? []).map(({ name }) => name)
  if (zones.includes(home)) return home
  const chosen = MOST_PEOPLE[country] ?? zones.find(isZone)
  return chosen && isZone(chosen) ? chosen : undefined
}
