/**
 * Inputs are appended to mailboxes as ingest does, as fast as they are taken, and worked off meanwhile. Done is an input that is folded, whose
 * commands are committed and relayed, and whose conversation's view in Redis shows it.
 */
import type { Contender } from '../contenders.ts'
import { cpuTimes, spentBetween } from '../cpu-time.ts'
import { inParallel } from '../in-parallel.ts'
import { type RelanceCluster, startRelance } from '../relance-cluster.ts'
import { addressOf, messageOf, TENANT } from '../traffic.ts'
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
async function measure(cluster: RelanceCluster, { warm, inputs, atOnce }: Size): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  const sent = new Map<number, { turns: number; lastSeq: number }>()
  const send = async (count: number, contactOf: (n: number) => number, figure?: string) => {
    const messages = Array.from({ length: count }, (_, n) => {
      const contact = contactOf(n)
      const { turns, lastSeq } = sent.get(contact) ?? { turns: 0, lastSeq: 0 }
      sent.set(contact, { turns: turns + 1, lastSeq })
      return { contact, to: addressOf(contact), message: messageOf(contact, turns) }
    })
    const before = cpuTimes()
    const began = performance.now()
    await inParallel(count, atOnce, async (n) => {
      const { contact, to, message } = messages[n]!
      const { seq } = await cluster.engine.mailbox.append(to, message)
      const conversation = sent.get(contact)!
      conversation.lastSeq = Math.max(conversation.lastSeq, seq)
    })
    await cluster.untilDone(['MAILBOX'])
    const ms = performance.now() - began
    if (figure === undefined) return
    figures[figure] = (count / ms) * 1000
    for (const [name, us] of spentBetween(before, cpuTimes())) figures[`${figure}.cpu.${name}`] = us / count
  }

  await send(2 * warm, (n) => n % warm)
  await send(inputs / 2, (n) => n % warm)
  await cluster.untilDone(['MAILBOX', 'TIMER_COMMANDS'])
  await send(inputs, (n) => n % warm, 'warm')
  let opened = warm
  await send(inputs / 2, (n) => (n % 2 === 0 ? opened++ : n % warm), 'opening')
  await cluster.untilDone(['MAILBOX', 'TIMER_COMMANDS'])
  await verify(cluster, sent)
  return figures
}

/** Each conversation's view shows its last message, and each has its one timer. */
async function verify(cluster: RelanceCluster, sent: ReadonlyMap<number, { lastSeq: number }>): Promise<void> {
  await inParallel(sent.size, 256, async (contact) => {
    const view = await cluster.readModel.get(TENANT, addressOf(contact).conversation)
    // A version is twice the sequence that was folded last.
    const shown = (view?.version ?? 0) / 2
    const { lastSeq } = sent.get(contact)!
    if (shown !== lastSeq) throw new Error(`Conversation ${contact} is shown at ${shown}, not at ${lastSeq}.`)
  })
  const armed = await cluster.raw.count('TIMERS')
  if (armed !== sent.size) throw new Error(`${armed} timers are armed for ${sent.size} conversations.`)
}
