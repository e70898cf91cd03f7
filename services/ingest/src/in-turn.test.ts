import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

const soon = () => new Promise<void>((resolve) => setImmediate(resolve))

it('keeps the order of each key, and works on keys side by side', async () => {
  const begun: string[] = []
  let atOnce = 0
  let most = 0
  const results = await inTurn(
    ['a1', 'b1', 'a2', 'c1', 'a3'],
    (item) => item.slice(0, 1),
    async (item) => {
      begun.push(item)
      most = Math.max(most, ++atOnce)
      await soon()
      atOnce--
      return item.toUpperCase()
    },
    2,
  )
  expect(results).toEqual(['A1', 'B1', 'A2', 'C1', 'A3'])
  expect(begun.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
  expect(most).toBe(2)
})

it('rejects with the first failure, and not before everything that was begun has ended', async () => {
  let inHand = 0
  const done = inTurn(['a', 'b', 'c', 'd'], String, async (item) => {
    inHand++
    await soon()
    inHand--
    if (item === 'b') throw new Error('b failed')
  })
  await expect(done).rejects.toThrow('b failed')
  expect(inHand).toBe(0)
})
