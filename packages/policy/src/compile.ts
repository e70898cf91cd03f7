/**
 * From instructions to a policy. The built-in compiler reads sentences in six languages; a model may have read them too, and where it
 * has, its reading counts for what the built-in one does not understand. What nobody understands is left to the model that writes,
 * and contradictions are said. Where two sentences set the same limit, the stricter one holds.
 */
import type { Reading } from '@relance/contracts/reading'
import type { AllowedHours } from './local-time.ts'
import { type Draft, type Limit, type Policy, DEFAULT, DEFAULT_LIMITS, hashOf, versioned } from './policy.ts'
import { claimsOf } from './compiler/claims.ts'
import type { Meaning } from './compiler/meaning.ts'
import { understand } from './compiler/read-sentence.ts'
import { reconciled } from './compiler/reconcile.ts'
import { intersectHours } from './compiler/weekly-hours.ts'
import { triggerText } from './limit-texts.ts'
import { type Overrides, withOverrides } from './overrides.ts'
import { sentencesOf } from './plain-text.ts'
import { durationText, hoursText, minuteText } from './time-text.ts'

/** Its number is raised when the same sentence comes to mean something else. */
export const BUILT_IN_COMPILER = 'built-in 1'

/**
 * What instructions mean, with limits that were set by hand on top. A reading counts for the instructions that it is of, and for no
 * others.
 */
export function compilePolicy(instructions: string, overrides: Overrides = {}, reading?: Reading): Policy {
  return withOverrides(compileInstructions(instructions, reading), overrides)
}

/** The sentences of instructions, as they are compiled one by one. */
export function instructionSentences(instructions: string): string[] {
  return sentencesOf(instructions.replace(/;\s+/g, '\n'))
}

/** The same instructions are compiled for every decision: the latest few hundred texts are remembered. */
const MOST_REMEMBERED = 200
const remembered = new Map<string, Policy>()

/** What instructions mean by themselves. Depends on the text and the reading alone, so that equal ones give equal versions. */
export function compileInstructions(instructions: string, given?: Reading): Policy {
  const reading = given?.of === hashOf(instructions) ? given : undefined
  const key = reading ? `${instructions}\0${JSON.stringify(reading)}` : instructions
  const known = remembered.get(key)
  if (known) return known
  const policy = compiled(instructions, reading)
  const [oldest] = remembered.keys()
  if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, policy)
  return policy
}

function compiled(instructions: string, reading: Reading | undefined): Policy {
  const draft: Draft = {
    ...DEFAULT_LIMITS,
    compiler: reading ? `${reading.compiler} over ${BUILT_IN_COMPILER}` : BUILT_IN_COMPILER,
    incentives: [],
    handOverWhen: [],
    closeWhen: [],
    leftToModel: [],
    conflicts: [],
  }
  let least: Limit<number> | undefined
  const sentences = instructionSentences(instructions)
  const claimed = reading ? claimsOf(sentences, reading.claims) : []
  const added: [meaning: Enforced, source: string][] = []
  for (const [index, sentence] of sentences.entries()) {
    const { own, claims, rest, conflicts } = reconciled(
      sentence,
      understand(sentence),
      claimed[index],
      reading?.compiler,
    )
    draft.leftToModel.push(...rest)
    draft.conflicts.push(...conflicts)
    for (const meaning of own) {
      if (meaning.limit === 'leastFollowUps') least = { value: meaning.value, source: sentence }
      else put(draft, meaning, sentence)
    }
    for (const meaning of claims) if (meaning.limit !== 'leastFollowUps') added.push([meaning, sentence])
  }
  // After all that the built-in compiler read, whatever the order of the sentences: where both cannot hold, the first does.
  for (const [meaning, source] of added) {
    if (meaning.limit === 'preferredTimes' && draft.preferredTimes)
      draft.conflicts.push(
        `Two sentences set the preferred times: "${draft.preferredTimes.source}" and "${source}". The former holds.`,
      )
    else put(draft, meaning, source)
  }
  draft.conflicts.push(...crossConflicts(draft, least))
  return versioned(draft)
}

/** How limits of numbers that two sentences set are reconciled: the stricter, and how both are said. */
const NUMBERS = {
  maxFollowUps: { choose: Math.min, words: String, what: 'the most follow-ups' },
  firstAfterMs: { choose: Math.max, words: durationText, what: 'the wait before the first follow-up' },
  minSpacingMs: { choose: Math.max, words: durationText, what: 'the time between follow-ups' },
  maxSentences: { choose: Math.min, words: String, what: 'the most sentences' },
  firstAfterBusinessDays: { choose: Math.max, words: String, what: 'the business days before the first follow-up' },
  minSpacingBusinessDays: { choose: Math.max, words: String, what: 'the business days between follow-ups' },
} as const

type Enforced = Exclude<Meaning, { limit: 'leastFollowUps' }>

function put(draft: Draft, meaning: Enforced, source: string): void {
  switch (meaning.limit) {
    case 'allowedHours':
      draft.allowedHours = withHours(draft, { value: meaning.value, source })
      return
    case 'holidays':
      draft.holidays ??= { value: 'national', source }
      return
    case 'closedDays':
      draft.closedDays = withDays(draft.closedDays, { value: meaning.value, source })
      return
    case 'preferredTimes':
      draft.preferredTimes = { value: meaning.value, source }
      return
    case 'incentive':
      draft.incentives.push({ value: meaning.value, source })
      return
    case 'handOverWhen':
    case 'closeWhen':
      draft[meaning.limit].push({ value: meaning.value, source })
      return
    default:
      draft[meaning.limit] = stricter(draft, meaning.limit, { value: meaning.value, source })
  }
}

/** A default gives way; two sentences that differ are a conflict, and the stricter holds. */
function stricter(draft: Draft, limit: keyof typeof NUMBERS, added: Limit<number>): Limit<number> {
  const old = draft[limit]
  if (!old || old.source === DEFAULT || old.value === added.value) return added
  const { choose, words, what } = NUMBERS[limit]
  const kept = choose(old.value, added.value) === added.value ? added : old
  draft.conflicts.push(
    `Two sentences set ${what}: "${old.source}" and "${added.source}". ${words(kept.value)} holds, the stricter.`,
  )
  return kept
}

/** Sentences about hours narrow each other: "between 9 and 6" and "never on Sundays" hold together. */
function withHours(draft: Draft, added: Limit<AllowedHours>): Limit<AllowedHours> {
  const old = draft.allowedHours
  if (old.source === DEFAULT) return added
  const shared = intersectHours(old.value, added.value)
  if (shared.length > 0) return { value: shared, source: `${old.source} ${added.source}` }
  draft.conflicts.push(
    `No hour satisfies both "${old.source}" and "${added.source}". The first holds: ${hoursText(old.value)}.`,
  )
  return old
}

/** Sentences about single days add to each other. */
function withDays(old: Draft['closedDays'], added: Limit<readonly string[]>): Limit<readonly string[]> {
  if (!old) return added
  return { value: [...new Set([...old.value, ...added.value])].toSorted(), source: `${old.source} ${added.source}` }
}

/** Limits that cannot hold together. */
function crossConflicts(draft: Draft, least: Limit<number> | undefined): string[] {
  const conflicts: string[] = []
  const { maxFollowUps, preferredTimes, allowedHours, incentives, handOverWhen, closeWhen } = draft
  for (const { value, source } of incentives) {
    if (typeof value.attempt === 'number' && value.attempt > maxFollowUps.value) {
      conflicts.push(
        `"${source}" is about follow-up ${value.attempt}, but at most ${maxFollowUps.value} are sent ("${maxFollowUps.source}").`,
      )
    }
  }
  if (least && least.value > maxFollowUps.value) {
    const cap =
      maxFollowUps.source === DEFAULT ? 'unless the instructions set a higher number' : `"${maxFollowUps.source}"`
    conflicts.push(
      `"${least.source}" asks for ${least.value} follow-ups or more, but at most ${maxFollowUps.value} are sent (${cap}).`,
    )
  }
  for (const { value, source } of handOverWhen) {
    const closing = closeWhen.find((other) => triggerText(other.value) === triggerText(value))
    if (closing)
      conflicts.push(
        `When ${triggerText(value)}, "${source}" hands over and "${closing.source}" closes. The hand-over holds: a person can still close.`,
      )
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
