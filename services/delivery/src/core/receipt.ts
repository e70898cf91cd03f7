import type { Receipt } from '@relance/contracts/words'
import type { DeliveryRequest } from './delivery-request.ts'
import type { GateLine } from './gates.ts'

/** What was checked before a message went out, or did not. */
export function receiptOf(
  request: DeliveryRequest,
  {
    gates,
    now,
    credits = 0,
    nextCheckAt,
  }: { gates: GateLine[]; now: number; credits?: number; nextCheckAt?: number | undefined },
): Receipt {
  const { kind, route, lastCustomerAt, promised, writtenByPerson } = request
  const facts = [
    { name: 'message', value: KIND_WORDS[kind] },
    { name: 'channel', value: route.channel.replaceAll('_', ' ') },
    { name: 'checked at', value: new Date(now).toISOString() },
    {
      name: "customer's last message",
      value: lastCustomerAt === undefined ? 'none' : new Date(lastCustomerAt).toISOString(),
    },
    ...(promised ? [{ name: 'promised', value: 'the customer asked for it' }] : []),
    ...(writtenByPerson ? [{ name: 'written by', value: 'a person' }] : []),
  ]
  return { facts, gates, nextCheckAt, credits, engine: 'rules', policyVersion: '' }
}

const KIND_WORDS = {
  follow_up: 'follow-up',
  acknowledgement: 'acknowledgement',
  farewell: 'farewell',
  csat: 'question for a rating',
} as const satisfies Record<DeliveryRequest['kind'], string>
