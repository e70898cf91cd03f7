import { expect, vi } from 'vitest'
import { type ContractOptions, describeContract } from '../contract-harness.ts'
import type { ListOptions, ReadModel, StoredView } from './read-model.ts'

export interface ReadModelUnderTest {
  readModel: ReadModel
  /** The same storage through another connection. */
  another: ReadModel
  close(): Promise<void>
}

/** The guarantees of `ReadModel`, for every adapter. `create` gives an empty one. */
export function readModelContract(options: ContractOptions<ReadModelUnderTest>): void {
  describeContract('ReadModel', options, (guarantee) => {
    guarantee('gives a view back as it was put', async ({ readModel, another }) => {
      const view = aView({ dueAt: 5_000, searchText: 'Ada "Lovelace"\n+44', body: Uint8Array.from([0, 10, 13, 255]) })
      await readModel.put(view)
      expect(await another.get('t1', 'c1')).toEqual(view)
      expect(await another.get('t1', 'nobody')).toBeUndefined()
    })

    guarantee('R1 keeps the highest version, in whatever order they come', async ({ readModel, another }) => {
      await readModel.put(aView({ version: 9, state: 'idle' }))
      await another.put(aView({ version: 10, state: 'closed', dueAt: 7 }))
      await readModel.put(aView({ version: 9, state: 'active', lastActivityAt: 99_999 }))
      await readModel.put(aView({ version: 10, state: 'active' }))
      expect(await readModel.get('t1', 'c1')).toMatchObject({ version: 10, state: 'closed' })
      expect((await readModel.due({ tenant: 't1', limit: 9 })).total).toBe(1)
    })

    guarantee('R1 keeps the highest of versions that are put at once', async ({ readModel, another }) => {
      const versions = Array.from({ length: 40 }, (_, n) => ((n * 7) % 40) + 1)
      await Promise.all(
        versions.map((version, n) => (n % 2 ? readModel : another).put(aView({ version, state: `s${version}` }))),
      )
      expect((await readModel.get('t1', 'c1'))?.version).toBe(40)
      expect(await idsOf(readModel, { states: ['s40'] })).toEqual(['c1'])
      expect(
        await idsOf(readModel, { states: versions.filter((it) => it < 40).map((version) => `s${version}`) }),
      ).toEqual([])
    })

    guarantee('R2 lists by activity, the latest first, each once over all pages', async ({ readModel }) => {
      const ids = Array.from({ length: 23 }, (_, n) => `c${String(n).padStart(2, '0')}`)
      const states = ['active', 'idle', 'closed']
      // Every third shares its instant with the one before.
      const activityOf = (n: number) => 1000 + n - (n % 3 === 1 ? 1 : 0)
      for (const [n, id] of ids.entries())
        await readModel.put(aView({ id, state: states[n % 3] ?? '', lastActivityAt: activityOf(n) }))

      const seen: StoredView[] = []
      for (let pageToken: string | undefined, pages = 0; pages < 10; pages++) {
        const page = await readModel.list({ tenant: 't1', limit: 5, pageToken })
        expect(page.views.length).toBeLessThanOrEqual(5)
        seen.push(...page.views)
        pageToken = page.nextPageToken
        if (!pageToken) break
      }
      expect(seen.map(({ id }) => id).toSorted()).toEqual(ids)
      const activity = seen.map(({ lastActivityAt }) => lastActivityAt)
      expect(activity).toEqual(activity.toSorted((a, b) => b - a))
    })

    guarantee('R2 a page that is the last says so', async ({ readModel }) => {
      for (const id of ['a', 'b']) await readModel.put(aView({ id }))
      expect((await readModel.list({ tenant: 't1', limit: 2 })).nextPageToken).toBeUndefined()
      expect((await readModel.list({ tenant: 't1', limit: 1 })).nextPageToken).toBeDefined()
      await expect(readModel.list({ tenant: 't1', limit: 1, pageToken: '!' })).rejects.toMatchObject({
        code: 'PAGE_TOKEN_INVALID',
      })
    })

    guarantee('R2 lists states and a contact, as they are and not as they were', async ({ readModel }) => {
      await readModel.put(aView({ id: 'a', state: 'active', contactId: 'p1', lastActivityAt: 1 }))
      await readModel.put(aView({ id: 'b', state: 'idle', contactId: 'p1', lastActivityAt: 2 }))
      await readModel.put(aView({ id: 'c', state: 'closed', contactId: 'p2', lastActivityAt: 3 }))
      await readModel.put(aView({ id: 'a', version: 2, state: 'closed', contactId: 'p2', lastActivityAt: 4 }))
      expect(await idsOf(readModel, { states: ['active'] })).toEqual([])
      expect(await idsOf(readModel, { states: ['idle', 'closed'] })).toEqual(['a', 'c', 'b'])
      expect(await idsOf(readModel, { contactId: 'p1' })).toEqual(['b'])
      expect(await idsOf(readModel, { contactId: 'p2', states: ['closed', 'idle'] })).toEqual(['a', 'c'])
      expect(await idsOf(readModel, { contactId: 'p2', states: ['idle'] })).toEqual([])
    })

    guarantee('R3 finds text whatever its case, with and without pages', async ({ readModel }) => {
      const texts = ['Ärger mit Rechnung', 'RECHNUNG 100%', 'nothing', "o'Brien_", 'rechnung']
      for (const [n, searchText] of texts.entries())
        await readModel.put(aView({ id: `c${n}`, searchText, lastActivityAt: n }))
      expect(await idsOf(readModel, { query: 'rechnung' })).toEqual(['c4', 'c1', 'c0'])
      expect(await idsOf(readModel, { query: 'ärGER' })).toEqual(['c0'])
      expect(await idsOf(readModel, { query: '0%' })).toEqual(['c1'])
      expect(await idsOf(readModel, { query: "O'B" })).toEqual(['c3'])
      expect(await idsOf(readModel, { query: 'missing' })).toEqual([])
      const first = await readModel.list({ tenant: 't1', query: 'rechnung', limit: 2 })
      const second = await readModel.list({ tenant: 't1', query: 'rechnung', limit: 2, pageToken: first.nextPageToken })
      expect([...first.views, ...second.views].map(({ id }) => id)).toEqual(['c4', 'c1', 'c0'])
    })

    guarantee('R4 gives what is due, earliest first, and how much there is', async ({ readModel }) => {
      for (const [id, dueAt] of Object.entries({ a: 300, b: 100, c: 200 })) await readModel.put(aView({ id, dueAt }))
      await readModel.put(aView({ id: 'none' }))
      const due = async (options: { before?: number; limit: number }) => {
        const { views, total } = await readModel.due({ tenant: 't1', ...options })
        return [views.map(({ id }) => id).join(''), total]
      }
      expect(await due({ limit: 9 })).toEqual(['bca', 3])
      expect(await due({ limit: 2 })).toEqual(['bc', 3])
      expect(await due({ before: 200, limit: 9 })).toEqual(['b', 1])
      await readModel.put(aView({ id: 'b', version: 2 }))
      expect(await due({ limit: 9 })).toEqual(['ca', 2])
    })

    guarantee('R5 tells what is put from then on, also through another connection', async ({ readModel, another }) => {
      await readModel.put(aView({ id: 'before' }))
      const seen: string[] = []
      const watch = await readModel.watch('t1', ({ id, version, state }) => void seen.push(`${id} ${version} ${state}`))
      await another.put(aView({ id: 'a', state: 'idle' }))
      await readModel.put(aView({ id: 'a', version: 2 }))
      await readModel.put(aView({ id: 'a', version: 1 }))
      await another.put(aView({ tenant: 't2', id: 'other' }))
      await another.put(aView({ id: 'end' }))
      await vi.waitFor(() => expect(seen).toContain('end 1 active'))
      expect(seen).toEqual(['a 1 idle', 'a 2 active', 'end 1 active'])
      await watch.stop()
      await another.put(aView({ id: 'late' }))
      expect(await readModel.get('t1', 'late')).toBeDefined()
      expect(seen).toHaveLength(3)
    })

    guarantee('R6 tenants do not see each other', async ({ readModel }) => {
      await readModel.put(aView({ dueAt: 1, searchText: 'one' }))
      await readModel.put(aView({ tenant: 't2', dueAt: 2, searchText: 'two', lastActivityAt: 5 }))
      expect((await readModel.get('t2', 'c1'))?.searchText).toBe('two')
      expect((await readModel.list({ tenant: 't1', limit: 9 })).views.map(({ searchText }) => searchText)).toEqual([
        'one',
      ])
      expect((await readModel.due({ tenant: 't2', limit: 9 })).total).toBe(1)
      expect((await readModel.list({ tenant: 't3', limit: 9 })).views).toEqual([])
      await readModel.remove('t1', 'c1')
      expect(await readModel.get('t2', 'c1')).toBeDefined()
    })

    guarantee('removes a view from everywhere', async ({ readModel }) => {
      await readModel.put(aView({ dueAt: 1 }))
      await readModel.remove('t1', 'c1')
      await readModel.remove('t1', 'never-there')
      expect(await readModel.get('t1', 'c1')).toBeUndefined()
      expect(await idsOf(readModel, {})).toEqual([])
      expect(await readModel.due({ tenant: 't1', limit: 9 })).toEqual({ views: [], total: 0 })
    })
  })
}

async function idsOf(readModel: ReadModel, options: Partial<ListOptions>): Promise<string[]> {
  return (await readModel.list({ tenant: 't1', limit: 50, ...options })).views.map(({ id }) => id)
}

function aView(some: Partial<StoredView> = {}): StoredView {
  return {
    tenant: 't1',
    id: 'c1',
    version: 1,
    state: 'active',
    lastActivityAt: 1000,
    contactId: 'p1',
    searchText: '',
    body: Uint8Array.of(1, 2, 3),
    ...some,
  }
}
