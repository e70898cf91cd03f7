/** What holds for every conversation, whatever happens in whatever order. Numbers cite `design.md` §2. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StampedInput } from '@relance/contracts/input'
import { parseActorState } from './actor-state.ts'
import { checkEveryStep } from './stories/invariants.ts'
import { chanceMove } from './stories/chance.ts'
import { step } from './step.ts'
import { ADDRESS, Story } from './stories/story.ts'

const SHORT = { minLength: 5, maxLength: 20, size: 'max' } as const
const LONG = { minLength: 20, maxLength: 40, size: 'max' } as const
const MINUTES = 10 * 60_000
/** The same lives every time, so that a change is to blame for a failure; another seed lives others. */
const SEED = 20_261_124

/** Whatever the seeds say, happens; every step is checked. */
function live(seeds: number[], seen = new Set<string>()): Story {
  const story = new Story()
  const check = checkEveryStep(story, seen)
  for (const seed of seeds) {
    story.tell(chanceMove(seed))
    check()
  }
  return story
}

const seeds = (shape: object) => fc.array(fc.nat({ max: 2 ** 31 - 1 }), shape)

describe('a conversation, whatever happens to it', () => {
  it('keeps every invariant over 100,000 short and long lives, and lives them fully', { timeout: MINUTES }, () => {
    const seen = new Set<string>()
    const lives = (shape: object, numRuns: number) =>
      fc.assert(
        fc.property(seeds(shape), (chances) => void live(chances, seen)),
        { numRuns, seed: SEED },
      )
    lives(SHORT, 80_000)
    lives(LONG, 20_000)
    expect([...MUST_BE_SEEN].filter((what) => !seen.has(what))).toEqual([])
  })

  it('gives the same state and the same commands for the same inputs, through any number of restarts (I2)', {
    timeout: MINUTES,
  }, () => {
    fc.assert(
      fc.property(seeds(LONG), (chances) => {
        const story = new Story()
        const commands: unknown[] = []
        for (const chance of chances) {
          const before = story.seq
          story.tell(chanceMove(chance))
          if (story.seq > before) commands.push(story.last?.commands)
        }
        expect(replay(story.entries)).toEqual({ state: story.state, commands })
      }),
      { numRuns: 3_000, seed: SEED },
    )
  })
})

/** Folds again, with the state read from its JSON before every input. */
function replay(entries: StampedInput[]) {
  let state = undefined as ReturnType<typeof step>['state'] | undefined
  const commands: unknown[] = []
  for (const entry of entries) {
    const read = state && parseActorState(JSON.parse(JSON.stringify(state)))
    const next = step(read, ADDRESS, JSON.parse(JSON.stringify(entry)))
    state = next.state
    commands.push(next.commands)
  }
  return { state, commands }
}

/** Without these the properties would hold of nothing. */
const MUST_BE_SEEN = new Set([
  'active → idle',
  'active → followUpScheduled',
  'active → closed',
  'active → closing',
  'idle → active',
  'idle → followUpScheduled',
  'idle → closing',
  'idle → closed',
  'followUpScheduled → active',
  'followUpScheduled → closing',
  'followUpScheduled → closed',
  'closing → active',
  'closing → closed',
  'closed → active',
  'episode 3',
  'follow-up 3 claimed',
  'follow-ups used up',
  'a promise survived a message',
  'a promise was sent',
  'a promise was left to people',
  'an edited text was sent',
  'a claim after the customer wrote',
  'a message was repeated',
  'a stale timer elapsed',
  'a doubt was settled',
  'a rating in closed',
  'a takeover while closing',
  'a cancel came too late',
  'a plan was dropped that had been sent after all',
  'an acknowledgement was asked for again',
])
