import { useFakeHttpChannel } from '@relance/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { CLAIM_SETTLED_MS } from '../src/deliver.ts'
import { anAccount, START, useDelivery } from './use-delivery.ts'

const gateway = useFakeHttpChannel({ secret: 'secret' })
const relance = useDelivery()

beforeEach(async () => {
  gateway.forget()
  await relance.put({ account: anAccount({ channel: 'http', baseUrl: gateway.baseUrl, accessTokenRef: '' }) })
})

/** Turns the clock on and on, until it holds. */
const turning = (holds: () => Promise<void>) =>
  relance.eventually(async () => {
    await relance.clock.advanceTo(relance.clock.now() + CLAIM_SETTLED_MS)
    await holds()
  })

describe('through a gateway that knows keys', () => {
  it.each([
    ['a reset', 'reset' as const, 1],
    ['a reset after it was taken', 'accept_and_reset' as const, 1],
    ['a 500', { status: 500 }, 1],
    ['a call that is not done', { status: 409 }, 1],
  ])('%s is tried again under the same key, and shown once', async (_, way, shown) => {
    gateway.misbehave(way)
    relance.start()
    const id = await relance.request()
    await turning(async () =>
      expect((await relance.inputs()).at(-1)).toMatchObject({ type: 'delivery.succeeded', requestId: id }),
    )
    expect(gateway.calls.map(({ key }) => key)).toEqual([id, id])
    expect(gateway.shown().filter(({ key }) => key === id)).toHaveLength(shown)
  })

  it('it is in doubt once its time is over', async () => {
    gateway.misbehave(...Array.from({ length: 50 }, () => ({ status: 500 })))
    relance.start()
    const id = await relance.request({}, { notAfter: START + 120_000 })
    await turning(async () =>
      expect((await relance.inputs()).at(-1)).toMatchObject({ type: 'delivery.unknown', requestId: id }),
    )
    expect(gateway.calls.length).toBeGreaterThan(2)
  })

  it.each([
    ['refused for its rate', { status: 429 }],
    ['refused', { status: 422 }],
  ])('a repeat that is %s does not prove that the first call was not carried out', async (_, way) => {
    gateway.misbehave('accept_and_reset', way)
    relance.start()
    const id = await relance.request()
    await turning(async () =>
      expect((await relance.inputs()).at(-1)).toMatchObject({ type: 'delivery.succeeded', requestId: id }),
    )
    expect((await relance.inputs()).map(({ type }) => type)).not.toContain('delivery.failed')
    expect(gateway.shown().filter(({ key }) => key === id)).toHaveLength(1)
  })

  it('what it refuses is not sent', async () => {
    gateway.misbehave({ status: 422 })
    relance.start()
    expect(await relance.outcome(await relance.request())).toMatchObject({ type: 'delivery.failed', code: 'REJECTED' })
  })
})
