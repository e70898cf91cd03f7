/**
 * What a question of ours asks for, in words that a person would use: "check-in date", "number of tickets".
 *
 * A lexicon of what businesses ask their customers for. A question that none of it fits is named by its own noun.
 */
import { plain } from '@relance/policy'
import { LEXICON } from './missing-lexicon.ts'

/** What a yes or no would tell us: "Would you like a shared ride?" asks for a detail, "Would you like this one?" for a decision. */
export function missingFromChoice(question: string): string[] {
  return missingFrom(question).filter((name) => CHOICES.test(name))
}

const CHOICES =
  /^(?:choice|check-in|check-out|return|drop-off|pick-up|departure|subtitle|seating|payment|account|size|colou?r)/

/** What the question wants to know; at most four things. "Where to, and from which city?" is two questions. */
export function missingFrom(question: string): string[] {
  const parts = plain(question).split(PARTS)
  const found = [...new Set(parts.flatMap(missingFromPart))].slice(0, 4)
  return found.length > 0 ? found : named(plain(question))
}

const PARTS = /,?\s+(?:and|or)\s+(?=(?:(?:from|to|at|in|on|for|until)\s+)?(?:what|which|where|when|how|who|whom)\b)/

function missingFromPart(said: string): string[] {
  const found: string[] = []
  let rest = said
  for (const { asks, name, takes, vague } of LEXICON) {
    const match = asks.exec(rest)
    if (!match || (vague && found.length > 0)) continue
    const words = typeof name === 'string' ? name : name(said, match)
    if (words && !found.includes(words)) found.push(words)
    // What one entry understood is not read again by a broader one.
    rest = rest.replace(takes ?? asks, ' … ')
  }
  return found
}

const QUESTION_WORDS =
  /\b(?:what|which|how|who|whose|is|are|do|does|did|would|will|could|can|should|may|shall|you|your|i|we|me|my|the|a|an|to|of|for|in|on|at|be|like|want|need|please|tell|let|know|it|that|this|any|have|has|with|and|or|so|then|ok|okay|sure|think|say|help)\b/g

/** What "what" or "which" asks for, in its own words, or a thing of the customer's; nothing for a yes-or-no question. */
function named(said: string): string[] {
  const thing = /\b(?:what|which|your)(?: is| are|'s)?(?: your| the)? ((?:[a-z]+ )?[a-z]{3,})\b/.exec(said)?.[1]
  const words = thing?.replace(QUESTION_WORDS, ' ').trim()
  return words && words.length > 2 ? [words] : []
}
