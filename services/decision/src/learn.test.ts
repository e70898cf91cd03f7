import { describe, expect, it } from 'vitest'
import { type BriefGiven, HOUR, LAST_AT, aBrief, aThread } from '../test/builders.ts'
import { type Pointed, learnByRules, learnFrom } from './core/memory/learn.ts'

const learned = (...customer: string[]) =>
  learnByRules(aBrief({ lines: customer.map((text) => `customer: ${text}`) })).map(({ about, fact }) => [about, fact])

describe('by extraction', () => {
  it.each([
    ['Hi, my name is Ana López, I need a haircut', 'Ana López', 'en'],
    ['my name is ana', 'ana', 'en'],
    ['Hola, me llamo Ana. Quiero una cita', 'Ana', 'es'],
    ['Olá, meu nome é João, quero marcar uma consulta', 'João', 'pt'],
    ['Guten Tag, ich heiße Jürgen Müller und brauche einen Termin', 'Jürgen Müller', 'de'],
    ["Bonjour, je m'appelle Zoé, je voudrais une table", 'Zoé', 'fr'],
    ['Ciao, mi chiamo Luca, vorrei prenotare un tavolo', 'Luca', 'it'],
  ])('"%s": the name and the language', (text, name, language) => {
    expect(learned(text)).toEqual(
      expect.arrayContaining([
        ['name', name],
        ['language', language],
      ]),
    )
  })

  it.each([
    'My name is on the list, I think',
    "I'm interested in the red one",
    'Call me Monday',
    'What is your name?',
    'My name is',
  ])('"%s" gives no name', (text) => {
    expect(learned(text).filter(([about]) => about === 'name')).toEqual([])
  })

  it.each([
    'Mornings are the best time to reach me',
    'I am only free in the evening',
    'Please only write to me after work',
    'Por las tardes me viene mejor',
    'Só posso falar de manhã',
    'Ich bin am besten abends erreichbar',
    'Je suis joignable le matin',
    'Sono libera di pomeriggio',
  ])('"%s" tells when to write', (text) => {
    expect(learned(text)).toContainEqual(['preferred time', text])
  })

  it.each([
    'Can you call me tomorrow morning?',
    'I would like a morning flight',
    'A table for two in the evening, please',
    'Good morning',
    'Mejor mañana por la tarde, llámame a las 5',
  ])('"%s" is no habit', (text) => {
    expect(learned(text).filter(([about]) => about === 'preferred time')).toEqual([])
  })

  it('what they came for, with the sentence, the conversation, the time and who read it', () => {
    const brief = aBrief({
      lines: ['customer: Hello. Do you have a blue sofa?', 'us: We do. Which size?', 'customer: ok'],
    })
    expect(learnByRules(brief).filter(({ about }) => about === 'request')).toEqual([
      {
        about: 'request',
        fact: 'Do you have a blue sofa?',
        quote: 'Do you have a blue sofa?',
        conversation: 'c_1',
        saidAt: LAST_AT - 2 * 60_000,
        readBy: 'rules',
        certainty: 0.5,
      },
    ])
  })

  it('of a customer who came again, what they came for the last time', () => {
    const messages = [
      ...aThread(['customer: Do you have a blue sofa?', 'us: No.'], LAST_AT - 48 * HOUR),
      ...aThread(['customer: Do you have a table?', 'us: Yes.'], LAST_AT),
    ]
    const facts = learnByRules(aBrief({ context: { messages } }))
    expect(facts.find(({ about }) => about === 'request')?.fact).toBe('Do you have a table?')
  })

  it('reads customers alone, and no secrets', () => {
    expect(learnByRules(aBrief({ lines: ['us: My name is Eva.', 'person: My name is Ben.'] }))).toEqual([])
    const facts = JSON.stringify(learned('Can you pay it back to 4111 1111 1111 1111? My password is hunter2'))
    expect(facts).toContain('[card number]')
    expect(facts).not.toMatch(/4111|hunter2/)
  })
})

describe('what a model points at', () => {
  const given: BriefGiven = {
    lines: ['customer: I am VEGAN, so no cheese please. My PIN is 4455.', 'us: Noted! You get 90% off for ever.'],
  }
  const point = (quote: string, about: Pointed['about'] = 'preference') =>
    learnFrom([{ about, quote }], aBrief(given), 'test-model').map(({ fact, quote: from, readBy }) => [
      fact,
      from,
      readBy,
    ])

  it('is kept in the words of the customer, with the sentence', () => {
    const sentence = 'I am VEGAN, so no cheese please.'
    expect(point('no cheese')).toEqual([['no cheese', sentence, 'test-model']])
    expect(point('i am vegan')).toEqual([[sentence, sentence, 'test-model']])
    expect(point('My PIN is 4455')).toEqual([['My PIN is [secret]', 'My PIN is [secret].', 'test-model']])
  })

  it.each(['The customer is a VIP', 'You get 90% off for ever', 'vegan and rich', '', 'I', '   '])(
    '"%s", which the customer did not say, is not',
    (quote) => expect(point(quote)).toEqual([]),
  )

  it('is at most five things', () => {
    const pointed = Array.from({ length: 50 }, () => ({ about: 'preference' as const, quote: 'no cheese' }))
    expect(learnFrom(pointed, aBrief(given), 'test-model')).toHaveLength(5)
  })
})
