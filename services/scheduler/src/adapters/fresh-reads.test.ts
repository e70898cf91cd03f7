import { expect, it } from 'vitest'
import { createFreshReads } from './fresh-reads.ts'

/** Reads that are answered by hand, each with the value that was there when it began. */
function aStore() {
  let value = 0
  const answers: (() => void)[] = []
  const read = createFreshReads(() => {
    const found = value
    return new Promise<number>((resolve) => answers.push(() => resolve(found)))
  })
  return {
    read,
    put: (next: number) => {
      value = next
    },
    reads: () => answers.length,
    answerAll: async () => {
      for (let n = 0; n < answers.length; n++) {
        answers[n]?.()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

it('shares one read among all who ask while another is under way', async () => {
  const store = aStore()
  const all = Promise.all(Array.from({ length: 1_000 }, () => store.read('a')))
  await store.answerAll()
  await all
  expect(store.reads()).toBe(2)
})

it('never answers with what was there before somebody asked', async () => {
  const store = aStore()
  const before = store.read('a')
  store.put(1)
  const after = store.read('a')
  await store.answerAll()
  expect([await before, await after]).toEqual([0, 1])
})

it('reads again after a read that failed', async () => {
  let reads = 0
  const read = createFreshReads(async () => {
    if (reads++ === 0) throw new Error('away')
    return 'there'
  })
  const failing = read('a')
  const sharing = read('a')
  await expect(failing).rejects.toThrow('away')
  await expect(sharing).resolves.toBe('there')
  await expect(read('a')).resolves.toBe('there')
})
