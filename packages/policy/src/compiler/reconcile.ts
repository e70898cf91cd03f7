/**
 * One sentence, read by the built-in compiler and by a model.
 *
 * What the built-in compiler understands is settled by rules that are tested, so that its reading stands: a model neither loosens nor
 * adds to it. Where the model reads the same sentence differently, people are told. The model's reading counts for sentences, and
 * for clauses of sentences, that the built-in compiler leaves.
 */
import { limitTexts } from '../limit-texts.ts'
import { plain } from '../plain-text.ts'
import { type Limit, DEFAULT_LIMITS } from '../policy.ts'
import type { Claimed } from './claims.ts'
import type { Meaning } from './meaning.ts'
import type { Understood } from './read-sentence.ts'
import { sameWeek } from './weekly-hours.ts'

export interface Reconciled {
  /** What the built-in compiler read. */
  own: Meaning[]
  /** What counts of the model's reading beside it. */
  claims: Meaning[]
  /** What nobody read. */
  rest: string[]
  conflicts: string[]
}

export function reconciled(
  sentence: string,
  own: Understood,
  claimed: Claimed | undefined,
  model = 'the model',
): Reconciled {
  const { meanings, rest } = own
  if (!claimed || claimed.meanings.length === 0) return { own: meanings, claims: [], rest, conflicts: [] }
  const limits = meanings.filter(({ limit }) => limit !== 'leastFollowUps')
  const said = claimed.meanings.map(({ meaning }) => meaning)
  if (limits.length === 0)
    return { own: meanings, claims: distinct(said), rest: claimed.isWhole ? [] : rest, conflicts: [] }

  const clauses = rest.map((clause) =>
    claimed.meanings.filter(
      ({ quote, meaning }) => plain(clause).includes(quote) && !limits.some((one) => one.limit === meaning.limit),
    ),
  )
  // Single days are beyond the built-in compiler, so that it cannot have meant to leave them out.
  const added = new Set([
    ...clauses.flat(),
    ...claimed.meanings.filter(({ meaning }) => meaning.limit === 'closedDays'),
  ])
  const others = claimed.meanings.filter(
    (one) => !added.has(one) && !limits.some((limit) => isSame(limit, one.meaning)),
  )
  return {
    own: meanings,
    claims: distinct([...added].map(({ meaning }) => meaning)),
    rest: rest.filter((_, index) => clauses[index]?.length === 0),
    conflicts:
      others.length > 0 ? [disagreement(sentence, limits, distinct(others.map(({ meaning }) => meaning)), model)] : [],
  }
}

function distinct(meanings: readonly Meaning[]): Meaning[] {
  return meanings.filter((one, index) => !meanings.slice(0, index).some((earlier) => isSame(earlier, one)))
}

/** The same limit with the same value; an offer is the same where it is for the same follow-up, whatever words it takes. */
function isSame(a: Meaning, b: Meaning): boolean {
  if (a.limit === 'allowedHours' && b.limit === 'allowedHours') return sameWeek(a.value, b.value)
  if (a.limit === 'incentive' && b.limit === 'incentive') return a.value.attempt === b.value.attempt
  return JSON.stringify(a) === JSON.stringify(b)
}

function disagreement(sentence: string, own: readonly Meaning[], said: readonly Meaning[], model: string): string {
  return `"${sentence}" is read as ${inWords(own)} by the built-in compiler, and as ${inWords(said)} by ${model}. The former holds.`
}

/** As `limitTexts` says it. */
function inWords(meanings: readonly Meaning[]): string {
  return meanings.map(wordsOf).join(' and ')
}

function wordsOf(meaning: Meaning): string {
  const limit = <T>(value: T): Limit<T> => ({ value, source: sentenceOnly })
  const none = {
    version: '',
    compiler: '',
    incentives: [],
    handOverWhen: [],
    closeWhen: [],
    leftToModel: [],
    conflicts: [],
  }
  const base = { ...DEFAULT_LIMITS, ...none }
  const policy =
    meaning.limit === 'incentive'
      ? { ...base, incentives: [limit(meaning.value)] }
      : meaning.limit === 'handOverWhen' || meaning.limit === 'closeWhen'
        ? { ...base, [meaning.limit]: [limit(meaning.value)] }
        : meaning.limit === 'holidays'
          ? { ...base, holidays: limit('national' as const) }
          : { ...base, [meaning.limit]: limit(meaning.value) }
  const [text] = limitTexts(policy).filter(({ source }) => source === sentenceOnly)
  return text ? `${text.name} ${text.value}` : meaning.limit
}

const sentenceOnly = 'sentence'
