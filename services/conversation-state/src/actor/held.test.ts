import { expect, it } from 'vitest'
import { type Held, createHeldConversations } from './held.ts'
import { emptyRecord } from './record.ts'

function aHeld(conversation: string, changed: Partial<Held> = {}): Held {
  return {
    address: { tenant: 'acme', conversation },
    revision: 1,
    record: emptyRecord('s'),
    uncommitted: 0,
    mustCommit: false,
    relayed: 0,
    shownVersion: 0,
    cold: false,
    ...changed,
  }
}

it('knows since when a conversation wants to be committed, however often it is put', () => {
  let now = 1_000
  const cache = createHeldConversations({ max: 10, monotonic: () => now })
  const held = aHeld('a', { uncommitted: 1 })
  cache.put(held)
  now = 5_000
  cache.put(held)
  cache.put(aHeld('b', { relayed: 1 }))
  cache.put(aHeld('c'))
  expect(cache.untidy().map(({ address, untidySince }) => [address.conversation, untidySince])).toEqual([
    ['a', 1_000],
    ['b', 5_000],
  ])
  held.uncommitted = 0
  cache.put(held)
  expect(cache.untidy().map(({ address }) => address.conversation)).toEqual(['b'])
})

it('holds no more than it may, the least recently used goes first, and nothing is left of it', () => {
  const cache = createHeldConversations({ max: 2, monotonic: () => 0 })
  for (const name of ['a', 'b', 'c']) cache.put(aHeld(name, { uncommitted: 1 }))
  expect(cache.get({ tenant: 'acme', conversation: 'a' })).toBeUndefined()
  expect(cache.untidy().map(({ address }) => address.conversation)).toEqual(['b', 'c'])
  cache.drop({ tenant: 'acme', conversation: 'b' })
  expect(cache.untidy().map(({ address }) => address.conversation)).toEqual(['c'])
})

it('wants what will soon be evicted to be committed at once', () => {
  const cache = createHeldConversations({ max: 4, monotonic: () => 1_000 })
  for (const name of ['a', 'b', 'c']) cache.put(aHeld(name, { uncommitted: 1 }))
  cache.get(aHeld('a').address)
  expect(cache.untidy().map(({ address, untidySince }) => [address.conversation, untidySince])).toEqual([
    ['a', 1_000],
    ['b', Number.NEGATIVE_INFINITY],
    ['c', 1_000],
  ])
})

it('takes nothing that it holds for certain any more after a restore', () => {
  const held = createHeldConversations({ max: 10, monotonic: () => 0 })
  for (const name of ['a', 'b']) held.put(aHeld(name))
  held.chill()
  expect(['a', 'b'].map((name) => held.get(aHeld(name).address)?.cold)).toEqual([true, true])
})
