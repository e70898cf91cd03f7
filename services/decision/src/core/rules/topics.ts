/** What a conversation is about, as one noun: "your booking", "the flight". */
import { plain } from '@relance/policy'
import type { Line } from './transcript.ts'

export interface Topic {
  /** Such as "booking". */
  noun: string
  /** How our texts call it: "your booking", "the flight". */
  phrase: string
}

/** Things that a customer owns once they asked for them. */
const OWN =
  'appointment|reservation|booking|order|transfer|payment|subscription|application|quote|rental|viewing|delivery|purchase|enrolment|enrollment|trip|stay|visit|return|refund|repair'
/** Things that are chosen. */
const CHOSEN =
  'flight|hotel|room|table|tickets?|bus|train|car|ride|cab|taxi|apartment|house|property|restaurant|movie|film|song|music|event|concert|game|doctor|therapist|psychologist|psychiatrist|dentist|stylist|salon|course|class|tour|plan|package|product|item|alarm|insurance|loan|membership|attraction|museum|shoes|dress|shirt|sofa|bike|phone|laptop'
const TOPIC = new RegExp(String.raw`\b(?:(?<own>${OWN})|(?<chosen>${CHOSEN}))s?\b`, 'g')
const RECENT = 8
/** A message counts so many times as much as the one before it. */
const WEIGHT = 1.5

/** The noun that was named most in the latest messages, later ones counting more. */
export function topicOf(transcript: readonly Line[]): Topic | undefined {
  const counts = new Map<string, number>()
  const recent = transcript.filter(({ ours }) => !ours).slice(-RECENT)
  for (const [index, { text }] of recent.entries()) {
    for (const [match] of plain(text).matchAll(TOPIC)) {
      const noun = match.replace(/(?<=[a-rt-z])s$/, '').replace(/^ticket$/, 'tickets')
      counts.set(noun, (counts.get(noun) ?? 0) + WEIGHT ** index)
    }
  }
  const [noun] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  if (!noun) return undefined
  return { noun, phrase: new RegExp(`^(?:${OWN})$`).test(noun) ? `your ${noun}` : `the ${noun}` }
}

/** "a booking request", "an appointment request". */
export function aTopic({ noun }: Topic): string {
  const single = noun.replace(/^tickets$/, 'ticket')
  return `${/^[aeiou]/.test(single) ? 'an' : 'a'} ${single} request`
}
