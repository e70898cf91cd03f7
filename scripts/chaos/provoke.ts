/**
 * Customers and people who act at the very moment at which a message to them is being checked, claimed and sent: the plan can
 * only guess that moment. Whether, what and how soon follows from the seed and the request's id.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { commandCodec } from '@relance/contracts/command'
import type { NatsClient } from '@relance/service-kit/nats'
import type { AccountId } from './accounts.ts'
import type { Act } from './plan.ts'
import type { Random } from './random.ts'

const PROVOKED = 0.3
/** From the request on: examined, gated, claimed and sent within this. Ms. */
const WITHIN_MS = 40

/** Hears every request for a delivery as it is published, which takes nothing from those who consume it. */
export function provoke(
  connection: NatsClient['connection'],
  seeded: Random,
  act: (act: Act) => void,
): { stop(): Promise<void> } {
  const subscription = connection.subscribe('deliveries.>', {
    callback: (error, { data }) => {
      if (!error) void answer(data)
    },
  })

  async function answer(data: Uint8Array): Promise<void> {
    const { id, body } = commandCodec.decode(data)
    const random = seeded.fork(id)
    if (body.type !== 'delivery.request' || !random.chance(PROVOKED)) return
    const what = random.weighted({ reply: 70, person: 8, take_over: 10, cancel: 8, opt_out: 4 })
    await sleep(random.between(0, WITHIN_MS))
    const { accountId, contactExternalId: contact } = body.route
    const account = accountId as AccountId
    const message = {
      type: 'message',
      at: 0,
      account,
      contact,
      messageId: `at ${id}`,
      lateMs: 0,
      againAfterMs: undefined,
    } as const
    switch (what) {
      case 'reply':
        return act({ ...message, author: 'customer', text: 'I was just about to write.' })
      case 'opt_out':
        return act({ ...message, author: 'customer', text: 'STOP' })
      case 'person':
        return act({ ...message, author: 'person', text: 'I am on it.' })
      default:
        return act({ type: 'agent', at: 0, act: what, account, contact, requestId: `at ${id}`.replaceAll('/', ':') })
    }
  }

  return { stop: async () => subscription.unsubscribe() }
}
