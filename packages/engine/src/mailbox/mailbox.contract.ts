import { expect } from 'vitest'
import {
  ANY_BYTES,
  ANY_IDS,
  anAddress,
  bytes,
  type ContractOptions,
  describeContract,
  eventually,
  never,
  text,
} from '../contract-harness.ts'
import type { Mailbox, NewEntry, WakeUp } from './mailbox.ts'

/** The guarantees of `Mailbox`, for every adapter. */
export function mailboxContract(options: ContractOptions<Mailbox>): void {
  describeContract('Mailbox', options, (guarantee) => {
    guarantee('M1', 'an acknowledged entry survives a crash', async ({ port, reopen }) => {
      const before = Date.now()
      const { seq, duplicate } = await port.append(anAddress(), {
        ...anEntry('a'),
        carrier: { traceparent: '00-1-2-01' },
      })
      expect(duplicate).toBe(false)

      const again = await reopen()
      const [entry] = await again.read(anAddress(), 0)
      expect(entry).toMatchObject({ seq, id: 'a', carrier: { traceparent: '00-1-2-01' } })
      // The engine's clock may be another machine's: what matters is that it stamps the present, not what a caller says.
      expect(Math.abs((entry?.at ?? 0) - before)).toBeLessThan(60_000)
      expect(text(entry?.body ?? bytes(''))).toBe('body of a')
    })

    guarantee(
      'M2',
      'an entry appended again is there once and answers with the first sequence',
      async ({ port, reopen }) => {
        const first = await port.append(anAddress(), anEntry('a'))
        await port.append(anAddress(), anEntry('b'))
        expect(await port.append(anAddress(), { id: 'a', body: bytes('another body') })).toEqual({
          ...first,
          duplicate: true,
        })

        const atOnce = await Promise.all([1, 2, 3, 4].map(() => port.append(anAddress(), anEntry('c'))))
        expect(new Set(atOnce.map(({ seq }) => seq)).size).toBe(1)
        expect(atOnce.filter(({ duplicate }) => !duplicate)).toHaveLength(1)

        const again = await reopen()
        expect(await again.append(anAddress(), anEntry('a'))).toEqual({ ...first, duplicate: true })
        expect(idsOf(await again.read(anAddress(), 0))).toEqual(['a', 'b', 'c'])
      },
    )

    guarantee('M2', 'the same id in another conversation is another entry', async ({ port }) => {
      await port.append(anAddress('one'), anEntry('a'))
      expect(await port.append(anAddress('two'), anEntry('a'))).toMatchObject({ duplicate: false })
      expect(await port.append(anAddress('one', 'tenant-2'), anEntry('a'))).toMatchObject({ duplicate: false })
    })

    guarantee('M3', 'sequences of a conversation grow, also across a restart', async ({ port, reopen }) => {
      const seqs: number[] = []
      for (const id of ['a', 'b', 'c']) {
        seqs.push((await port.append(anAddress(), anEntry(id))).seq)
        await port.append(anAddress('other'), anEntry(id))
      }
      const again = await reopen()
      seqs.push((await again.append(anAddress(), anEntry('d'))).seq)
      expect(seqs[0]).toBeGreaterThan(0)
      expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
      expect(await again.lastSeq(anAddress())).toBe(seqs.at(-1))
    })

    guarantee('M4', 'appendIfLast appends only where nothing came in between', async ({ port }) => {
      const first = await port.appendIfLast(anAddress(), anEntry('a'), 0)
      if ('conflict' in first) throw new Error('The conversation has no entry yet.')
      await port.append(anAddress('other'), anEntry('a'))
      expect(await port.appendIfLast(anAddress(), anEntry('b'), 0)).toEqual({ conflict: true, lastSeq: first.seq })

      const second = await port.appendIfLast(anAddress(), anEntry('b'), first.seq)
      expect(second).toMatchObject({ duplicate: false })
      expect(await port.appendIfLast(anAddress(), anEntry('c'), first.seq)).toMatchObject({ conflict: true })
      expect(idsOf(await port.read(anAddress(), 0))).toEqual(['a', 'b'])
    })

    guarantee('M4', 'appendIfLast repeated after a lost answer says that the entry is there', async ({ port }) => {
      const first = await port.appendIfLast(anAddress(), anEntry('claim'), 0)
      expect(await port.appendIfLast(anAddress(), anEntry('claim'), 0)).toEqual({ ...first, duplicate: true })
    })

    guarantee('M4', 'of many that append at once on one sequence, one succeeds', async ({ port }) => {
      const { seq } = await port.append(anAddress(), anEntry('a'))
      const claims = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((n) => port.appendIfLast(anAddress(), anEntry(`claim-${n}`), seq)),
      )
      expect(claims.filter((claim) => !('conflict' in claim))).toHaveLength(1)
      expect(await port.read(anAddress(), seq)).toHaveLength(1)
    })

    guarantee('M5', 'read gives everything after a sequence, in order, up to the limits', async ({ port }) => {
      const appended = await Promise.all(
        Array.from({ length: 40 }, (_, n) => port.append(anAddress(), anEntry(`e${n}`))),
      )
      const seqs = appended.map(({ seq }) => seq).toSorted((a, b) => a - b)
      const read = async (after: number, options = {}) =>
        (await port.read(anAddress(), after, options)).map(({ seq }) => seq)

      expect(await read(0)).toEqual(seqs)
      expect(await read(seqs[9] ?? 0)).toEqual(seqs.slice(10))
      expect(await read(seqs[9] ?? 0, { limit: 5 })).toEqual(seqs.slice(10, 15))
      expect(await read(0, { upTo: seqs[2] })).toEqual(seqs.slice(0, 3))
      expect(await read(seqs.at(-1) ?? 0)).toEqual([])
      expect(await port.read(anAddress('nobody'), 0)).toEqual([])
    })

    guarantee('M6', 'read including a sequence has seen that sequence', async ({ port }) => {
      for (let n = 0; n < 20; n++) {
        const { seq } = await port.append(anAddress(), anEntry(`e${n}`))
        expect((await port.read(anAddress(), seq - 1, { including: seq })).at(-1)?.seq).toBe(seq)
      }
    })

    guarantee('M7', 'every entry wakes somebody up, appended before or after the consumer began', async ({ port }) => {
      const seqs = new Set<number>()
      const appendSome = async (round: string) => {
        for (let n = 0; n < 20; n++) seqs.add((await port.append(anAddress(`c${n % 5}`), anEntry(`${round}-${n}`))).seq)
      }
      await appendSome('before')
      const woken = new Map<number, WakeUp>()
      const consumer = port.wakeUps({ concurrency: 4 }, async (wakeUp) => void woken.set(wakeUp.seq, wakeUp))
      await appendSome('after')
      const { seq } = await port.append(anAddress('traced'), { ...anEntry('x'), carrier: { traceparent: '00-1-2-01' } })
      seqs.add(seq)

      await eventually(() => expect(new Set(woken.keys())).toEqual(seqs))
      expect(woken.get(seq)).toMatchObject({
        address: anAddress('traced'),
        attempt: 1,
        carrier: { traceparent: '00-1-2-01' },
      })
      await consumer.stop()
    })

    guarantee('M8', 'thousands behind a handler that hangs hold no other conversation up', async ({ port }) => {
      const append = (conversation: string, n: number) => port.append(anAddress(conversation), anEntry(`${n}`))
      await Promise.all(Array.from({ length: 5_000 }, (_, n) => append('flooded', n)))
      const quiet = Array.from({ length: 64 }, (_, n) => `quiet${n}`)
      await Promise.all(quiet.map(append))
      const woken = new Set<string>()
      port.wakeUps({ concurrency: 4 }, async ({ address }) => {
        if (address.conversation === 'flooded') await never()
        woken.add(address.conversation)
      })
      await eventually(() => expect([...woken].sort()).toEqual(quiet.sort()))
    })

    guarantee('M11', 'the backlog is what was not acknowledged, in hand or not', async ({ port }) => {
      expect(await port.backlog()).toBe(0)
      const release = Promise.withResolvers<void>()
      for (let n = 0; n < 20; n++) await port.append(anAddress(`c${n % 5}`), anEntry(`${n}`))
      await eventually(async () => expect(await port.backlog()).toBe(20))
      let handled = 0
      const consumer = port.wakeUps({ concurrency: 4 }, async () => {
        if (++handled > 3) await release.promise
      })
      await eventually(async () => expect(await port.backlog()).toBe(17))
      release.resolve()
      await eventually(async () => expect(await port.backlog()).toBe(0))
      await consumer.stop()
    })

    guarantee('M7', 'what was not acknowledged comes again after a crash, and only that', async ({ port, reopen }) => {
      const { seq: done } = await port.append(anAddress('done'), anEntry('a'))
      const { seq: hanging } = await port.append(anAddress('hanging'), anEntry('a'))
      const acknowledged: number[] = []
      let inHand = 0
      port.wakeUps({ concurrency: 4 }, async ({ seq }) => {
        if (seq === hanging) {
          inHand += 1
          await never()
        }
        acknowledged.push(seq)
      })
      await eventually(() => expect([inHand, acknowledged]).toEqual([1, [done]]))

      const second = await reopen()
      const comeAgain = new Set<number>()
      const consumer = second.wakeUps({ concurrency: 4 }, async ({ seq }) => void comeAgain.add(seq))
      await eventually(() => expect(comeAgain).toContain(hanging))
      // Stopping settles what was handled, so that from here on nothing of it is in doubt.
      await consumer.stop()

      const third = await reopen()
      const { seq: marker } = await third.append(anAddress('marker'), anEntry('a'))
      const later = new Set<number>()
      third.wakeUps({ concurrency: 4 }, async ({ seq }) => void later.add(seq))
      await eventually(() => expect(later).toContain(marker))
      expect([...later]).toEqual([marker])
    })

    guarantee(
      'M7',
      'no more handlers run at once than were asked for, and stopping waits for them',
      async ({ port }) => {
        for (let n = 0; n < 12; n++) await port.append(anAddress(`c${n}`), anEntry('a'))
        const { promise: opened, resolve: open } = Promise.withResolvers<void>()
        let inHand = 0
        let most = 0
        const consumer = port.wakeUps({ concurrency: 3 }, async () => {
          inHand += 1
          most = Math.max(most, inHand)
          await opened
          inHand -= 1
        })
        await eventually(() => expect(inHand).toBe(3))
        const stopped = consumer.stop().then(() => inHand)
        open()
        expect(await stopped).toBe(0)
        expect(most).toBe(3)
      },
    )

    guarantee('M8', 'a failed wake-up comes again and holds nobody else up', async ({ port }) => {
      await port.append(anAddress('failing'), anEntry('a'))
      const attempts: number[] = []
      const others: string[] = []
      port.wakeUps({ concurrency: 1, retryAfterMs: 300 }, async ({ address, attempt }) => {
        if (address.conversation !== 'failing') {
          others.push(address.conversation)
          return
        }
        attempts.push(attempt)
        if (attempts.length === 1) await port.append(anAddress('other'), anEntry('a'))
        // It fails until the other one was handled: one that waited for this would wait for ever.
        if (others.length === 0 || attempts.length < 2) throw new Error('The handler fails.')
      })
      await eventually(() => expect(attempts.length).toBeGreaterThan(1))
      await eventually(() => expect(others).toEqual(['other']))
      expect(attempts.slice(0, 2)).toEqual([1, 2])
    })

    guarantee('M9', 'conversations and tenants do not see each other', async ({ port }) => {
      // Names chosen so that one joined out of both would be the same for two of them.
      const addresses = [anAddress('b-c', 'a'), anAddress('c', 'a-b'), anAddress('b-c', 'a-b'), anAddress('b', 'a')]
      for (const [n, address] of addresses.entries()) await port.append(address, anEntry(`of-${n}`))
      for (const [n, address] of addresses.entries()) {
        const entries = await port.read(address, 0)
        expect(idsOf(entries)).toEqual([`of-${n}`])
        expect(await port.lastSeq(address)).toBe(entries[0]?.seq)
      }
      expect(await port.lastSeq(anAddress('nobody'))).toBe(0)
    })

    guarantee('M10', 'bodies and ids come back as they were, whatever they hold', async ({ port, reopen }) => {
      for (const id of ANY_IDS) await port.append(anAddress(), { id, body: ANY_BYTES })
      await port.append(anAddress(), { id: 'empty', body: new Uint8Array() })
      await port.append(anAddress(), { id: 'large', body: new Uint8Array(200_000).fill(7) })

      const again = await reopen()
      const entries = await again.read(anAddress(), 0)
      expect(idsOf(entries)).toEqual([...ANY_IDS, 'empty', 'large'])
      for (const { id, body } of entries.slice(0, ANY_IDS.length)) expect([id, ...body]).toEqual([id, ...ANY_BYTES])
      expect(entries.slice(-2).map(({ body }) => body.length)).toEqual([0, 200_000])
    })

    guarantee('identity', 'names the storage, which stays the same across restarts', async ({ port, reopen }) => {
      const { id } = await port.identity()
      const { seq } = await port.append(anAddress(), anEntry('a'))
      const again = await reopen()
      expect(await again.identity()).toEqual({ id, lastSeq: seq })
    })
  })
}

function anEntry(id: string): NewEntry {
  return { id, body: bytes(`body of ${id}`) }
}

function idsOf(entries: readonly { id: string }[]): string[] {
  return entries.map(({ id }) => id)
}
