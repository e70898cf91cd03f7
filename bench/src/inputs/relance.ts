import type { Contender } from '../contenders.ts'
import { createConversations, type Figures } from '../conversations.ts'
import { type RelanceCluster, startRelance } from '../relance-cluster.ts'
import type { Size } from './size.ts'

/** `env` is for every process of the cluster. */
export function relance(size: Size, env: Record<string, string> = {}): Contender {
  return {
    name: 'relance',
    async start() {
      const cluster = await startRelance({ env })
      return { measure: () => measure(cluster, size), stop: () => cluster.stop() }
    },
  }
}

/** Besides the rates, `<rate>.cpu.<process>`: µs of processor time per input. */
async function measure(cluster: RelanceCluster, { warm, inputs, atOnce }: Size): Promise<Figures> {
  const conversations = createConversations(cluster, atOnce)
  await conversations.send(2 * warm, (n) => n % warm, 'first')
  await conversations.send(inputs / 2, (n) => n % warm, 'second')
  await cluster.untilDone(['MAILBOX', 'TIMER_COMMANDS'])
  const warmed = await conversations.send(inputs, (n) => n % warm, 'warm')
  let opened = warm
  const opening = await conversations.send(inputs / 2, (n) => (n % 2 === 0 ? opened++ : n % warm), 'opening')
  await cluster.untilDone(['MAILBOX', 'TIMER_COMMANDS'])
  await conversations.verify()
  return { ...warmed, ...opening }
}
