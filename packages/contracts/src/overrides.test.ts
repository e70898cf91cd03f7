import { describe, expect, it } from 'vitest'
import { PolicyOverrides } from './gen/relance/decision/v1/assistant_service.ts'
import { type Overrides, overridesCodec, overridesSchema } from './overrides.ts'
import { assistantSchema, defaultAssistant } from './settings.ts'

const everything: Overrides = {
  maxFollowUps: 0,
  firstAfterMs: 0,
  minSpacingMs: 60_000,
  anyHour: false,
  allowedHours: [{ days: [1, 2], fromMinute: 0, toMinute: 1440 }],
  holidays: { national: false, dates: ['12-24', '2026-12-31'] },
  preferredTimes: { afterTries: 2, minutes: [540, 1080] },
  maxSentences: 0,
  firstAfterBusinessDays: 0,
  minSpacingBusinessDays: 2,
  incentives: [
    { attempt: 2, offer: 'mention our trial' },
    { attempt: 'final', offer: 'offer 10% off' },
  ],
  handOverWhen: [{ when: 'mentions', words: ['refund'] }],
  closeWhen: [],
}

it.each<[string, Overrides]>([
  ['everything', everything],
  ['nothing', { anyHour: true }],
  ['nothing of lists', { anyHour: false, incentives: [], handOverWhen: [], holidays: { national: false, dates: [] } }],
])('%s comes back from the wire as it was', (_, overrides) => {
  const bytes = PolicyOverrides.encode(overridesCodec.toWire(overrides)).finish()
  expect(overridesCodec.fromWire(PolicyOverrides.decode(bytes))).toEqual(overrides)
  expect(overridesSchema.parse(overrides)).toEqual(overrides)
})

describe('what makes no sense is refused', () => {
  it.each<Partial<Overrides>>([
    { maxFollowUps: 21 },
    { allowedHours: [] },
    { allowedHours: [{ days: [8], fromMinute: 0, toMinute: 60 }] },
    { allowedHours: [{ days: [1], fromMinute: 600, toMinute: 600 }] },
    { holidays: { national: true, dates: ['02-30'] } },
    { holidays: { national: true, dates: ['24 December'] } },
    { preferredTimes: { afterTries: 0, minutes: [1440] } },
    { incentives: [{ attempt: 0, offer: 'x' }] },
    { handOverWhen: [{ when: 'mentions', words: [] }] },
  ])('%j', (part) => expect(overridesSchema.safeParse({ anyHour: false, ...part }).success).toBe(false))
})

it('a record from before there was more than four limits is read as it was', () => {
  const old = { ...defaultAssistant('sales'), overrides: { maxFollowUps: 2, anyHour: true } }
  expect(assistantSchema.parse(old)).toEqual(old)
})

it('a reading that cannot be read is none, and costs no other setting', () => {
  const later = {
    ...defaultAssistant('sales'),
    name: 'Sales',
    reading: { compiler: 'later', of: 'x', claims: [{ limit: 'new' }] },
  }
  expect(assistantSchema.parse(later)).toMatchObject({ name: 'Sales', reading: undefined })
})
