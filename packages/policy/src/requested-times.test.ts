import { describe, expect, it } from 'vitest'
import { readRequestedTime } from './requested-times.ts'
import { stampText } from './time-text.ts'

const ZONE = 'America/New_York'
/** Tuesday, 10:00 in New York. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T10:00[America/New_York]').epochMilliseconds

const read = (text: string) => readRequestedTime(text, NOW, ZONE)
const time = (text: string) => {
  const found = read(text)
  return found.outcome === 'requested' ? stampText(found.at, ZONE) : found.outcome
}

describe('a customer asks to be written to', () => {
  it.each([
    ['Can you check in with me tomorrow?', 'Wed 25 Nov 09:00'],
    ['Talk to me in 24 hours', 'Wed 25 Nov 10:00'],
    ['Remind me tomorrow at 9', 'Wed 25 Nov 09:00'],
    ['ping me in half an hour', 'Tue 24 Nov 10:30'],
    ['get back to me in an hour and a half please', 'Tue 24 Nov 11:30'],
    ['talk to me on Monday', 'Mon 30 Nov 09:00'],
    ['message me next week', 'Mon 30 Nov 09:00'],
    ['Could you text me tonight?', 'Tue 24 Nov 19:00'],
    ['write to me at 5', 'Tue 24 Nov 17:00'],
    ['Call me back at 5:30 pm', 'Tue 24 Nov 17:30'],
    ["Let's continue tomorrow evening", 'Wed 25 Nov 18:00'],
    ['Contact me on December 3rd at 2pm', 'Thu 3 Dec 14:00'],
    ['remind me this weekend', 'Sat 28 Nov 10:00'],
    ['follow up with me the day after tomorrow', 'Thu 26 Nov 09:00'],
    ['I am busy now, ask me again in 20 minutes', 'Tue 24 Nov 10:20'],
    ['Can you remind me? Tomorrow at 9 works.', 'Wed 25 Nov 09:00'],
    ["don't message me until Monday", 'Mon 30 Nov 09:00'],
    ["Actually don't remind me today, message me tomorrow instead", 'Wed 25 Nov 09:00'],
  ])('%s', (text, expected) => expect(time(text)).toBe(expected))
})

it('quotes the sentence', () => {
  expect(read('Thanks! Ping me tomorrow. Bye')).toMatchObject({ quote: 'Ping me tomorrow.' })
})

it.each([
  "Please don't remind me tomorrow",
  'No need to follow up tomorrow',
  'Forget about the reminder',
  "never mind, you don't have to check in",
])('"%s" withdraws', (text) => expect(time(text)).toBe('withdrawn'))

describe('these are no requests', () => {
  it.each([
    'maybe later',
    'not now',
    'I need it tomorrow',
    'Book a table for tomorrow at 7pm',
    'I want to check in on March 3rd',
    "I'll get back to you tomorrow",
    'Can you remind me about my flight on Friday?',
    'Book it for Friday and message me the details',
    'can you send me the menu tomorrow',
    'Tell me the weather there on the 7th',
    'Could you try again? We leave on March 1st.',
    'Ok, talk to you tomorrow',
    'You said you would call me yesterday',
  ])('%s', (text) => expect(time(text)).toBe('none'))
})

it('counts hours, not wall clock, over a night in which clocks change', () => {
  const now = Temporal.ZonedDateTime.from('2026-10-31T12:00[America/New_York]').epochMilliseconds
  const found = readRequestedTime('message me in 24 hours', now, ZONE)
  expect(found.outcome === 'requested' && found.at - now).toBe(24 * 3_600_000)
  const tomorrow = readRequestedTime('message me tomorrow at 9', now, ZONE)
  expect(tomorrow.outcome === 'requested' && stampText(tomorrow.at, ZONE)).toBe('Sun 1 Nov 09:00')
})
