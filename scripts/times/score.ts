import { TIME_LANGUAGES, type TimeLanguage, readRequestedTime, readTimes } from '@relance/policy'
import { z } from 'zod'

/** A phrase and the local instant that it means, of which `grain` must match. */
export const phraseSchema = z.object({
  lang: z.enum(TIME_LANGUAGES),
  phrase: z.string().min(1),
  at: z.string().transform((at) => Temporal.PlainDateTime.from(at)),
  grain: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']),
})

export type Phrase = z.infer<typeof phraseSchema>

export interface PhraseScore {
  accuracy: number
  languages: Partial<Record<TimeLanguage, { n: number; correct: number; accuracy: number }>>
}

export interface Reading {
  phrase: Phrase
  /** What it was read as; null where nothing was. */
  read: Temporal.PlainDateTime | null
  isCorrect: boolean
}

/** What each phrase is read as at an instant. Of several times in a phrase the longest counts. */
export function readPhrases(phrases: readonly Phrase[], now: Temporal.ZonedDateTime): Reading[] {
  return phrases.map((phrase) => {
    const mentions = readTimes(phrase.phrase, now.epochMilliseconds, now.timeZoneId, phrase.lang)
    const [longest] = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start))
    if (!longest) return { phrase, read: null, isCorrect: false }
    const read = Temporal.Instant.fromEpochMilliseconds(longest.at).toZonedDateTimeISO(now.timeZoneId).toPlainDateTime()
    return { phrase, read, isCorrect: agrees(read, phrase) }
  })
}

export function scoreOf(readings: readonly Reading[]): PhraseScore {
  const languages: PhraseScore['languages'] = {}
  for (const { phrase, isCorrect } of readings) {
    const { n = 0, correct = 0 } = languages[phrase.lang] ?? {}
    const more = { n: n + 1, correct: correct + (isCorrect ? 1 : 0) }
    languages[phrase.lang] = { ...more, accuracy: more.correct / more.n }
  }
  return { accuracy: readings.filter(({ isCorrect }) => isCorrect).length / readings.length, languages }
}

/** Where callbacks are seen in dialogues, in which nobody asks for one. */
export interface Detections {
  messages: number
  detected: number
}

/** How many of these messages of customers are taken for a request to be written to later; each is told. */
export function detect(
  messages: readonly string[],
  now: Temporal.ZonedDateTime,
  tell: (text: string) => void,
): Detections {
  const detected = messages.filter(
    (text) => readRequestedTime(text, now.epochMilliseconds, now.timeZoneId).outcome === 'requested',
  )
  for (const text of detected) tell(text)
  return { messages: messages.length, detected: detected.length }
}

/** A day, and whatever is longer, agrees by its (first) date; seconds are not told apart. */
function agrees(read: Temporal.PlainDateTime, { at, grain }: Phrase): boolean {
  const isDay = read.toPlainDate().equals(at.toPlainDate())
  if (grain === 'hour') return isDay && read.hour === at.hour
  if (grain === 'minute' || grain === 'second') return isDay && read.hour === at.hour && read.minute === at.minute
  return isDay
}
