import { describe, expect, it } from 'vitest'
import { isHeldOut } from './hold-out.ts'

const CONVERSATIONS = Array.from({ length: 20_000 }, (_, n) => `c_${n.toString(36)}`)
const heldOut = (share: number, assistant = 'shop') =>
  CONVERSATIONS.filter((conversation) => isHeldOut({ assistant, conversation, share }))

describe('the hold-out share', () => {
  it.each([0.01, 0.1, 0.5, 0.9])('%s holds out that share, within four standard deviations', (share) => {
    const deviation = Math.sqrt(CONVERSATIONS.length * share * (1 - share))
    expect(Math.abs(heldOut(share).length - CONVERSATIONS.length * share)).toBeLessThan(4 * deviation)
  })

  it('of 0 holds nobody out, of 1 everybody', () => {
    expect(heldOut(0)).toEqual([])
    expect(heldOut(1)).toEqual(CONVERSATIONS)
  })

  it('keeps the conversations of a smaller share', () => {
    const some = new Set(heldOut(0.3))
    expect(heldOut(0.1).filter((conversation) => !some.has(conversation))).toEqual([])
  })

  it('is drawn for each assistant by itself', () => {
    const both = new Set(heldOut(0.2)).intersection(new Set(heldOut(0.2, 'sales')))
    // Of 20,000, a fifth of a fifth is 800, with a standard deviation of 28.
    expect(Math.abs(both.size - 800)).toBeLessThan(112)
  })

  it('stays what it was from release to release', () => {
    const some = ['c_anna', 'c_ben', 'c_carla', 'c_david', 'c_emma', 'c_finn']
    expect(some.filter((conversation) => isHeldOut({ assistant: 'shop', conversation, share: 0.5 }))).toEqual([
      'c_ben',
      'c_carla',
      'c_david',
      'c_emma',
    ])
  })
})
