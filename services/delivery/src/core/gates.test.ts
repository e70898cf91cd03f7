import { defaultAssistant, unknownContact } from '@relance/contracts/settings'
import type { Channel } from '@relance/contracts/words'
import { expect, it } from 'vitest'
import type { DeliveryRequest } from './delivery-request.ts'
import { gate } from './gates.ts'

const HOUR = 3_600_000
/** 10:00 UTC: 5 AM in New York, 4 AM in Chicago. */
const NOW = Date.parse('2026-11-24T10:00:00Z')

interface Case {
  channel?: Channel
  kind?: DeliveryRequest['kind']
  /** How long ago the customer wrote; null: never. */
  wroteAgo?: number | null
  writtenByPerson?: boolean
  notAfter?: number
  to?: string
  template?: string
  off?: 'autoFollowUps' | 'autoCsat'
  contact?: { optedOut?: boolean; paused?: boolean; zone?: string }
  now?: number
}

function check({ channel = 'whatsapp', kind = 'follow_up', wroteAgo = HOUR, off, now = NOW, ...of }: Case): string {
  const assistant = defaultAssistant('sales')
  const verdict = gate({
    request: {
      id: 'c/5/1',
      tenant: 't',
      conversation: 'c',
      notAfter: of.notAfter ?? now + HOUR,
      kind,
      asOfSeq: 5,
      route: {
        accountId: 'a',
        channel,
        contactId: 'p',
        contactExternalId: of.to ?? '34600112233',
        assistantId: 'sales',
      },
      text: 'x',
      attempt: 1,
      writtenByPerson: of.writtenByPerson ?? false,
      promised: false,
      lastCustomerAt: wroteAgo === null ? undefined : now - wroteAgo,
    },
    account: {
      id: 'a',
      tenant: 't',
      channel,
      assistantId: 'sales',
      name: 'A',
      externalId: '1',
      baseUrl: '',
      accessTokenRef: '',
      webhookSecretRef: '',
      verifyTokenRef: '',
      templateName: of.template ?? '',
      templateLanguage: 'en',
      assistantAppIds: [],
    },
    assistant: {
      ...assistant,
      capabilities: { ...assistant.capabilities, autoCsat: true, ...(off ? { [off]: false } : {}) },
    },
    contact: { ...unknownContact('p'), ...of.contact },
    now,
  })
  // Whatever forbids is the last line of the receipt, with its reason and its source.
  const last = verdict.gates.at(-1)
  expect(last?.verdict === 'vetoed').toBe(verdict.type === 'suppressed')
  expect(verdict.gates.every(({ detail, source }) => detail && source)).toBe(true)
  return verdict.type === 'allowed' ? verdict.form : verdict.code
}

it.each<[string, Case, string]>([
  ['within the window', {}, 'text'],
  ['a minute before the window closes', { wroteAgo: 24 * HOUR - 60_000 }, 'text'],
  ['when the window closes', { wroteAgo: 24 * HOUR }, 'WINDOW_CLOSED'],
  ['outside the window with a template', { wroteAgo: 30 * HOUR, template: 'hello' }, 'template'],
  ['a farewell outside the window', { wroteAgo: 30 * HOUR, template: 'hello', kind: 'farewell' }, 'WINDOW_CLOSED'],
  ['the customer never wrote', { wroteAgo: null, template: 'hello' }, 'CUSTOMER_NEVER_WROTE'],
  ['too late', { notAfter: NOW - 1 }, 'EXPIRED'],
  ['on the last millisecond', { notAfter: NOW }, 'text'],
  ['follow-ups are off', { off: 'autoFollowUps' }, 'CAPABILITY_OFF'],
  ['follow-ups are off, an acknowledgement', { off: 'autoFollowUps', kind: 'acknowledgement' }, 'text'],
  ['ratings are off', { off: 'autoCsat', kind: 'csat' }, 'CAPABILITY_OFF'],
  ['ratings are off, a follow-up', { off: 'autoCsat' }, 'text'],
  ['opted out', { contact: { optedOut: true } }, 'OPTED_OUT'],
  ['opted out, an acknowledgement', { contact: { optedOut: true }, kind: 'acknowledgement' }, 'OPTED_OUT'],
  ['paused', { contact: { paused: true } }, 'PAUSED'],
  ['paused, a farewell', { contact: { paused: true }, kind: 'farewell' }, 'text'],
  ['web widget', { channel: 'web_widget' }, 'CAPABILITY_OFF'],
  ['Messenger outside the window', { channel: 'messenger', wroteAgo: 30 * HOUR }, 'WINDOW_CLOSED'],
  [
    'Messenger outside the window, a person’s words',
    { channel: 'messenger', wroteAgo: 30 * HOUR, writtenByPerson: true },
    'human_agent',
  ],
  [
    'Messenger after 7 days, a person’s words',
    { channel: 'messenger', wroteAgo: 170 * HOUR, writtenByPerson: true },
    'WINDOW_CLOSED',
  ],
  [
    'Instagram outside the window with a template',
    { channel: 'instagram', wroteAgo: 30 * HOUR, template: 'hello' },
    'WINDOW_CLOSED',
  ],
  ['Telegram after a month', { channel: 'telegram', wroteAgo: 720 * HOUR }, 'text'],
  ['Telegram, the customer never wrote', { channel: 'telegram', wroteAgo: null }, 'CUSTOMER_NEVER_WROTE'],
  ['TikTok after 47 hours', { channel: 'tiktok', wroteAgo: 47 * HOUR }, 'text'],
  ['TikTok after 48 hours', { channel: 'tiktok', wroteAgo: 48 * HOUR }, 'WINDOW_CLOSED'],
  [
    'SMS at 5 AM in New York',
    { channel: 'sms', to: '+12125551234', contact: { zone: 'America/New_York' } },
    'QUIET_HOURS',
  ],
  [
    'SMS at noon in New York',
    { channel: 'sms', to: '+12125551234', contact: { zone: 'America/New_York' }, now: NOW + 7 * HOUR },
    'text',
  ],
  [
    'SMS to the US at 8:30 in New York, place unknown',
    { channel: 'sms', to: '+12125551234', now: NOW + 3.5 * HOUR },
    'QUIET_HOURS',
  ],
  ['SMS to Spain at 5 AM', { channel: 'sms', to: '+34600112233', contact: { zone: 'America/New_York' } }, 'text'],
  ['sandbox, never wrote', { channel: 'sandbox', wroteAgo: null }, 'text'],
])('%s', (_, of, expected) => {
  expect(check(of)).toBe(expected)
})
