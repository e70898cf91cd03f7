import { expect } from 'vitest'
import {
  ANY_BYTES,
  ANY_IDS,
  anAddress,
  bytes,
  type ContractOptions,
  describeContract,
  eventually,
  repeatUntil,
} from '../contract-harness.ts'
import type { Events, NewEvent, PublishedEvent } from './events.ts'

/** The guarantees of `Events`, for every adapter. */
export function eventsContract(options: ContractOptions<Events>): void {
  describeContract('Events', options, (guarantee) => {
    guarantee('E1', 'an acknowledged event survives a crash, as it was', async ({ port, reopen }) => {
      const before = Date.now()
      for (const id of ANY_IDS)
        await port.publish({ ...anEvent(id), body: ANY_BYTES, carrier: { traceparent: '00-1-2-01' } })
      const again = await reopen()
      const seen: PublishedEvent[] = []
      again.subscribe({ durable: 'reader', from: 'beginning' }, async (event) => void seen.push(event))
      await eventually(() => expect(seen.map(({ id }) => id)).toEqual(ANY_IDS))
      for (const { id, at, body, ...rest } of seen) {
        expect({ ...rest, body: [...body] }).toEqual({
          address: anAddress(),
          type: 'followup.scheduled',
          carrier: { traceparent: '00-1-2-01' },
          body: [...ANY_BYTES],
        })
        expect(Math.abs(at - before), id).toBeLessThan(60_000)
      }
    })

    guarantee(
      'E2',
      'a named subscriber goes on where it stopped, after a stop and after a crash',
      async ({ port, reopen }) => {
        const seen: string[] = []
        const collect = async ({ id }: PublishedEvent) => void seen.push(id)
        await port.publish(anEvent('1'))
        const first = port.subscribe({ durable: 'reader', from: 'beginning' }, collect)
        await eventually(() => expect(seen).toEqual(['1']))
        await first.stop()

        await port.publish(anEvent('2'))
        const second = port.subscribe({ durable: 'reader', from: 'beginning' }, collect)
        await port.publish(anEvent('3'))
        await eventually(() => expect(seen).toEqual(['1', '2', '3']))
        await second.stop()

        const again = await reopen()
        await again.publish(anEvent('4'))
        again.subscribe({ durable: 'reader', from: 'now' }, collect)
        await eventually(() => expect(seen).toEqual(['1', '2', '3', '4']))
      },
    )

    guarantee('E6', 'types that were not asked for do not come, to nobody', async ({ port }) => {
      const types = ['contact.opted_out', 'followups.paused']
      const [named, unnamed]: string[][] = [[], []]
      port.subscribe({ durable: 'reader', types }, async ({ type }) => void named!.push(type))
      port.subscribe({ types }, async ({ type }) => void unnamed!.push(type))
      const all = ['contact.opted_in', 'contact.opted_out', 'contact', 'followups.paused.twice', 'followups.paused']
      for (const [n, type] of all.entries()) await port.publish({ ...anEvent(`${n}`), type })
      await eventually(() => expect([named, unnamed]).toEqual([types, types]))
    })

    guarantee('E2', 'a subscriber from now gets nothing of the past', async ({ port }) => {
      await port.publish(anEvent('past'))
      const seen: Record<'named' | 'unnamed', string[]> = { named: [], unnamed: [] }
      port.subscribe({ durable: 'reader', from: 'now' }, async ({ id }) => void seen.named.push(id))
      port.subscribe({}, async ({ id }) => void seen.unnamed.push(id))
      const bothSee = () => seen.named.length > 0 && seen.unnamed.length > 0
      await repeatUntil(bothSee, (n) => port.publish(anEvent(`probe-${n}`)))
      for (let n = 0; n < 10; n++) await port.publish(anEvent(`later-${n}`))
      await eventually(() => {
        for (const ids of Object.values(seen)) expect(ids.filter((id) => id.startsWith('later'))).toHaveLength(10)
      })
      expect([...seen.named, ...seen.unnamed]).not.toContain('past')
    })

    guarantee('E2', 'an event whose handler failed comes again', async ({ port }) => {
      const seen: string[] = []
      port.subscribe({ durable: 'reader', from: 'beginning' }, async ({ id }) => {
        seen.push(id)
        if (id === 'failing' && seen.filter((it) => it === id).length === 1) throw new Error('The handler fails.')
      })
      await port.publish(anEvent('failing'))
      await port.publish(anEvent('other'))
      await eventually(() => expect(seen.toSorted()).toEqual(['failing', 'failing', 'other']))
    })

    guarantee('E3', 'events of one conversation come in the order of publishing', async ({ port }) => {
      const seen: string[] = []
      port.subscribe({ durable: 'reader', from: 'beginning' }, async ({ id, address }) => {
        if (address.conversation === 'conversation-1') seen.push(id)
      })
      const published = Array.from({ length: 50 }, (_, n) => `${n}`)
      for (const id of published) {
        await port.publish(anEvent(id))
        await port.publish(anEvent(`other-${id}`, 'conversation-2'))
      }
      await eventually(() => expect(seen).toHaveLength(50))
      expect(seen).toEqual(published)
    })

    guarantee('E4', 'an event published again is there once', async ({ port }) => {
      await port.publish(anEvent('a'))
      await port.publish(anEvent('a'))
      await Promise.all([port.publish(anEvent('b')), port.publish(anEvent('b'))])
      await port.publish(anEvent('marker'))
      const seen: string[] = []
      port.subscribe({ durable: 'reader', from: 'beginning' }, async ({ id }) => void seen.push(id))
      await eventually(() => expect(seen).toContain('marker'))
      expect(seen).toEqual(['a', 'b', 'marker'])
    })

    guarantee('E5', 'subscribers of different names do not take events from each other', async ({ port }) => {
      const seen: Record<'one' | 'two', string[]> = { one: [], two: [] }
      port.subscribe({ durable: 'one', from: 'beginning' }, async ({ id }) => void seen.one.push(id))
      port.subscribe({ durable: 'two', from: 'beginning' }, async ({ id }) => void seen.two.push(id))
      const ids = Array.from({ length: 20 }, (_, n) => `${n}`)
      for (const id of ids) await port.publish(anEvent(id))
      await eventually(() => expect(seen).toEqual({ one: ids, two: ids }))
    })
  })
}

function anEvent(id: string, conversation?: string): NewEvent {
  return { id, address: anAddress(conversation), type: 'followup.scheduled', body: bytes(`body of ${id}`) }
}
