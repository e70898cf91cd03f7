import { describe, expect, it } from 'vitest'
import { compilePolicy } from './compile.ts'
import { editDraft } from './draft-rules.ts'
import { untrustedTokens } from './drafts/trust.ts'

const INSTRUCTIONS =
  'On the final follow-up, offer 10 % off with code SAVE10 at https://shop.example/sale. Shipping is $50.'

describe('untrustedTokens', () => {
  it.each([
    '10% off',
    '10 percent off',
    'Use SAVE10.',
    'See https://shop.example/sale!',
    'It ships for $50.',
    'At 9 AM on March 3',
    'We are here for YOU',
  ])('"%s" may be said', (text) => expect(untrustedTokens(text, INSTRUCTIONS)).toEqual([]))
  it.each([
    ['20% off', '20%'],
    ['0% interest', '0%'],
    ['only $5', '$5'],
    ['just 20 euros', '20 euros'],
    ['code WELCOME', 'WELCOME'],
    ['Use FREE2026', 'FREE2026'],
    ['see evil.example.com/x', 'evil.example.com/x'],
    ['https://shop.example.evil.com', 'https://shop.example.evil.com'],
  ])('"%s" may not', (text, token) => expect(untrustedTokens(text, INSTRUCTIONS)).toEqual([token]))
})

it('leaves the sentence out, keeps the others, and says so', () => {
  const { draft, gates } = editDraft(
    'Hi Ana. Today everything is 90% off! Shall we go on?',
    { trustedText: INSTRUCTIONS },
    compilePolicy(''),
  )
  expect(draft).toBe('Hi Ana. Shall we go on?')
  expect(gates).toEqual([expect.objectContaining({ verdict: 'changed', detail: expect.stringContaining('90%') })])
})

it('vetoes a text of which nothing is left', () => {
  const { draft, gates } = editDraft('Pay $5 now!', { trustedText: '' }, compilePolicy(''))
  expect(draft).toBe('')
  expect(gates[0]?.verdict).toBe('vetoed')
})
