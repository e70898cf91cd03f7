import type { Command, CommandOf } from '@relance/contracts/command'

/** A request for one message, with the envelope of its command. Instants are ms since the epoch. */
export type DeliveryRequest = Omit<CommandOf<'delivery.request'>, 'type'> & Omit<Command, 'body'>

/** The request that a command carries; undefined where it asks for something else. */
export function deliveryRequestIn({ body, ...envelope }: Command): DeliveryRequest | undefined {
  if (body.type !== 'delivery.request') return undefined
  const { type: _, ...request } = body
  return { ...request, ...envelope }
}
