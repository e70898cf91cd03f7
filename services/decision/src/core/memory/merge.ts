/** Merges what a conversation told into what is remembered of the contact, within bounds. */
import type { ContactMemory, FactKind, RememberedFact } from '@relance/contracts/memory'
import { plain } from '@relance/policy'

/** A contact's record never holds more: facts, and bytes of their JSON in UTF-8. */
export const MOST_FACTS = 24
export const MOST_BYTES = 8_192

/** Of these the latest holds; of the others each. */
const SINGLE: ReadonlySet<FactKind> = new Set(['name', 'preferred time', 'language'])

/**
 * The memory with what was learned. What was said before it was erased stays out, a thing said again keeps its place, and where room is
 * short the least certain go first, of equally certain ones the oldest. Undefined where nothing changes.
 */
export function merged(memory: ContactMemory, learned: readonly RememberedFact[]): ContactMemory | undefined {
  const { erasedAt = Number.NEGATIVE_INFINITY } = memory
  const facts = [...memory.facts]
  for (const fact of learned) {
    if (fact.saidAt <= erasedAt) continue
    const at = facts.findIndex((known) => isSame(known, fact))
    if (at === -1) facts.push(fact)
    else if (isBetter(fact, facts[at])) facts.splice(at, 1, fact)
  }
  const kept = bounded(facts.toSorted((a, b) => a.saidAt - b.saidAt))
  const isUnchanged = JSON.stringify(kept) === JSON.stringify(memory.facts)
  return isUnchanged ? undefined : { ...memory, facts: kept }
}

function isSame(known: RememberedFact, fact: RememberedFact): boolean {
  return known.about === fact.about && (SINGLE.has(fact.about) || plain(known.fact) === plain(fact.fact))
}

/** Said later, and not the very same thing, which keeps the conversation in which it was said first. */
function isBetter(fact: RememberedFact, known: RememberedFact | undefined): boolean {
  return !known || (fact.saidAt > known.saidAt && plain(fact.fact) !== plain(known.fact))
}

function bounded(facts: RememberedFact[]): RememberedFact[] {
  const kept = [...facts]
  while (kept.length > MOST_FACTS || bytesOf(kept) > MOST_BYTES) {
    const least = Math.min(...kept.map(({ certainty }) => certainty))
    kept.splice(
      kept.findIndex(({ certainty }) => certainty === least),
      1,
    )
  }
  return kept
}

function bytesOf(facts: RememberedFact[]): number {
  return new TextEncoder().encode(JSON.stringify(facts)).length
}
