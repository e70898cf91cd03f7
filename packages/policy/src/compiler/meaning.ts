/** What a sentence of instructions sets. */
import type { AllowedHours } from '../local-time.ts'
import type { Incentive, Trigger } from '../policy.ts'
import { type Sentence, has } from './tokens.ts'

export type Meaning =
  | { limit: 'maxFollowUps' | 'firstAfterMs' | 'minSpacingMs' | 'maxSentences'; value: number }
  | { limit: 'firstAfterBusinessDays' | 'minSpacingBusinessDays'; value: number }
  | { limit: 'allowedHours'; value: AllowedHours }
  | { limit: 'holidays' }
  | { limit: 'closedDays'; value: readonly string[] }
  | { limit: 'preferredTimes'; value: { afterTries: number; minutes: readonly number[] } }
  | { limit: 'incentive'; value: Incentive }
  | { limit: 'handOverWhen' | 'closeWhen'; value: Trigger }
  /** Not a limit: only read so that a contradiction with one can be said. */
  | { limit: 'leastFollowUps'; value: number }

/** One reader per kind of limit; a sentence may mean several things. */
export type Reader = (sentence: Sentence) => Meaning[]

/**
 * The sentence holds for every conversation. "If the customer is a VIP" or "on Instagram" makes a rule for some, and a
 * limit for all of them would be invented.
 */
export function isGeneral(sentence: Sentence): boolean {
  return !has(sentence, 'if', 'scope')
}
