import { expect, it } from 'vitest'
import { laneOf, partitionOf } from './partition.ts'

it('never changes: stored subjects were made with it', () => {
  expect(partitionOf({ tenant: 'demo', conversation: 'c_1' }, 16)).toBe(3)
  expect(laneOf('demo', 16)).toBe(9)
})

it('spreads conversations evenly', () => {
  const counts = Array.from({ length: 16 }, () => 0)
  for (let n = 0; n < 16_000; n++) {
    const partition = partitionOf({ tenant: 'demo', conversation: `c_${n}` }, 16)
    counts[partition] = (counts[partition] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(850)
  expect(Math.max(...counts)).toBeLessThan(1150)
})
