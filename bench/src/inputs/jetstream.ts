/** What one client can publish to a JetStream stream like MAILBOX, and nothing else: the same bodies, ids and subjects, acknowledged one by one. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { NATS_OPERATOR } from '@relance/engine/nats'
import { createLog } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { startNats } from '../../../scripts/cluster/servers.ts'
import type { Contender } from '../contenders.ts'
import { cpuTimes, spentBetween } from '../cpu-time.ts'
import { inParallel } from '../in-parallel.ts'
import { addressOf, messageOf } from '../traffic.ts'
import type { Size } from './size.ts'

export function jetstreamPublish({ warm, inputs, atOnce }: Size): Contender {
  return {
    name: 'jetstreamPublish',
    async start() {
      const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'))
      const { nodes, urlFor } = await startNats(folder, 1)
      const log = createLog({ service: 'bench', level: 'error' })
      const { connection, stop } = await connectNats({ url: urlFor(NATS_OPERATOR), name: 'bench', log })
      const manager = await jetstreamManager(connection)
      await manager.streams.add({
        name: 'YARDSTICK',
        subjects: ['mailbox.>'],
        storage: 'file',
        duplicate_window: 240e9,
      })
      const client = jetstream(connection)
      const publish = async (count: number, round: string) => {
        const messages = Array.from({ length: count }, (_, n) => {
          const { tenant, conversation } = addressOf(n % warm)
          const { id, body } = messageOf(n % warm, n)
          return { subject: `mailbox.0.${tenant}.${conversation}`, body, msgID: `${round}.${id}` }
        })
        const before = cpuTimes()
        const began = performance.now()
        await inParallel(count, atOnce, (n) => {
          const { subject, body, msgID } = messages[n]!
          return client.publish(subject, body, { msgID })
        })
        const perSecond = (count / (performance.now() - began)) * 1000
        const spent = spentBetween(before, cpuTimes()).map(([name, us]) => [`warm.cpu.${name}`, us / count] as const)
        return { warm: perSecond, ...Object.fromEntries(spent) }
      }
      return {
        async measure() {
          await publish(inputs / 2, 'before')
          return publish(inputs, 'measured')
        },
        async stop() {
          await stop()
          for (const node of nodes) await node.stop()
          await rm(folder, { recursive: true, force: true })
        },
      }
    },
  }
}
