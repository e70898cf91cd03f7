import { describe, expect, it } from 'vitest'
import type { EvalCase } from './cases.ts'
import { type Answer, namesAll, scoreOf } from './score.ts'

const aCase = (but: Partial<EvalCase> = {}): EvalCase => ({
  id: '1',
  kind: 'missing_info',
  expect: 'follow_up',
  transcript: [{ from: 'assistant', text: 'Gladly. What time should I book it for?' }],
  ...but,
})
const anAnswer = (but: Partial<Answer> = {}): Answer => ({
  id: '1',
  action: 'follow_up',
  reason: '',
  draft: '',
  missing: [],
  ...but,
})
const words = { time: ['time', 'when'], city: ['city', 'town'] }

describe('what is missing is named', () => {
  const missingTime = aCase({ missing: ['time'] })
  it('by the list and the reason', () =>
    expect(namesAll(missingTime, anAnswer({ missing: ['preferred time'], reason: 'No time was given.' }), words)).toBe(
      true,
    ))
  it('by the list and the draft', () =>
    expect(namesAll(missingTime, anAnswer({ missing: ['times'], draft: 'When would suit you?' }), words)).toBe(true))

  it.each<[string, Partial<Answer>]>([
    ['nothing is listed', { reason: 'No time was given.' }],
    ['people are told nothing', { missing: ['time'] }],
    ['only the question is quoted', { missing: ['time'], reason: 'Asked: What time should I book it for?' }],
    ['it stands in quotation marks', { missing: ['time'], reason: 'They were asked “what time?”' }],
    ['it is a part of another word', { missing: ['time'], reason: 'Sometimes people forget.' }],
  ])('not where %s', (_, answer) => expect(namesAll(missingTime, anAnswer(answer), words)).toBe(false))

  it('only where each of several is', () => {
    const both = aCase({ missing: ['time', 'city'] })
    expect(namesAll(both, anAnswer({ missing: ['time', 'city'], reason: 'time and city' }), words)).toBe(true)
    expect(namesAll(both, anAnswer({ missing: ['time'], reason: 'time and city' }), words)).toBe(false)
  })
})

it('scores actions by the mean of their F1, and kinds by how often they were right', () => {
  const cases = [
    aCase({ id: '1', missing: ['time'] }),
    aCase({ id: '2', kind: 'unconfirmed' }),
    aCase({ id: '3', kind: 'said_goodbye', expect: 'close' }),
    aCase({ id: '4', kind: 'waiting_on_us', expect: 'hand_over' }),
  ]
  const answers = [
    anAnswer({ id: '1', missing: ['time'], reason: 'The time is missing.' }),
    anAnswer({ id: '2', action: 'close' }),
    anAnswer({ id: '3', action: 'close' }),
    anAnswer({ id: '4', action: 'hand_over' }),
  ]
  const { macroF1, kinds, missingNamed } = scoreOf(cases, answers, words)
  // follow_up: 1 of 2 found, none wrong: 2/3. close: 1 found, 1 wrong: 2/3. hand_over: 1.
  expect(macroF1).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3)
  expect(kinds).toEqual({
    missing_info: { n: 1, correct: 1, accuracy: 1 },
    unconfirmed: { n: 1, correct: 0, accuracy: 0 },
    said_goodbye: { n: 1, correct: 1, accuracy: 1 },
    waiting_on_us: { n: 1, correct: 1, accuracy: 1 },
  })
  expect(missingNamed).toBe(1)
})
