import { expect } from 'vitest'
import { ANY_IDS, type ContractOptions, describeContract, eventually, repeatUntil } from '../contract-harness.ts'
import type { Setting, Settings } from './settings.ts'

/** The guarantees of `Settings`, for every adapter. */
export function settingsContract(options: ContractOptions<Settings>): void {
  describeContract('Settings', options, (guarantee) => {
    guarantee(
      'G1',
      'an acknowledged record survives a crash, whatever key and value hold',
      async ({ port, reopen }) => {
        const value = { text: 'é\0🙂\r\n', list: [1, 2.5, null, true], nested: { empty: {} } }
        for (const id of ANY_IDS) await port.put(['tenant', id, 'end'], { ...value, id })
        const again = await reopen()
        for (const id of ANY_IDS) {
          const setting = await again.get(['tenant', id, 'end'], { fresh: true })
          expect(setting).toMatchObject({ key: ['tenant', id, 'end'], value: { ...value, id } })
        }
        expect(await again.get(['tenant', 'nobody'])).toBeUndefined()
      },
    )

    guarantee('G2', 'puts only on the revision that it expects', async ({ port }) => {
      const first = await port.put(['a'], 'one', { expectedRevision: 0 })
      if ('conflict' in first) throw new Error('There was no record.')
      expect(await port.put(['a'], 'again', { expectedRevision: 0 })).toEqual({ conflict: true })
      const second = await port.put(['a'], 'two', { expectedRevision: first.revision })
      expect(second).toHaveProperty('revision')
      expect(await port.put(['a'], 'late', { expectedRevision: first.revision })).toEqual({ conflict: true })
      expect(await port.put(['b'], 'none', { expectedRevision: first.revision })).toEqual({ conflict: true })
      expect(await port.get(['a'], { fresh: true })).toEqual({ key: ['a'], value: 'two', ...second })
      expect(await port.put(['a'], 'whatever it was')).toHaveProperty('revision')
    })

    guarantee('G2', 'of many that put at once on one revision, one succeeds', async ({ port }) => {
      const puts = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => port.put(['a'], n, { expectedRevision: 0 })))
      expect(puts.filter((put) => 'revision' in put)).toHaveLength(1)
    })

    guarantee('G3', 'a fresh get sees every put that was answered', async ({ port }) => {
      for (let n = 0; n < 20; n++) {
        await port.put(['a'], n)
        expect((await port.get(['a'], { fresh: true }))?.value).toBe(n)
      }
    })

    guarantee('G4', 'list gives the records that begin with the segments, and no others', async ({ port }) => {
      const keys = [
        ['t1'],
        ['t1', 'a'],
        ['t1', 'a', 'x'],
        ['t1', 'ab'],
        ['t1', 'a"'],
        ['t1a', 'a'],
        ['t2', 'a'],
        ['t1', 'a.b'],
      ]
      for (const key of keys) await port.put(key, key.join('|'))
      const list = async (...prefix: string[]) => (await port.list(prefix)).map(({ key }) => key.join('|')).toSorted()

      expect(await list('t1')).toEqual(['t1', 't1|a', 't1|a"', 't1|a.b', 't1|ab', 't1|a|x'].toSorted())
      expect(await list('t1', 'a')).toEqual(['t1|a', 't1|a|x'])
      expect(await list('t1', 'a', 'x')).toEqual(['t1|a|x'])
      expect(await list('t')).toEqual([])
      expect(await list()).toHaveLength(keys.length)
      expect((await port.list(['t2']))[0]).toMatchObject({ key: ['t2', 'a'], value: 't2|a' })
    })

    guarantee('G5', 'watch tells later changes under its prefix, in order', async ({ port }) => {
      await port.put(['t1', 'before'], 0)
      const seen: Setting[] = []
      const watch = port.watch(['t1'], (setting) => void seen.push(setting))
      await repeatUntil(
        () => seen.some(({ key }) => key[1] === 'probe'),
        (n) => port.put(['t1', 'probe'], n),
      )
      const values = () => seen.filter(({ key }) => key[1]?.startsWith('item')).map(({ value }) => value)
      for (let n = 0; n < 10; n++) {
        await port.put(['t1', `item-${n}`], n)
        await port.put(['t1a', `item-${n}`], 'of another tenant')
      }
      await port.put(['t1', 'item-0'], 'changed')
      await eventually(() => expect(values().at(-1)).toBe('changed'))
      // A key that changed twice before the watcher was told may be told once, with what it became.
      expect(values().filter((value) => value !== 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 'changed'])
      expect(seen.some(({ key }) => key[1] === 'before')).toBe(false)
      expect(seen.map(({ revision }) => revision)).toEqual(
        seen.map(({ revision }) => revision).toSorted((a, b) => a - b),
      )

      await watch.stop()
      const told = seen.length
      await port.put(['t1', 'item-1'], 'after the end')
      expect((await port.get(['t1', 'item-1'], { fresh: true }))?.value).toBe('after the end')
      expect(seen).toHaveLength(told)
    })
  })
}
