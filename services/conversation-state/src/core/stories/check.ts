/** The one way in which the tables of the machine are checked. */
import type { ConversationView } from '@relance/contracts/view'
import type { RefusalReason } from '../refusals.ts'
import { type Move, Story } from './story.ts'
import { toView } from '../view.ts'

export interface Case {
  /** What happened before. */
  given: Move[]
  /** What happens. */
  when: Move
  /** Where the conversation stands then. */
  becomes: 'active' | 'idle' | 'followUpScheduled' | 'closing' | 'closed'
  /** All that is asked for, in the order of issue; deadlines of decisions, deliveries and closing go without saying. */
  asks: string[]
  /** What people see then. */
  showing?: Partial<ConversationView>
  /** The request is refused, and why. */
  refused?: RefusalReason
}

/** What a check needs of the test runner; handed in, because this folder is pure. */
type Expect = (actual: unknown) => {
  toEqual(expected: unknown): void
  toMatchObject(expected: object): void
  toBe(expected: unknown): void
}

/** Gives `check`: given this, when that, then this state and these commands. It returns the story, to be told on. */
export const checkWith =
  (expect: Expect) =>
  ({ given, when, becomes, asks, showing = {}, refused }: Case): Story => {
    const story = new Story().tell(...given, when)
    expect({ becomes: story.standing, asks: story.asked }).toEqual({ becomes, asks })
    expect(toView(story.known, story.seq) ?? {}).toMatchObject(showing)
    const outcome = story.last?.outcome
    expect(outcome?.accepted === false ? outcome.reason : undefined).toBe(refused)
    return story
  }
