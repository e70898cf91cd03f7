/** Figures about decisions: how often the right one, and how often what is missing was named. */
import { ACTIONS, type EvalAction, type EvalCase, type SlotWords } from './cases.ts'

/** What was decided about one dialogue. */
export interface Answer {
  id: string
  action: EvalAction
  reason: string
  draft: string
  missing: string[]
}

export interface Score {
  /** Mean over the three actions of the harmonic mean of precision and recall, 0 to 1. */
  macroF1: number
  kinds: Record<string, { n: number; correct: number; accuracy: number }>
  /** Share of the dialogues with missing slots in which each of them is named, 0 to 1; null where there is no such dialogue. */
  missingNamed: number | null
}

export function scoreOf(cases: readonly EvalCase[], answers: readonly Answer[], words: SlotWords): Score {
  const answerTo = new Map(answers.map((answer) => [answer.id, answer]))
  const pairs = cases.map((one) => ({ one, answer: answerTo.get(one.id)! }))
  const withMissing = pairs.filter(({ one }) => one.missing && one.missing.length > 0)
  const named = withMissing.filter(({ one, answer }) => namesAll(one, answer, words))
  const kinds: Score['kinds'] = {}
  for (const { one, answer } of pairs) {
    const kind = (kinds[one.kind] ??= { n: 0, correct: 0, accuracy: 0 })
    kind.n += 1
    if (answer.action === one.expect) kind.correct += 1
    kind.accuracy = kind.correct / kind.n
  }
  const f1s = ACTIONS.map((action) => f1(action, pairs))
  return {
    macroF1: f1s.reduce((sum, one) => sum + one, 0) / f1s.length,
    kinds,
    missingNamed: withMissing.length === 0 ? null : named.length / withMissing.length,
  }
}

function f1(action: EvalAction, pairs: readonly { one: EvalCase; answer: Answer }[]): number {
  const expected = pairs.filter(({ one }) => one.expect === action).length
  const decided = pairs.filter(({ answer }) => answer.action === action).length
  const both = pairs.filter(({ one, answer }) => one.expect === action && answer.action === action).length
  return expected + decided === 0 ? 1 : (2 * both) / (expected + decided)
}

/** Whether the list of what is missing names each slot, and the reason or the draft does so to people. */
export function namesAll({ missing = [], transcript }: EvalCase, answer: Answer, words: SlotWords): boolean {
  const question = transcript.findLast(({ from }) => from === 'assistant')?.text ?? ''
  const list = answer.missing.map((said) => withoutQuotes(said, question)).join(', ')
  const told = [answer.reason, answer.draft].map((said) => withoutQuotes(said, question)).join('\n')
  return missing.every((slot) => {
    const some = words[slot] ?? [slot.replaceAll('_', ' ')]
    return names(list, some) && names(told, some)
  })
}

/** Who quotes the assistant's question back has not named anything. */
function withoutQuotes(said: string, question: string): string {
  const sentences = question.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.split(/\s+/).length > 3)
  return [question, ...sentences]
    .filter((quote) => quote !== '')
    .reduce((rest, quote) => rest.replaceAll(quote, ' '), said)
    .replaceAll(/[“"«][^“”"«»]*[”"»]/g, ' ')
}

function names(text: string, words: readonly string[]): boolean {
  return words.some((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}s?(?![\\p{L}\\p{N}])`, 'iu').test(text))
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}
