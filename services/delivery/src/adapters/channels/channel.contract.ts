import type { Account } from '@relance/contracts/settings'
import { describe, expect, it } from 'vitest'
import type { Channel, Outgoing } from './channel.ts'

/** A channel under test, with what is behind it. */
export interface ChannelUnderTest {
  channel: Channel
  account: Account
  /** The texts that the customer sees, oldest first. */
  shown(): unknown[]
  /** The next call is treated so. Absent where nothing is between the channel and its far end. */
  misbehave?(way: 'hang' | 'reset' | { status: number }): void
  /** An account whose far end does not exist. */
  unreachable?: Account
}

/** The guarantees of `Channel`, for every adapter. `skip` names tests that cannot be asked of one, with the reason. */
export function channelContract(
  name: string,
  create: () => Promise<ChannelUnderTest>,
  skip: { reason: string; tests: string[] }[] = [],
) {
  const skipped = new Set(skip.flatMap(({ tests }) => tests))
  const guarantee = (id: string, title: string, test: () => Promise<void>) =>
    (skipped.has(id) ? it.skip : it)(`${id} ${title}`, test)

  describe(name, () => {
    guarantee('C1', 'one send is one message, with an id', async () => {
      const { channel, account, shown } = await create()
      const sent = await channel.send(aMessage(account), { signal: AbortSignal.timeout(5_000), mayBegin })
      expect(sent).toEqual({
        type: 'sent',
        providerMessageId: expect.stringMatching(/./),
        text: 'Still there?',
        form: 'text',
      })
      expect(shown()).toHaveLength(1)
    })

    guarantee('C2', 'what was refused or never reached is certainly not sent', async () => {
      const { channel, account, misbehave, unreachable, shown } = await create()
      misbehave?.({ status: 429 })
      const signal = AbortSignal.timeout(5_000)
      expect(await channel.send(aMessage(account), { signal, mayBegin })).toMatchObject({
        type: 'not_sent',
        code: 'RATE_LIMITED',
        retryAfterMs: expect.any(Number),
      })
      expect(await channel.send(aMessage(unreachable as Account), { signal, mayBegin })).toMatchObject({
        type: 'not_sent',
        code: 'CHANNEL_UNREACHABLE',
      })
      expect(await channel.send(aMessage(account), { signal: AbortSignal.abort(), mayBegin })).toMatchObject({
        type: 'not_sent',
      })
      expect(shown()).toEqual([])
    })

    guarantee('C2-doubt', 'what broke off after it was written is in doubt', async () => {
      const { channel, account, misbehave } = await create()
      for (const way of ['reset', { status: 500 }, { status: 503 }, { status: 408 }] as const) {
        misbehave?.(way)
        expect(
          await channel.send(aMessage(account), { signal: AbortSignal.timeout(5_000), mayBegin }),
          JSON.stringify(way),
        ).toMatchObject({ type: 'in_doubt' })
      }
    })

    guarantee('C3', 'an aborted call ends soon, in doubt', async () => {
      const { channel, account, misbehave } = await create()
      misbehave?.('hang')
      const startedAt = performance.now()
      expect(await channel.send(aMessage(account), { signal: AbortSignal.timeout(200), mayBegin })).toMatchObject({
        type: 'in_doubt',
      })
      expect(performance.now() - startedAt).toBeLessThan(2_000)
    })

    guarantee('C4', 'a key that was seen shows nothing again, where the channel says so', async () => {
      const { channel, account, shown } = await create()
      const signal = AbortSignal.timeout(5_000)
      const [first, second] = [
        await channel.send(aMessage(account), { signal, mayBegin }),
        await channel.send(aMessage(account), { signal, mayBegin }),
      ]
      expect(shown()).toHaveLength(channel.idempotent ? 1 : 2)
      if (channel.idempotent) expect(second).toEqual(first)
      const other = await channel.send({ ...aMessage(account), key: 'c_1/8/1' }, { signal, mayBegin })
      expect(other).not.toEqual(first)
    })

    guarantee('C5', 'what may not begin is not written', async () => {
      const { channel, account, shown } = await create()
      const asked: number[] = []
      const signal = AbortSignal.timeout(5_000)
      const options = { signal, mayBegin: () => asked.push(shown().length) > 1 }
      expect(await channel.send(aMessage(account), options)).toEqual({ type: 'not_begun' })
      expect(shown()).toEqual([])
      expect(await channel.send(aMessage(account), options)).toMatchObject({ type: 'sent' })
      expect(asked).toEqual([0, 0])
    })
  })
}

const mayBegin = () => true

function aMessage(account: Account): Outgoing {
  return {
    key: 'c_1/7/1',
    account,
    conversation: 'c_1',
    to: '16505551234',
    kind: 'follow_up',
    attempt: 1,
    text: 'Still there?',
    form: 'text',
  }
}
