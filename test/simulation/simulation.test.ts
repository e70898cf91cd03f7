/**
 * Thousands of weeks of all services under faults; `npm run simulate -- --seeds N` lives more. A seed that fails here is replayed with
 * the command that is printed.
 */
import { describe, expect, it } from 'vitest'
import { PLANTS, type PlantName } from './plants.ts'
import { replayCommand, runSeeds } from './seeds.ts'
import { simulate } from './simulate.ts'

const SEEDS = 2_000
/** A planted defect is noticed within so many weeks. */
const SEEDS_FOR_A_PLANT = 300
const MINUTES = 60_000

/** What must have been met more than once or twice, or the seeds would prove little. */
const MET = [
  'crash',
  'pause',
  'power cut',
  'replaced process',
  'round of upkeep',
  'lost views',
  'lost timer',
  'armed again',
  'stale read',
  'twice',
  'lost acknowledgement',
  'forgotten duplicate',
  'timeout after accepting',
  'timeout before accepting',
  'refusal',
  'over budget',
  'over a limit',
  'repeat under a key',
  'settings changed',
  'takeOver',
  'handBack',
  'cancelFollowUp',
  'editFollowUp',
  'snoozeFollowUp',
  'sendFollowUpNow',
  'resolve',
  'pauseFollowUps',
  'resumeFollowUps',
  'shown follow_up',
  'shown acknowledgement',
  'shown csat',
  'input contact.opted_out',
  'input request.understood',
  'outcome followed recovered',
  'outcome held_out decided',
  'outcome otherwise handed_over',
  'charged follow-up',
  'credits used up',
  'ends closed',
  'ends followUpScheduled',
]

describe('a simulated week', () => {
  it(
    `keeps every invariant, ${SEEDS} times`,
    async () => {
      const { failures, counts } = await runSeeds({ from: 1, count: SEEDS })
      const told = failures.map(({ seed, violations }) => ({ violations, replay: replayCommand(seed) }))
      expect(told).toEqual([])
      expect(MET.filter((what) => (counts[what] ?? 0) < SEEDS / 100)).toEqual([])
    },
    20 * MINUTES,
  )

  it('is the same for the same seed, and another one for another', async () => {
    const [one, again, other] = [await simulate(7), await simulate(7), await simulate(8)]
    expect([again.hash, again.steps]).toEqual([one.hash, one.steps])
    expect(other.hash).not.toBe(one.hash)
  })

  it.each(Object.keys(PLANTS) as PlantName[])(
    'notices a planted defect: %s',
    async (plant) => {
      const { failures } = await runSeeds({ from: 1, count: SEEDS_FOR_A_PLANT, plant, untilFirst: true })
      expect(failures).not.toEqual([])
    },
    5 * MINUTES,
  )
})
