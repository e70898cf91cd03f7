import type { ContactMemory, RememberedFact } from '@relance/contracts/memory'
import { expect, it } from 'vitest'
import { MOST_BYTES, MOST_FACTS, merged } from './merge.ts'

const aFact = (of: Partial<RememberedFact> = {}): RememberedFact => ({
  about: 'preference',
  fact: 'I only eat vegan',
  quote: 'I only eat vegan.',
  conversation: 'c_1',
  saidAt: 1_000,
  readBy: 'rules',
  certainty: 0.6,
  ...of,
})
const factsOf = (memory: ContactMemory | undefined) => memory?.facts.map(({ fact }) => fact)

it('keeps what is said again where it was said first, and changes nothing', () => {
  const memory = { facts: [aFact()] }
  expect(
    merged(memory, [aFact(), aFact({ fact: 'i only eat VEGAN', saidAt: 2_000, conversation: 'c_2' })]),
  ).toBeUndefined()
})

it('of a name, a time and a language keeps the latest, of other things each, whatever order they come in', () => {
  const name = (fact: string, saidAt: number) => aFact({ about: 'name', fact, saidAt })
  const one = merged({ facts: [name('Ana', 2_000)] }, [
    name('Anna', 1_000),
    aFact({ fact: 'no nuts', saidAt: 500 }),
    aFact(),
  ])
  expect(factsOf(one)).toEqual(['no nuts', 'I only eat vegan', 'Ana'])
  expect(factsOf(merged({ facts: [name('Anna', 1_000)] }, [name('Ana', 2_000)]))).toEqual(['Ana'])
})

it('takes up nothing that was said before it was erased', () => {
  const erased = { facts: [], erasedAt: 1_000 }
  expect(merged(erased, [aFact()])).toBeUndefined()
  expect(merged(erased, [aFact({ saidAt: 1_001 })])).toEqual({ ...erased, facts: [aFact({ saidAt: 1_001 })] })
})

it('stays within its bounds: the least certain go first, then the oldest', () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    aFact({ fact: `fact ${n}`, saidAt: n, certainty: n % 2 ? 0.9 : 0.5 }),
  )
  const kept = merged({ facts: [] }, many)
  expect(kept?.facts).toHaveLength(MOST_FACTS)
  expect(kept?.facts.every(({ certainty }) => certainty === 0.9)).toBe(true)
  expect(kept?.facts[0]?.fact).toBe('fact 13')
  const long = Array.from({ length: 24 }, (_, n) => aFact({ fact: `${n} ${'語'.repeat(198)}`, saidAt: n }))
  const fitting = merged({ facts: [] }, long)
  expect(new TextEncoder().encode(JSON.stringify(fitting?.facts)).length).toBeLessThanOrEqual(MOST_BYTES)
  expect(fitting?.facts.at(-1)?.fact).toMatch(/^23 /)
})
