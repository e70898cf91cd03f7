import { expect, it } from 'vitest'
import { detect, phraseSchema, readPhrases, scoreOf } from './score.ts'

/** Tuesday, 10:00. */
const NOW = Temporal.ZonedDateTime.from('2026-11-24T10:00-03:00[-03:00]')
const phrase = (lang: string, said: string, at: string, grain: string) =>
  phraseSchema.parse({ lang, phrase: said, at, grain })

it('counts by language what agrees to the grain', () => {
  const readings = readPhrases(
    [
      phrase('en', 'tomorrow at 4pm', '2026-11-25T16:00:00', 'hour'),
      phrase('en', 'tomorrow at 4pm', '2026-11-25T16:15:00', 'minute'),
      phrase('en', 'no time at all', '2026-11-25T16:00:00', 'hour'),
      phrase('de', 'übermorgen', '2026-11-26T00:00:00', 'day'),
      phrase('de', 'in 20 Minuten', '2026-11-24T10:20:59', 'second'),
      phrase('fr', 'la semaine prochaine', '2026-11-30T00:00:00', 'week'),
    ],
    NOW,
  )
  expect(scoreOf(readings)).toEqual({
    accuracy: 4 / 6,
    languages: {
      en: { n: 3, correct: 1, accuracy: 1 / 3 },
      de: { n: 2, correct: 2, accuracy: 1 },
      fr: { n: 1, correct: 1, accuracy: 1 },
    },
  })
})

it('counts and tells the messages that are taken for a request', () => {
  const told: string[] = []
  const messages = ['A table for two tomorrow at 8', 'Write to me tomorrow at 8', 'Thanks!']
  expect(detect(messages, NOW, (text) => told.push(text))).toEqual({ messages: 3, detected: 1 })
  expect(told).toEqual(['Write to me tomorrow at 8'])
})
