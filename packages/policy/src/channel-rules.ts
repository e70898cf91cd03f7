/**
 * What channels allow, as data: dated, with the page each rule comes from. Used when a follow-up is planned and again
 * when it is sent.
 */
import type { Channel } from '@relance/contracts/words'

const HOUR = 3_600_000
const SECOND = 1_000

/** At most `amount` sends in `perMs`. */
export interface Rate {
  amount: number
  perMs: number
}

export interface ChannelRule {
  /** Relance may write on this channel by itself. */
  followUps: boolean
  /** The customer must have written first. */
  customerWritesFirst: boolean
  /** How long after the customer's last message free text may be sent, in ms; absent: no limit. */
  windowMs?: number
  /** What an automated message needs once the window has closed: an approved template, nothing helps, or it just costs. */
  outsideWindow: 'template' | 'nothing' | 'allowed'
  /** How long after the customer's last message text that a person wrote may be sent, in ms. */
  personWindowMs?: number
  /** Minutes of the day at the recipient's place between which the law allows messages. */
  legalHours?: { fromMinute: number; toMinute: number; appliesTo: 'US numbers' }
  /** Sends of one account. */
  accountRate?: Rate
  /** Sends to one contact. */
  contactRate?: Rate
  /** Where the rule stands. */
  source: string
  /** The day on which the source was read. */
  asOf: string
}

const AS_OF = '2026-11-24'
const META_PERSON_WINDOW = 7 * 24 * HOUR

export const CHANNEL_RULES: Readonly<Record<Channel, ChannelRule>> = {
  whatsapp: {
    followUps: true,
    customerWritesFirst: true,
    windowMs: 24 * HOUR,
    outsideWindow: 'template',
    accountRate: { amount: 80, perMs: SECOND },
    contactRate: { amount: 1, perMs: 6 * SECOND },
    source: 'WhatsApp Cloud API, "Send messages" (customer service windows) and "Throughput"',
    asOf: AS_OF,
  },
  messenger: {
    followUps: true,
    customerWritesFirst: true,
    windowMs: 24 * HOUR,
    outsideWindow: 'template',
    personWindowMs: META_PERSON_WINDOW,
    source: 'Messenger Platform, "Messaging policy": standard messaging, HUMAN_AGENT tag, utility templates',
    asOf: AS_OF,
  },
  instagram: {
    followUps: true,
    customerWritesFirst: true,
    windowMs: 24 * HOUR,
    outsideWindow: 'nothing',
    personWindowMs: META_PERSON_WINDOW,
    source: 'Instagram messaging, "Send a message": standard messaging, HUMAN_AGENT tag',
    asOf: AS_OF,
  },
  telegram: {
    followUps: true,
    customerWritesFirst: true,
    outsideWindow: 'allowed',
    accountRate: { amount: 30, perMs: SECOND },
    contactRate: { amount: 1, perMs: SECOND },
    source: 'Telegram, "Bots FAQ": my bot is hitting limits',
    asOf: AS_OF,
  },
  sms: {
    followUps: true,
    customerWritesFirst: false,
    outsideWindow: 'allowed',
    legalHours: { fromMinute: 8 * 60, toMinute: 21 * 60, appliesTo: 'US numbers' },
    source: "47 CFR 64.1200(c)(1): calls and texts between 8 a.m. and 9 p.m. at the called party's location",
    asOf: AS_OF,
  },
  line: {
    followUps: true,
    customerWritesFirst: false,
    outsideWindow: 'allowed',
    source: 'LINE Messaging API, "Send push message"',
    asOf: AS_OF,
  },
  viber: {
    followUps: true,
    customerWritesFirst: true,
    windowMs: 24 * HOUR,
    outsideWindow: 'allowed',
    source: 'Viber, "Chatbot terms": free sessions of 24 hours, billed outside',
    asOf: AS_OF,
  },
  tiktok: {
    followUps: true,
    customerWritesFirst: true,
    windowMs: 48 * HOUR,
    outsideWindow: 'nothing',
    source: 'TikTok Business Messaging API, "Messaging window"',
    asOf: AS_OF,
  },
  web_widget: {
    followUps: false,
    customerWritesFirst: true,
    outsideWindow: 'nothing',
    source: 'Relance: follow-ups are not available on the web widget, whose visitor has left',
    asOf: AS_OF,
  },
  http: {
    followUps: true,
    customerWritesFirst: false,
    outsideWindow: 'allowed',
    source: 'Relance: the service behind the webhook answers for its own channel',
    asOf: AS_OF,
  },
  sandbox: {
    followUps: true,
    customerWritesFirst: false,
    outsideWindow: 'allowed',
    source: 'Relance: the sandbox has no limits',
    asOf: AS_OF,
  },
}

/** When the window of free text closes (ms since the epoch); undefined where the channel has none that forbids anything. */
export function windowClosesAt(channel: Channel, lastCustomerAt: number | undefined): number | undefined {
  const { windowMs, outsideWindow } = CHANNEL_RULES[channel]
  if (windowMs === undefined || outsideWindow === 'allowed') return undefined
  return (lastCustomerAt ?? 0) + windowMs
}

/** An automated free text may be sent at `at`; `template`: one may be sent that an approved template carries. */
export function permissionAt(
  channel: Channel,
  lastCustomerAt: number | undefined,
  at: number,
): 'free_text' | 'template' | 'nothing' {
  const { followUps, customerWritesFirst, outsideWindow } = CHANNEL_RULES[channel]
  if (!followUps || (customerWritesFirst && lastCustomerAt === undefined)) return 'nothing'
  const closesAt = windowClosesAt(channel, lastCustomerAt)
  if (closesAt === undefined || at < closesAt) return 'free_text'
  return outsideWindow === 'template' ? 'template' : 'nothing'
}
