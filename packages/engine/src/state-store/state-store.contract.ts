import { expect } from 'vitest'
import { ANY_BYTES, anAddress, bytes, type ContractOptions, describeContract, text } from '../contract-harness.ts'
import type { StateStore } from './state-store.ts'

/** The guarantees of `StateStore`, for every adapter. */
export function stateStoreContract(options: ContractOptions<StateStore>): void {
  describeContract('StateStore', options, (guarantee) => {
    guarantee('S1', 'an acknowledged commit survives a crash', async ({ port, reopen }) => {
      const revision = await mustCommit(port, 'c1', 'one', 0)
      const again = await reopen()
      const stored = await again.load(anAddress('c1'))
      expect(stored?.revision).toBe(revision)
      expect(text(stored?.body ?? bytes(''))).toBe('one')
    })

    guarantee('S1', 'bodies come back as they were', async ({ port }) => {
      await port.commit(anAddress(), ANY_BYTES, 0)
      expect([...((await port.load(anAddress()))?.body ?? [])]).toEqual([...ANY_BYTES])
    })

    guarantee('S2', 'commits only on the revision that it expects', async ({ port }) => {
      const first = await mustCommit(port, 'c1', 'one', 0)
      expect(await port.commit(anAddress('c1'), bytes('again'), 0)).toEqual({ conflict: true })
      const second = await mustCommit(port, 'c1', 'two', first)
      expect(second).not.toBe(first)
      expect(await port.commit(anAddress('c1'), bytes('late'), first)).toEqual({ conflict: true })
      expect(await port.commit(anAddress('nobody'), bytes('x'), second)).toEqual({ conflict: true })
      expect(text((await port.load(anAddress('c1'), { fresh: true }))?.body ?? bytes(''))).toBe('two')
      expect(await port.load(anAddress('nobody'))).toBeUndefined()
    })

    guarantee('S2', 'of many that commit at once on one revision, one succeeds', async ({ port }) => {
      const revision = await mustCommit(port, 'c1', 'one', 0)
      const commits = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((n) => port.commit(anAddress('c1'), bytes(`by ${n}`), revision)),
      )
      expect(commits.filter((commit) => 'revision' in commit)).toHaveLength(1)
      const winner = commits.findIndex((commit) => 'revision' in commit) + 1
      expect(text((await port.load(anAddress('c1'), { fresh: true }))?.body ?? bytes(''))).toBe(`by ${winner}`)
    })

    guarantee('S3', 'an answered commit is there, an answered conflict is not', async ({ port }) => {
      let revision = 0
      for (let n = 0; n < 20; n++) {
        const [one, other] = await Promise.all([
          port.commit(anAddress('c1'), bytes(`one ${n}`), revision),
          port.commit(anAddress('c1'), bytes(`other ${n}`), revision),
        ])
        const stored = await port.load(anAddress('c1'), { fresh: true })
        const winner = 'revision' in one ? one : other
        if (!('revision' in winner)) throw new Error('One of the two had to be committed.')
        expect(stored?.revision).toBe(winner.revision)
        expect(text(stored?.body ?? bytes(''))).toBe(`${winner === one ? 'one' : 'other'} ${n}`)
        revision = winner.revision
      }
    })

    guarantee('S4', 'a fresh load sees every commit that was answered', async ({ port }) => {
      let revision = 0
      for (let n = 0; n < 20; n++) {
        revision = await mustCommit(port, 'c1', `${n}`, revision)
        expect((await port.load(anAddress('c1'), { fresh: true }))?.revision).toBe(revision)
      }
    })

    guarantee(
      'S5',
      'scan visits what was there when it began, once, whatever is committed meanwhile',
      async ({ port }) => {
        const there = Array.from({ length: 30 }, (_, n) => `c${n}`)
        const revisions = new Map<string, number>()
        for (const conversation of there) revisions.set(conversation, await mustCommit(port, conversation, 'one', 0))
        await port.commit(anAddress('c0', 'tenant-2'), bytes('one'), 0)

        const visited: string[] = []
        for await (const { address } of port.scan()) {
          if (visited.length === 0) {
            for (const conversation of there)
              await port.commit(anAddress(conversation), bytes('two'), revisions.get(conversation) ?? 0)
          }
          visited.push(`${address.tenant}/${address.conversation}`)
        }
        expect(visited.toSorted()).toEqual(
          [...there.map((conversation) => `tenant-1/${conversation}`), 'tenant-2/c0'].toSorted(),
        )
      },
    )

    guarantee('S5', 'scan visits them once from any place, what is committed behind it as well', async ({ port }) => {
      // More than an adapter reads at a time, of what lies before the place where it begins.
      const there = Array.from({ length: 1_200 }, (_, n) => `c${n}`)
      const revisions = await Promise.all(there.map((conversation) => mustCommit(port, conversation, 'one', 0)))
      const visited: string[] = []
      for await (const { address } of port.scan({ from: 0.5 })) {
        if (visited.push(address.conversation) !== 700) continue
        await Promise.all(there.map((conversation, n) => mustCommit(port, conversation, 'two', revisions[n] ?? 0)))
      }
      expect(visited).toHaveLength(there.length)
      expect(new Set(visited)).toEqual(new Set(there))
    })

    guarantee('S5', 'scan begins at each for about as many places', async ({ port }) => {
      const there = Array.from({ length: 20 }, (_, n) => `c${n}`)
      // One is committed so often that the others lie close together, where that counts.
      for (const conversation of there) await mustCommit(port, conversation, 'one', 0)
      let revision = (await port.load(anAddress('c19'), { fresh: true }))?.revision ?? 0
      for (let n = 0; n < 200; n++) revision = await mustCommit(port, 'c19', `${n}`, revision)
      const first = new Set<string>()
      for (const n of there.keys()) {
        for await (const { address } of port.scan({ from: (n + 0.5) / there.length })) {
          first.add(address.conversation)
          break
        }
      }
      expect(first).toEqual(new Set(there))
      expect(await Array.fromAsync(port.scan({ from: 0.999 }))).toHaveLength(there.length)
    })

    guarantee(
      'remove',
      'what is removed is gone, begins anew and never has a former revision',
      async ({ port, reopen }) => {
        const first = await mustCommit(port, 'c1', 'one', 0)
        await port.commit(anAddress('c2'), bytes('stays'), 0)
        await port.remove(anAddress('c1'))
        await port.remove(anAddress('never-there'))
        expect(await port.load(anAddress('c1'), { fresh: true })).toBeUndefined()

        const again = await reopen()
        expect(await again.commit(anAddress('c1'), bytes('late'), first)).toEqual({ conflict: true })
        expect(await mustCommit(again, 'c1', 'anew', 0)).not.toBe(first)
        expect(await again.load(anAddress('c2'))).toBeDefined()
      },
    )
  })
}

async function mustCommit(
  store: StateStore,
  conversation: string,
  body: string,
  expectedRevision: number,
): Promise<number> {
  const committed = await store.commit(anAddress(conversation), bytes(body), expectedRevision)
  if ('conflict' in committed) throw new Error(`${conversation} was not at revision ${expectedRevision}.`)
  expect(committed.revision).toBeGreaterThan(0)
  return committed.revision
}
