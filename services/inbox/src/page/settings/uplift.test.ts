import { expect, it } from 'vitest'
import { upliftInWords } from './uplift.ts'

const uplift = { followedShare: 0.35, heldOutShare: 0.1, difference: 0.25, lower: 0.09, upper: 0.36 }

it('says what follow-ups bring, and how sure that is', () => {
  expect(upliftInWords(uplift)).toBe(
    '35.0 % came back with follow-ups, 10.0 % without: +25.0 points (between +9.0 and +36.0 points, 95 % sure).',
  )
})

it('says where it may be chance', () => {
  expect(upliftInWords({ ...uplift, lower: -0.02 })).toMatch(/between -2\.0 .*That may still be chance\.$/)
})

it('says what is needed where nobody was held out', () => {
  expect(upliftInWords(undefined)).toBe('What follow-ups bring is known once some conversations are held out.')
})
