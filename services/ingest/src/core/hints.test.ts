import { expect, it } from 'vitest'
import { hintsOf } from './hints.ts'

const NOTHING = { expectsReply: false, mayRequestFollowUp: false, automated: false }

it.each([
  ['a question', 'text', 'Do you have it in red?', { ...NOTHING, expectsReply: true }],
  ['thanks', 'text', 'thanks 👍', NOTHING],
  [
    'a request to be written to later',
    'text',
    'Can you check in with me tomorrow?',
    { ...NOTHING, expectsReply: true, mayRequestFollowUp: true },
  ],
  ['a figure, which may answer a question of ours', 'text', '5', { ...NOTHING, expectsReply: true, loneRating: 5 }],
  ['a picture without words', 'image', '', { ...NOTHING, expectsReply: true }],
  ['a voice message', 'audio', '', { ...NOTHING, expectsReply: true }],
  ['a sticker', 'sticker', '', NOTHING],
  ['a reaction', 'reaction', '❤️', NOTHING],
  ['nothing at all', 'text', '', NOTHING],
  ['a greeting', 'text', 'Hola, buenas tardes', { saysNothing: true }],
  ['advertising', 'text', 'Boost your followers now! https://grow.example', { spam: 'advertising' }],
] as const)('%s', (_, kind, words, hints) => {
  expect(hintsOf({ kind, words })).toMatchObject(hints)
})

it('a message of the greatest length holds nobody up', () => {
  // Read whole, each would take seconds; the bound is far from both.
  const startedAt = performance.now()
  hintsOf({ kind: 'text', words: 'x'.repeat(65_536) })
  hintsOf({ kind: 'text', words: 'a '.repeat(32_768) })
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})
