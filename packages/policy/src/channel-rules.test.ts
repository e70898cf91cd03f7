import { describe, expect, it } from 'vitest'
import { CHANNEL_RULES, permissionAt, windowClosesAt } from './channel-rules.ts'

const HOUR = 3_600_000

describe('permissionAt', () => {
  it.each([
    ['whatsapp', 23.9, 'free_text'],
    ['whatsapp', 24, 'template'],
    ['messenger', 25, 'template'],
    ['instagram', 25, 'nothing'],
    ['tiktok', 47, 'free_text'],
    ['tiktok', 48, 'nothing'],
    ['telegram', 1_000, 'free_text'],
    ['viber', 30, 'free_text'],
    ['web_widget', 1, 'nothing'],
  ] as const)('%s, %s hours after the customer wrote: %s', (channel, hours, expected) => {
    expect(permissionAt(channel, 0, hours * HOUR)).toBe(expected)
  })

  it('needs the customer to have written where the channel asks for it', () => {
    expect(permissionAt('telegram', undefined, HOUR)).toBe('nothing')
    expect(permissionAt('sms', undefined, HOUR)).toBe('free_text')
  })
})

it('a window exists only where its end forbids something', () => {
  expect(windowClosesAt('whatsapp', 0)).toBe(24 * HOUR)
  expect(windowClosesAt('viber', 0)).toBeUndefined()
})

it('every rule names its source and the day it was read', () => {
  for (const rule of Object.values(CHANNEL_RULES)) {
    expect(rule.source).toMatch(/\w/)
    expect(rule.asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
})
