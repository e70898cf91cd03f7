import { expect, it } from 'vitest'
import { placeOf } from './zone.ts'

const base = { channel: 'whatsapp' as const, externalId: '34600111222', assistantZone: 'America/Chicago' }

it.each([
  ['the profile says it', { profileZone: 'Asia/Tokyo', locale: 'pt-BR' }, { zone: 'Asia/Tokyo', known: 'profile' }],
  ['a profile that names no zone does not', { profileZone: 'Mars/Olympus' }, { zone: 'Europe/Madrid', known: 'phone' }],
  ['the channel’s locale has a region', { locale: 'pt-BR' }, { zone: 'America/Sao_Paulo', known: 'locale' }],
  ['a locale without a region says nothing', { locale: 'es' }, { zone: 'Europe/Madrid', known: 'phone' }],
  [
    'the phone’s country, where the assistant is if it is there',
    { externalId: '+1 (415) 555-0100' },
    { zone: 'America/Chicago', known: 'phone', phoneCountry: 'US' },
  ],
  ['else where most of its people are', { externalId: '61412345678' }, { zone: 'Australia/Sydney', known: 'phone' }],
  [
    'an id that is no phone number',
    { channel: 'telegram' as const, externalId: '34600111222' },
    { zone: 'America/Chicago', known: 'assistant' },
  ],
  [
    'nothing is known at all',
    { channel: 'sandbox' as const, externalId: 'ana', assistantZone: 'nowhere' },
    { zone: 'UTC', known: 'assistant' },
  ],
])('%s', (_, given, place) => expect(placeOf({ ...base, ...given })).toMatchObject(place))
