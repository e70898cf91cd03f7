import { setImmediate as turn } from 'node:timers/promises'
import type { ReadModel, StoredView } from '@relance/read-model'
import { expect, it } from 'vitest'
import { watchViews } from './watch.ts'

function aWatch(mostWaiting: number) {
  let tell: (view: StoredView) => void = () => {}
  const readModel = {
    watch: async (_tenant: string, changed: typeof tell) => {
      tell = changed
      return { stop: async () => {} }
    },
  } as unknown as ReadModel
  const leaving = new AbortController()
  const stream = watchViews(readModel, 'demo', leaving.signal, mostWaiting)[Symbol.asyncIterator]()
  const change = (id: string, version: number) => tell({ id, version, body: new Uint8Array() } as StoredView)
  return { stream, change, leave: () => leaving.abort() }
}

it('keeps the latest view alone of each conversation for a reader that is slow, and sends a slower one away', async () => {
  const { stream, change } = aWatch(10)
  const first = stream.next()
  await turn()
  for (let version = 1; version <= 100; version++) for (let n = 0; n < 10; n++) change(`c${n}`, version)
  expect((await first).done).toBe(false)
  for (let n = 1; n < 10; n++) expect((await stream.next()).done).toBe(false)

  const next = stream.next()
  for (let n = 0; n <= 10; n++) change(`c${n}`, 200)
  await expect(next).rejects.toMatchObject({ name: 'RetryableError', code: 'WATCH_TOO_SLOW' })
})

it('lets a reader that keeps up read on for ever', async () => {
  const { stream, change, leave } = aWatch(1)
  for (let n = 0; n < 100; n++) {
    const next = stream.next()
    await turn()
    change(`c${n}`, 1)
    expect((await next).done).toBe(false)
  }
  const last = stream.next()
  leave()
  expect((await last).done).toBe(true)
})
