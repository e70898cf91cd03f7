import { describe, expect, it } from 'vitest'
import { figureOf, quantileOf } from './figure.ts'

describe('a figure', () => {
  it('is the median, between the lowest and the highest', () => {
    expect(figureOf([3, 1, 2])).toMatchObject({ median: 2, lowest: 1, highest: 3 })
    expect(figureOf([4, 1, 2, 3])).toMatchObject({ median: 2.5, lowest: 1, highest: 4, samples: [4, 1, 2, 3] })
    expect(() => figureOf([])).toThrow(RangeError)
  })

  it('of a share is the nearest rank', () => {
    const samples = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect([0, 0.5, 0.99, 1].map((share) => quantileOf(samples, share))).toEqual([1, 50, 99, 100])
  })
})
