/**
 * The built-in compiler of instructions: English sentences become typed limits, what it does not understand is left to
 * the model, and contradictions are said. Where two sentences set the same limit, the stricter one holds.
 */
import type { AllowedHours } from './local-time.ts'
import {
  type Draft,
  type Limit,
  type Overrides,
  type Policy,
  DEFAULT_LIMITS,
  versioned,
  withOverrides,
} from './policy.ts'
import { plain, sentencesOf } from './plain-text.ts'
import { type Meaning, SENTENCE_READERS } from './sentence-readers.ts'
import { intersectHours } from './hours-words.ts'
import { durationText, hoursText, minuteText } from './time-text.ts'

/** What instructions mean, with limits that were set by hand on top. */
export function compilePolicy(instructions: string, overrides: Overrides = {}): Policy {
  return withOverrides(compileInstructions(instructions), overrides)
}

/** What instructions mean by themselves. */
export function compileInstructions(instructions: string): Policy {
  const draft: Draft = {
    ...DEFAULT_LIMITS,
    incentives: [],
    handOverWhen: [],
    closeWhen: [],
    leftToModel: [],
    conflicts: [],
  }
  for (const sentence of sentencesOf(instructions.replace(/;\s+/g, '\n'))) {
    const said = plain(sentence)
    const meanings = SENTENCE_READERS.flatMap((read) => read(said, sentence))
    if (meanings.length === 0) draft.leftToModel.push(sentence)
    for (const meaning of meanings) put(draft, meaning, sentence)
  }
  draft.conflicts.push(...crossConflicts(draft))
  return versioned(draft)
}

function put(draft: Draft, meaning: Meaning, source: string): void {
  switch (meaning.limit) {
    case 'maxFollowUps':
      draft.maxFollowUps = stricter(
        draft,
        draft.maxFollowUps,
        { value: meaning.value, source },
        Math.min,
        String,
        'the most follow-ups',
      )
      return
    case 'firstAfterMs':
      draft.firstAfterMs = stricter(
        draft,
        draft.firstAfterMs,
        { value: meaning.value, source },
        Math.max,
        durationText,
        'the wait before the first follow-up',
      )
      return
    case 'minSpacingMs':
      draft.minSpacingMs = stricter(
        draft,
        draft.minSpacingMs,
        { value: meaning.value, source },
        Math.max,
        durationText,
        'the time between follow-ups',
      )
      return
    case 'maxSentences':
      draft.maxSentences = draft.maxSentences
        ? stricter(draft, draft.maxSentences, { value: meaning.value, source }, Math.min, String, 'the most sentences')
        : { value: meaning.value, source }
      return
    case 'allowedHours':
      draft.allowedHours = withHours(draft, { value: meaning.value, source })
      return
    case 'preferredTimes':
      draft.preferredTimes = { value: meaning.value, source }
      return
    case 'incentive':
      draft.incentives.push({ value: meaning.value, source })
      return
    default:
      draft[meaning.limit].push({ value: meaning.value, source })
  }
}

/** A default gives way; two sentences that differ are a conflict, and the stricter holds. */
function stricter(
  draft: Draft,
  old: Limit<number>,
  added: Limit<number>,
  choose: (a: number, b: number) => number,
  words: (value: number) => string,
  what: string,
): Limit<number> {
  if (old.source === 'default' || old.value === added.value) return added
  const kept = choose(old.value, added.value) === added.value ? added : old
  draft.conflicts.push(
    `Two sentences set ${what}: "${old.source}" and "${added.source}". ${words(kept.value)} holds, the stricter.`,
  )
  return kept
}

/** Sentences about hours narrow each other: "between 9 and 6" and "never on Sundays" hold together. */
function withHours(draft: Draft, added: Limit<AllowedHours>): Limit<AllowedHours> {
  const old = draft.allowedHours
  if (old.source === 'default') return added
  const shared = intersectHours(old.value, added.value)
  if (shared.length > 0) return { value: shared, source: `${old.source} ${added.source}` }
  draft.conflicts.push(
    `No hour satisfies both "${old.source}" and "${added.source}". The first holds: ${hoursText(old.value)}.`,
  )
  return old
}

/** Limits that cannot hold together. */
function crossConflicts(draft: Draft): string[] {
  const conflicts: string[] = []
  const { maxFollowUps, preferredTimes, allowedHours, incentives } = draft
  for (const { value, source } of incentives) {
    if (typeof value.attempt === 'number' && value.attempt > maxFollowUps.value) {
      conflicts.push(
        `"${source}" is about follow-up ${value.attempt}, but at most ${maxFollowUps.value} are sent ("${maxFollowUps.source}").`,
      )
    }
  }
  if (!preferredTimes) return conflicts
  if (preferredTimes.value.afterTries >= maxFollowUps.value && maxFollowUps.value > 0) {
    conflicts.push(
      `"${preferredTimes.source}" applies after ${preferredTimes.value.afterTries} tries, but at most ${maxFollowUps.value} follow-ups are sent ("${maxFollowUps.source}").`,
    )
  }
  for (const minute of preferredTimes.value.minutes) {
    if (!allowedHours.value.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute <= toMinute)) {
      conflicts.push(
        `${minuteText(minute)} ("${preferredTimes.source}") is outside the allowed hours, ${hoursText(allowedHours.value)} ("${allowedHours.source}").`,
      )
    }
  }
  return conflicts
}
