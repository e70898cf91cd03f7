import { expect, it } from 'vitest'
import { planFaults, USUAL_WEIGHTS } from './faults.ts'
import { planLoad } from './plan.ts'
import { createRandom } from './random.ts'
import { MOST_SECONDS_PER_FAULT } from './report.ts'

const DURATION_MS = 60_000
const planned = (seed: string) => ({
  load: planLoad(createRandom(seed).fork('load'), { durationMs: DURATION_MS, perSecond: 300 }),
  faults: planFaults(createRandom(seed).fork('faults'), DURATION_MS, USUAL_WEIGHTS),
})

it('plans the same for the same seed, and something else for another', () => {
  expect(planned('7')).toEqual(planned('7'))
  expect(planned('8')).not.toEqual(planned('7'))
})

it('plans as much as makes a run worth something, from its beginning to its end', () => {
  const { load, faults } = planned('7')
  expect(load.acts.length).toBeGreaterThanOrEqual(18_000)
  expect(faults.length * MOST_SECONDS_PER_FAULT).toBeGreaterThan(60)
  for (let second = 0; second < 60; second += 10) {
    const acts = load.acts.filter(({ at }) => at >= second * 1_000 && at < (second + 10) * 1_000)
    expect(acts.length).toBeGreaterThan(2_000)
  }
})

it('plans duplicates, late messages, and every act of people', () => {
  const { acts } = planned('7').load
  const messages = acts.filter((act) => act.type === 'message')
  expect(messages.filter(({ againAfterMs }) => againAfterMs !== undefined).length / messages.length).toBeCloseTo(0.1, 1)
  expect(messages.some(({ lateMs }) => lateMs > 1_000)).toBe(true)
  expect(new Set(acts.flatMap((act) => (act.type === 'agent' ? [act.act] : []))).size).toBe(9)
})
