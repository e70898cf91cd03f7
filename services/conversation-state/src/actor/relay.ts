/**
 * Relays what is committed: commands to their queues, events to everybody (I5, I6). It may be done twice; every consumer
 * keeps a claim by the command's id.
 */
import type { Address, Engine, WorkQueue, Events } from '@relance/engine'
import { ATTRIBUTE } from '@relance/service-kit'
import { metrics } from '../metrics.ts'
import type { Held } from './held.ts'
import type { OutboxItem } from './record.ts'

export type RelayPorts = Pick<Engine, 'queues' | 'events'>

/** Resolves once everything in the outbox has left. Where it rejects, what has left may leave again. */
export async function relay(ports: RelayPorts, held: Held): Promise<void> {
  const waiting = held.record.outbox.slice(held.relayed)
  if (waiting.length === 0) return
  const commands = waiting.flatMap((item) => (item.to === 'events' ? [] : [{ item, queue: ports.queues[item.to] }]))
  const events = waiting.filter((item) => item.to === 'events')
  // Commands may overtake each other: each names its own timer or request. Events of a conversation keep their order (E3).
  await Promise.all([
    ...commands.map(({ item, queue }) => enqueue(queue, held.address, item)),
    publish(ports.events, held.address, events),
  ])
  held.relayed = held.record.outbox.length
}

async function enqueue(queue: WorkQueue, { tenant }: Address, { id, type, body, carrier }: OutboxItem): Promise<void> {
  await queue.enqueue({ id, tenant, body, carrier })
  metrics.commandsRelayed.add(1, { [ATTRIBUTE.command]: type })
}

async function publish(events: Events, address: Address, items: readonly OutboxItem[]): Promise<void> {
  for (const { id, type, body, carrier } of items) {
    await events.publish({ id, address, type, body, carrier })
    metrics.commandsRelayed.add(1, { [ATTRIBUTE.command]: 'event.publish' })
  }
}
