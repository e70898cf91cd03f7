/**
 * Whatever is proposed, nothing comes out that breaks a limit. The checker shares no code with the enforcer: it reads the
 * wall clock from `Intl`, and takes the limits from the table below, not from the compiler.
 */
import type { Channel } from '@relance/contracts/words'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from './compile.ts'
import { enforce } from './enforce.ts'
import type { Facts, Proposal } from './facts.ts'

const RUNS = 100_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What a set of instructions asks for, by hand. Minutes of the day; days from Sunday, 0, as `Intl` gives no numbers for them. */
interface Asked {
  instructions: string
  most?: number
  first?: number
  spacing?: number
  businessDays?: number
  /** Days and hours, any of which will do. */
  hours?: [days: string, from: number, to: number][]
  noHolidays?: boolean
  sentences?: number
}

const WEEK = 'Mon Tue Wed Thu Fri Sat Sun'
const WORK = 'Mon Tue Wed Thu Fri'
const ASKED: readonly Asked[] = [
  { instructions: '' },
  { instructions: 'Never follow up more than 2 times. No more than 1 sentence.', most: 2, sentences: 1 },
  { instructions: 'Space follow-ups at least 30 hours apart. At most 5 follow-ups.', spacing: 30 * HOUR, most: 5 },
  {
    instructions: 'Only message between 10 PM and 6 AM.',
    hours: [
      [WEEK, 0, 360],
      [WEEK, 1320, 1440],
    ],
  },
  {
    instructions: 'Nur montags bis freitags zwischen 9 und 18 Uhr schreiben. Nicht an Feiertagen schreiben.',
    hours: [[WORK, 540, 1080]],
    noHolidays: true,
  },
  {
    instructions: 'Solo escribe de 9 a 13 h y de 16 a 20 h. Máximo dos frases.',
    hours: [
      [WEEK, 540, 780],
      [WEEK, 960, 1200],
    ],
    sentences: 2,
  },
  {
    instructions: 'Wait two business days between follow-ups. Never follow up on weekends.',
    spacing: 2 * DAY,
    businessDays: 2,
    hours: [[WORK, 540, 1200]],
  },
  {
    instructions:
      'After 1 try, schedule the next follow-up for 9 AM or 6 PM. Wait 5 minutes before the first follow-up.',
    first: 5 * MINUTE,
  },
  {
    instructions: 'Follow up on Sundays from 2 AM to 3 AM only. Up to 9 follow-ups.',
    hours: [['Sun', 120, 180]],
    most: 9,
  },
  // Begins and ends in hours that a change of clocks skips or repeats.
  { instructions: 'Only message between 1:30 AM and 2:30 AM.', hours: [[WEEK, 90, 150]] },
  { instructions: 'Do not follow up.', most: 0 },
]

/** Quarter-hour and half-hour offsets, both sides of the date line, clock changes of an hour and of half an hour. */
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Atlantic/Azores',
]
const CHANNELS: readonly Channel[] = [
  'whatsapp',
  'messenger',
  'instagram',
  'telegram',
  'sms',
  'line',
  'viber',
  'tiktok',
  'web_widget',
  'http',
  'sandbox',
]
/** Hours after the customer's last message in which free text may be sent, and whether a template may follow. */
const WINDOWS: Partial<Record<Channel, [hours: number, template: boolean]>> = {
  whatsapp: [24, true],
  messenger: [24, true],
  instagram: [24, false],
  tiktok: [48, false],
}
const FIRST_WRITES: readonly Channel[] = ['whatsapp', 'messenger', 'instagram', 'telegram', 'viber', 'tiktok']
/** Holidays of Germany and the United States that fall on working days in the years of the test. */
const FEASTS = new Set([
  'Europe/Berlin 2026-01-01',
  'Europe/Berlin 2026-04-03',
  'Europe/Berlin 2026-04-06',
  'Europe/Berlin 2026-05-01',
  'Europe/Berlin 2026-05-14',
  'Europe/Berlin 2026-05-25',
  'Europe/Berlin 2026-12-25',
  'Europe/Berlin 2027-01-01',
  'America/New_York 2026-11-26',
  'America/New_York 2026-05-25',
  'America/New_York 2026-09-07',
  'America/New_York 2026-01-19',
  'America/New_York 2026-12-25',
  'Europe/London 2026-04-03',
  'Europe/London 2026-05-04',
  'America/Sao_Paulo 2026-09-07',
  'America/Sao_Paulo 2026-11-20',
])
const DRAFTS = [
  'Hi. See https://evil.example now!',
  'Only $5 today. Use CODE99.',
  'Hello there. How are you? Shall we go on?',
  '',
  'One\nTwo\nThree',
  'Take 90% off! Call 5550134567.',
]

const clocks = new Map(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

function wall(at: number, zone: string) {
  const parts = Object.fromEntries((clocks.get(zone)?.formatToParts(at) ?? []).map(({ type, value }) => [type, value]))
  const { weekday = '', year, month, day, hour = '', minute = '', second = '' } = parts
  return {
    weekday,
    date: `${year}-${month}-${day}`,
    minutes: Number(hour) * 60 + Number(minute) + Number(second) / 60 + (at % 1000) / 60_000,
  }
}

/** Everything that is wrong with what came out. */
function wrongs(at: number, draft: string, facts: Facts, asked: Asked): string[] {
  const wrong: string[] = []
  const { zone, phoneCountry, known } = facts.place
  const { weekday, date, minutes } = wall(at, zone)
  const most = asked.most ?? 3
  if (facts.total >= most || facts.unanswered >= most) wrong.push('beyond the cap')
  if (facts.optedOut) wrong.push('opted out')
  if (facts.channel === 'web_widget') wrong.push('web widget')
  if (FIRST_WRITES.includes(facts.channel) && facts.lastCustomerAt === undefined) wrong.push('the customer never wrote')
  if (at < facts.now) wrong.push('in the past')
  if (facts.unanswered === 0 && at < facts.silentSince + (asked.first ?? 2 * HOUR)) wrong.push('too soon')
  for (const last of [facts.lastFollowUpAt, facts.lastElsewhereAt]) {
    if (last === undefined) continue
    if (at < last + (asked.spacing ?? 12 * HOUR)) wrong.push('too close')
    if (asked.businessDays && workdaysBetween(last, at, zone) < asked.businessDays) wrong.push('too few business days')
  }
  const hours = asked.hours ?? [[WEEK, 540, 1200]]
  if (!hours.some(([days, from, to]) => days.includes(weekday) && minutes >= from && (to === 1440 || minutes <= to)))
    wrong.push(`hours: ${weekday} ${minutes}`)
  if (asked.noHolidays && FEASTS.has(`${zone} ${date}`)) wrong.push('holiday')
  if (facts.channel === 'sms' && phoneCountry === 'US') {
    if (minutes < 480 || minutes > 1260) wrong.push('quiet hours')
    const [west, east] = [wall(at, 'America/Los_Angeles').minutes, wall(at, 'America/New_York').minutes]
    if (known !== 'profile' && zone.startsWith('America/New') && (west < 480 || east > 1260))
      wrong.push('quiet hours from coast to coast')
  }
  const window = WINDOWS[facts.channel]
  if (window && facts.lastCustomerAt !== undefined) {
    const closed = at >= facts.lastCustomerAt + window[0] * HOUR
    if (closed && !(window[1] && facts.hasTemplate)) wrong.push('window closed')
  }
  if (/evil|\$5|CODE99|90|5550134567/.test(draft)) wrong.push(`text: ${draft}`)
  const sentences = draft.split(/[.!?\n]+/).filter((one) => one.trim()).length
  if (asked.sentences && sentences > asked.sentences) wrong.push(`sentences: ${draft}`)
  return wrong
}

/** Working days that begin after one day and up to another. */
function workdaysBetween(from: number, to: number, zone: string): number {
  let count = 0
  let last = wall(from, zone).date
  for (let at = from; at <= to; at += 6 * HOUR) {
    const { date, weekday } = wall(at, zone)
    if (date !== last && WORK.includes(weekday)) count += 1
    last = date
  }
  const { date, weekday } = wall(to, zone)
  return date !== last && WORK.includes(weekday) ? count + 1 : count
}

/** A seeded generator (mulberry32): a failure can be tried again. */
function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    whole: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    oneOf: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
    often: (share: number) => next() < share,
  }
}

/** Moments around which clocks change or days begin, as well as any other. */
const CHANGES = [
  '2026-03-08T10:00Z',
  '2026-03-29T01:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2026-10-25T01:00Z',
  '2026-11-01T06:00Z',
  '2026-12-31T23:00Z',
].map(Date.parse)

describe(`in ${RUNS.toLocaleString('en')} proposals`, () => {
  it('nothing comes out that breaks a limit', { timeout: 120_000 }, () => {
    const { whole, oneOf, often } = chance(20_261_124)
    let sends = 0
    for (let run = 0; run < RUNS; run += 1) {
      const now = often(0.3)
        ? oneOf(CHANGES) + whole(-30 * HOUR, 30 * HOUR)
        : whole(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))
      const asked = oneOf(ASKED)
      const unanswered = whole(0, 3)
      const maybe = (share: number, longest: number) => (often(share) ? now - whole(0, longest) : undefined)
      const facts: Facts = {
        now,
        channel: oneOf(CHANNELS),
        place: {
          zone: oneOf(ZONES),
          known: oneOf(['profile', 'phone', 'assistant'] as const),
          ...(often(0.5) ? { phoneCountry: oneOf(['US', 'ES']) } : {}),
        },
        silentSince: now - whole(0, 60 * HOUR),
        lastCustomerAt: maybe(0.9, 40 * HOUR),
        lastFollowUpAt: maybe(0.5, 5 * DAY),
        lastElsewhereAt: maybe(0.2, 3 * DAY),
        unanswered,
        total: unanswered + whole(0, 1),
        hasTemplate: often(0.5),
        optedOut: often(0.05),
        trustedText: asked.instructions,
      }
      const dueAt = oneOf([
        undefined,
        now + whole(-20 * DAY, 20 * DAY),
        now + whole(0, 2 * DAY),
        Number.NaN,
        Number.POSITIVE_INFINITY,
        -1,
        0.5,
        8e15,
      ])
      const proposal: Proposal = {
        action: oneOf(['re_engage', 'schedule'] as const),
        dueAt,
        draft: oneOf(DRAFTS),
        reason: 'x',
      }
      const ruling = enforce(proposal, facts, compilePolicy(asked.instructions))
      if (ruling.action !== 're_engage' && ruling.action !== 'schedule') continue
      sends += 1
      const wrong = wrongs(ruling.dueAt ?? now, ruling.draft ?? '', facts, asked)
      if (wrong.length > 0)
        expect.fail(`${wrong.join(', ')}\n${JSON.stringify({ run, proposal, facts, ruling, asked }, null, 1)}`)
    }
    // A policy that lets nothing out would pass as well.
    expect(sends).toBeGreaterThan(RUNS / 4)
  })
})
