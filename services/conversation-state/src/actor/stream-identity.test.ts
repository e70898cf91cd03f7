import { expect, it } from 'vitest'
import { createStreamIdentity } from './stream-identity.ts'

function anIdentity() {
  let now = 0
  let restores = 0
  const storage = { id: 's', lastSeq: 100 }
  const identity = createStreamIdentity(
    { identity: async () => ({ ...storage }) },
    () => now,
    () => void restores++,
  )
  return {
    async after(ms: number, lastSeq: number) {
      now += ms
      storage.lastSeq = lastSeq
      await identity()
      return restores
    },
  }
}

it('tells once that the storage was set back, at the next question', async () => {
  const { after } = anIdentity()
  expect(await after(0, 100)).toBe(0)
  expect(await after(6_000, 120)).toBe(0)
  expect(await after(1_000, 50), 'it is not asked at every turn').toBe(0)
  expect(await after(5_000, 50)).toBe(1)
  expect(await after(5_000, 60)).toBe(1)
})
