/** "If the customer mentioned a complaint, transfer to a human", "close when they say goodbye". */
import type { Trigger } from '../policy.ts'
import { type Kind, codeOf, pattern } from './kinds.ts'
import type { Meaning, Reader } from './meaning.ts'
import { type Sentence, type Token, has, occurrences } from './tokens.ts'

const HAND_OVER = pattern('handover')
const CLOSE = pattern('stopit|neg _{0,3} (?: fu|write )')
const NOT_DONE = pattern('neg _{0,3} (?: handover|stopit )')
/** Condition kinds that need no verb. */
const ACTS = new Map<Kind, Trigger>([
  ['complaint', { when: 'complaint' }],
  ['goodbye', { when: 'goodbye' }],
  ['declined', { when: 'declined' }],
  ['asksperson', { when: 'asks_for_person' }],
])

export const readTriggers: Reader = (sentence) => {
  const { tokens } = sentence
  const at = tokens.findIndex(({ kind }) => kind === 'if')
  if (at < 0 || has(sentence, 'scope') || has(sentence, 'offer')) return []
  const condition = conditionFrom(tokens, at)
  const action = partOf(tokens.filter((token) => !condition.includes(token)))
  const limit = actionOf(action)
  if (!limit || condition.some(({ kind }) => kind === 'neg')) return []
  const alternatives = splitBy(condition, 'or')
  const understood = alternatives.map((words, index) => triggerFrom(words, index > 0 ? alternatives[0] : undefined))
  // Half of a condition would be another condition.
  if (understood.some((trigger) => trigger === undefined)) return []
  const triggers = merged(understood.flatMap((trigger) => trigger ?? []))
  return triggers.map((value): Meaning => ({ limit, value }))
}

/** From "if" to the next comma, or to the end of the sentence, or to the verb of what is to be done. */
function conditionFrom(tokens: readonly Token[], at: number): Token[] {
  const rest = tokens.slice(at + 1)
  let end = rest.findIndex(
    ({ kind }, index) => index > 0 && (kind === 'comma' || kind === 'handover' || kind === 'stopit'),
  )
  // "asks for a refund, a discount or a manager, hand over": commas of a list go on.
  while (end >= 0 && rest[end]?.kind === 'comma' && listGoesOn(rest.slice(end + 1))) {
    const next = rest.findIndex(
      ({ kind }, index) => index > end && (kind === 'comma' || kind === 'handover' || kind === 'stopit'),
    )
    if (next < 0) break
    end = next
  }
  return end < 0 ? rest : rest.slice(0, end)
}

function listGoesOn(rest: readonly Token[]): boolean {
  const next = rest.findIndex(({ kind }) => kind === 'comma' || kind === 'or')
  return (
    next > 0 &&
    next <= 5 &&
    rest[next]?.kind === 'or' &&
    rest.slice(0, next).every(({ kind }) => kind === 'w' || kind === 'stop' || kind === 'a')
  )
}

function partOf(tokens: Token[]): Sentence {
  return { text: '', tokens, codes: tokens.map(({ kind }) => codeOf(kind)).join('') }
}

function actionOf(action: Sentence): 'handOverWhen' | 'closeWhen' | undefined {
  if (isIn(action, NOT_DONE)) return undefined
  if (isIn(action, HAND_OVER)) return 'handOverWhen'
  return isIn(action, CLOSE) ? 'closeWhen' : undefined
}

function isIn(sentence: Sentence, searched: RegExp): boolean {
  return [...occurrences(sentence, searched)].length > 0
}

function splitBy(tokens: readonly Token[], kind: Kind): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === kind || token.kind === 'comma') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}

/** `first` lends its verb to the alternatives after it: "asks for a refund or a discount". */
function triggerFrom(words: readonly Token[], first: readonly Token[] | undefined): Trigger | undefined {
  const unknown = words.filter(({ kind }) => kind === 'w')
  const act = words.find(({ kind }) => ACTS.has(kind))
  // "Mentions a complaint about delivery" is narrower than a complaint.
  if (act) return unknown.length === 0 ? ACTS.get(act.kind) : undefined
  const hasVerb = words.some(({ kind }) => kind === 'mention') || (first ?? []).some(({ kind }) => kind === 'mention')
  if (!hasVerb || words.some(({ kind }) => !QUIET.has(kind))) return undefined
  const thing = thingOf(words)
  return thing ? { when: 'mentions', words: [thing] } : undefined
}

const QUIET: ReadonlySet<Kind> = new Set<Kind>([
  'w',
  'stop',
  'a',
  'mention',
  'fu',
  'shop',
  'from',
  'to',
  'if',
  'person',
  'other',
  'n',
  'one',
  'write',
  'offer',
  'after',
])

/** "They say that they found it cheaper": a sentence, and no thing that words could be looked for. */
const CLAUSE = /^(?:they|he|she|it|we|i|que|dass|er|sie|ils?|elles?|che)$/

/** The words between the first and the last one that say something: at most four, and not only verbs. */
function thingOf(words: readonly Token[]): string | undefined {
  const verb = words.findIndex(({ kind }) => kind === 'mention')
  const isVerbLast = verb >= 0 && words.slice(verb + 1).every(({ kind }) => kind !== 'w' && kind !== 'shop')
  const from = isVerbLast ? words.slice(0, verb) : words.slice(verb + 1)
  const says = ({ kind }: Token) => kind === 'w' || kind === 'shop' || kind === 'other'
  const start = from.findIndex(says)
  const end = from.findLastIndex(says)
  if (start < 0 || end - start >= 4 || from.some(({ said }) => CLAUSE.test(said))) return undefined
  return from
    .slice(start, end + 1)
    .map(({ said }) => said)
    .join(' ')
}

function merged(triggers: readonly Trigger[]): Trigger[] {
  const words = triggers.flatMap((trigger) => (trigger.when === 'mentions' ? trigger.words : []))
  const acts = triggers.filter((trigger) => trigger.when !== 'mentions')
  return [...acts, ...(words.length > 0 ? [{ when: 'mentions' as const, words }] : [])]
}
