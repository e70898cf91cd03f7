/** From what the fold issues to what leaves: commands to their queues, events to everybody. */
import type { Address, Carrier } from '@relance/engine'
import { type CommandBody, commandCodec } from '@relance/contracts/command'
import { type ConversationView, eventCodec } from '@relance/contracts/view'
import type { IssuedCommand, IssuedEvent } from '../core/step.ts'
import type { Destination, OutboxItem } from './record.ts'

/** What surrounds the commands of one input. */
export interface Cause {
  address: Address
  /** The engine's instant of the input, ms since the epoch. */
  at: number
  carrier: Carrier
}

const QUEUE_OF: Record<CommandBody['type'], Destination> = {
  'timer.arm': 'timerCommands',
  'timer.cancel': 'timerCommands',
  'decision.request': 'decisions',
  'delivery.request': 'deliveries',
}

/** `view` gives the conversation after the input; asked for by events only, since most inputs issue none. */
export function toOutboxItems(
  issued: readonly IssuedCommand[],
  cause: Cause,
  view: () => ConversationView | undefined,
): OutboxItem[] {
  return issued.flatMap((item) =>
    'event' in item ? anEvent(item.id, item.event, cause, view()) : [aCommand(item, cause)],
  )
}

/**
 * An event about the conversation, of the machine's or of the shell's own making (`conversation.parked`). There is none
 * about a conversation that no message opened yet: there is nothing to show, and nobody to show it to.
 */
export function anEvent(
  id: string,
  event: IssuedEvent,
  { address: { tenant, conversation }, at, carrier }: Cause,
  view: ConversationView | undefined,
): OutboxItem[] {
  if (!view) return []
  const body = eventCodec.encode({ id, tenant, conversation, at, view, outcomes: [], ...event })
  return [{ id, to: 'events', type: event.type, at, body, carrier }]
}

function aCommand(issued: { id: string; notAfter: number; body: CommandBody }, cause: Cause): OutboxItem {
  const { tenant, conversation } = cause.address
  return {
    id: issued.id,
    to: QUEUE_OF[issued.body.type],
    type: issued.body.type,
    at: cause.at,
    body: commandCodec.encode({ ...issued, tenant, conversation }),
    carrier: cause.carrier,
  }
}
