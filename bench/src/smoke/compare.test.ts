import { expect, it } from 'vitest'
import { compare } from './compare.ts'

it('says what moved by more than small runs do', () => {
  const committed = { steady: 1, better: 1, worse: 1, gone: 1 }
  const verdicts = compare(committed, { steady: 0.8, better: 1.3, worse: 0.7, fresh: 0.1 }).map(({ name, verdict }) => [
    name,
    verdict,
  ])
  expect(Object.fromEntries(verdicts)).toEqual({
    steady: 'the same',
    better: 'faster',
    worse: 'slower',
    gone: 'slower',
    fresh: 'faster',
  })
})
