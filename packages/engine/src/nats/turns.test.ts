import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('serves keys in turn, and none above its share', () => {
  const turns = createTurns<string>(2)
  for (const value of ['a1', 'a2', 'a3', 'a4']) turns.add('a', value)
  for (const value of ['b1', 'c1']) turns.add(value.slice(0, 1), value)
  const taken = () => turns.take()?.value
  expect([taken(), taken(), taken(), taken(), taken()]).toEqual(['a1', 'b1', 'c1', 'a2', undefined])
  expect([turns.hasReady, turns.waiting, turns.isFull('a'), turns.isFull('b')]).toEqual([false, 2, true, false])
  turns.done('a', 1)
  expect([taken(), taken()]).toEqual(['a3', undefined])
})

it('expects a longer wait the more of a key went back', () => {
  const turns = createTurns<string>(1)
  const short = turns.expectedWaitMs('a')
  for (let seq = 1; seq <= 1000; seq++) turns.deferred('a', seq)
  turns.deferred('a', 1)
  expect(turns.expectedWaitMs('a')).toBeGreaterThan(short)
  expect([turns.deferralsOf(1), turns.deferralsOf(2), turns.deferralsOf(5000)]).toEqual([2, 1, 0])
  for (let seq = 1; seq <= 1000; seq++) turns.forget(seq)
  expect(turns.expectedWaitMs('a')).toBe(short)
})
