import fc from 'fast-check'
import { LANGUAGES, type Language, sentencesOf } from '@relance/policy'
import { describe, expect, it } from 'vitest'
import type { Address } from './address.ts'
import { type DraftFacts, draftFor, promiseDraft } from './drafts.ts'
import type { Situation } from './situation.ts'

const missing: Situation = {
  is: 'missing_information',
  missing: [
    { name: 'preferred time', english: 'preferred time' },
    { name: 'number of guests', english: 'number of guests' },
  ],
  question: 'When, and how many?',
}
const booking = { noun: 'booking', phrase: 'your booking' }
const facts: DraftFacts = {
  language: 'en',
  address: 'formal',
  firstName: 'Ana',
  topic: booking,
  attempt: 1,
  isFinal: false,
}

it('names what is missing, and whom it writes to', () => {
  expect(draftFor(missing, facts)).toBe(
    'Hi Ana, just checking in: to go on with your booking I only need your preferred time and the number of guests. Could you let me know?',
  )
})

it('says something else on every try', () => {
  const texts = [1, 2, 3].map((attempt) => draftFor(missing, { ...facts, attempt, isFinal: attempt === 3 }))
  expect(new Set(texts).size).toBe(3)
  expect(texts[2]).toContain('last note')
  for (const text of texts) expect(text).toContain('preferred time')
})

it('joins what shares a word, and sets the rest apart', () => {
  const three = ['preferred time', 'preferred date', 'number of guests'].map((name) => ({ name, english: name }))
  expect(draftFor({ ...missing, missing: three }, facts)).toContain(
    'your preferred time and date, and the number of guests',
  )
})

it.each<[Language, RegExp]>([
  ['es', /^Hola Ana, .*: hora y número de personas\. ¿.*\?$/],
  ['pt', /^Olá, Ana, .*: hora e número de personas\. .*\?$/],
  ['de', /^Hallo Ana, .*: hora und número de personas\. .*\?$/],
  ['fr', /^Bonjour Ana, .* : hora et número de personas\. .* \?$/],
  ['it', /^Salve Ana, .*: hora e número de personas\. .*\?$/],
])("writes in the customer's language: %s", (language, expected) => {
  const asked = ['hora', 'número de personas'].map((name) => ({ name, english: 'time' }))
  expect(draftFor({ ...missing, missing: asked }, { ...facts, language, topic: undefined })).toMatch(expected)
})

it('makes the offer of the instructions, also where one sentence is all there may be', () => {
  const incentive = { attempt: 'final' as const, offer: 'offer a 10% discount code' }
  const text = draftFor(missing, { ...facts, attempt: 3, isFinal: true, incentive, maxSentences: 1 })
  expect(text).toContain('I can also offer you a 10% discount code')
  expect(sentencesOf(text)).toHaveLength(1)
})

it('says that it comes as asked', () => {
  expect(promiseDraft(missing, facts)).toMatch(/^Hi Ana, checking back in as you asked\./)
})

describe('whatever the situation', () => {
  const situations = fc.constantFrom<Situation>(
    missing,
    { is: 'unconfirmed' },
    { is: 'undecided_offer' },
    { is: 'undecided_customer' },
    { is: 'unanswered_question', question: '?' },
  )
  const given = fc.record({
    language: fc.constantFrom<Language>(...LANGUAGES),
    address: fc.constantFrom<Address>('formal', 'informal'),
    firstName: fc.constantFrom('Ana', undefined),
    topic: fc.constantFrom(booking, undefined),
    attempt: fc.integer({ min: 1, max: 5 }),
    isFinal: fc.boolean(),
    incentive: fc.constantFrom(undefined, { attempt: 2, offer: 'mention our free trial' }),
    maxSentences: fc.constantFrom(undefined, 1, 2, 3),
  })
  it('a text is never empty, never too long, and holds no date', () => {
    fc.assert(
      fc.property(situations, given, (situation, facts) => {
        const text = draftFor(situation, facts)
        expect(text.length).toBeGreaterThan(20)
        expect(text).not.toMatch(/undefined|tomorrow|today|[[\]|]/)
        if (facts.maxSentences) expect(sentencesOf(text).length).toBeLessThanOrEqual(facts.maxSentences)
      }),
    )
  })
})

describe('calls the customer as our side does', () => {
  it.each<[Language, Address, RegExp]>([
    ['es', 'informal', /tu cita.*¿Me lo puedes indicar\?$/],
    ['es', 'formal', /su cita.*¿Me lo puede indicar\?$/],
    ['de', 'informal', /Kannst du mir das mitteilen\?$/],
    ['de', 'formal', /Können Sie mir das mitteilen\?$/],
    ['fr', 'informal', /Peux-tu me le préciser \?$/],
    ['it', 'informal', /^Ciao Ana.*Me lo puoi indicare\?$/],
    ['pt', 'informal', /Podes dizer-me\?$/],
  ])('%s, %s', (language, address, expected) => {
    const topic = language === 'es' ? { noun: 'appointment', phrase: '[su|tu] cita' } : undefined
    expect(draftFor(missing, { ...facts, language, address, topic })).toMatch(expected)
  })
})
