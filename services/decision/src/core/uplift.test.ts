import { describe, expect, it } from 'vitest'
import { upliftOf } from './uplift.ts'

describe('uplift', () => {
  it.each([
    // The examples of Newcombe's table II, method 10.
    [{ hits: 56, of: 70 }, { hits: 48, of: 80 }, [0.2, 0.0524, 0.3339]],
    [{ hits: 9, of: 10 }, { hits: 3, of: 10 }, [0.6, 0.1705, 0.809]],
    [{ hits: 10, of: 10 }, { hits: 0, of: 10 }, [1, 0.6075, 1]],
  ])('%j against %j', (followed, heldOut, [difference, lower, upper]) => {
    const uplift = upliftOf(followed, heldOut)
    expect(uplift?.difference).toBeCloseTo(difference!, 4)
    expect(uplift?.lower).toBeCloseTo(lower!, 4)
    expect(uplift?.upper).toBeCloseTo(upper!, 4)
  })

  it('is not known before there are conversations of both kinds', () => {
    expect(upliftOf({ hits: 3, of: 10 }, { hits: 0, of: 0 })).toBeUndefined()
  })
})
