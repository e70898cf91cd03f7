import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readRequestedTime } from '../requested-times.ts'

/** Tuesday, 24 November 2026, 10:00 in Madrid. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T10:00[Europe/Madrid]')

function understood(text: string): string {
  const read = readRequestedTime(text, NOW.epochMilliseconds, NOW.timeZoneId)
  if (read.outcome !== 'requested') return read.outcome
  const at = Temporal.Instant.fromEpochMilliseconds(read.at).toZonedDateTimeISO(NOW.timeZoneId)
  return at.toPlainDateTime().toString().slice(0, 16)
}

/** Messages as people type them: requests, requests taken back, and bookings, complaints and questions that are neither. */
const lines = readFileSync(new URL('./sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

it.each(['en', 'es', 'pt', 'de', 'fr', 'it'])('understands what is asked for, and what is not, in %s', (language) => {
  const wrong = lines.flatMap((line) => {
    const [of, expected = '', text = ''] = line.split('|')
    if (of !== language) return []
    const found = understood(text)
    return found.startsWith(expected) ? [] : [`${text}: ${found}, not ${expected}`]
  })
  expect(wrong).toEqual([])
})
