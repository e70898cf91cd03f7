/** What a conversation is about, as one noun: "your booking", "el vuelo". */
import { type Language, plain } from '@relance/policy'
import { TOPICS } from './topics/topics.ts'
import type { Line } from './transcript.ts'

export interface Topic {
  /** In English, for staff: "booking". */
  noun: string
  /** How our texts call it in the customer's language: "your booking", "el vuelo". */
  phrase: string
}

const RECENT = 8
/** A message counts so many times as much as the one before it. */
const WEIGHT = 1.5

/** The noun that was named most in the latest messages, later ones counting more. */
export function topicOf(transcript: readonly Line[], language: Language): Topic | undefined {
  const counts = new Map<string, number>()
  const phrases = new Map<string, string>()
  const recent = transcript.filter(({ ours }) => !ours).slice(-RECENT)
  for (const [index, { text }] of recent.entries()) {
    const said = plain(text)
    for (const [pattern, phrase, noun] of TOPICS[language]) {
      const times = said.match(pattern)?.length ?? 0
      if (times === 0) continue
      counts.set(noun, (counts.get(noun) ?? 0) + times * WEIGHT ** index)
      phrases.set(noun, phrase)
    }
  }
  const [noun] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  return noun ? { noun, phrase: phrases.get(noun) ?? noun } : undefined
}

/** "a booking request", "an appointment request". */
export function aTopic({ noun }: Topic): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun} request`
}
