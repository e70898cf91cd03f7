/**
 * What was said in a cluster's conversations, and whether it is shown. Inputs are appended to mailboxes as ingest does, as fast as they are
 * taken, and worked off meanwhile. Done is an input that is folded, whose commands are committed and relayed, and whose conversation's view
 * in Redis shows it.
 */
import { RetryableError } from '@relance/contracts/errors'
import { cpuTimes, spentBetween } from './cpu-time.ts'
import { inParallel } from './in-parallel.ts'
import type { RelanceCluster } from './relance-cluster.ts'
import { addressOf, messageOf, TENANT } from './traffic.ts'

/** What an assistant is set to do, as it is stamped on each message. */
type Settings = Parameters<typeof messageOf>[2]

/** Rates per second and µs of processor time per input, by figure: `<figure>`, `<figure>.cpu` of all processes and `<figure>.cpu.<process>`. */
export type Figures = Record<string, number>

export function createConversations(cluster: RelanceCluster, atOnce: number, settings?: Settings) {
  /** By contact, from 0 without a gap: messages so far, and the sequence of the last one. */
  const turns: number[] = []
  const lastSeqs: number[] = []

  /** Repeats the same message where the broker does not answer in time, as whoever gets `UNAVAILABLE` of ingest does. */
  async function append(...message: Parameters<RelanceCluster['engine']['mailbox']['append']>): Promise<number> {
    for (;;) {
      try {
        return (await cluster.engine.mailbox.append(...message)).seq
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
      }
    }
  }

  return {
    count: () => turns.length,

    /** Each contact says something where it was the assistant's turn before, or hears something; a contact of the next number is a new one. */
    async send(count: number, contactOf: (n: number) => number, figure: string): Promise<Figures> {
      const messages = Array.from({ length: count }, (_, n) => {
        const contact = contactOf(n)
        const turn = turns[contact] ?? 0
        turns[contact] = turn + 1
        lastSeqs[contact] ??= 0
        return { contact, to: addressOf(contact), message: messageOf(contact, turn, settings) }
      })
      const before = cpuTimes()
      const began = performance.now()
      await inParallel(count, atOnce, async (n) => {
        const { contact, to, message } = messages[n]!
        const seq = await append(to, message)
        lastSeqs[contact] = Math.max(lastSeqs[contact]!, seq)
      })
      await cluster.untilDone(['MAILBOX'])
      const ms = performance.now() - began
      const spent = spentBetween(before, cpuTimes())
      return {
        [figure]: (count / ms) * 1000,
        [`${figure}.cpu`]: spent.reduce((sum, [, us]) => sum + us, 0) / count,
        ...Object.fromEntries(spent.map(([name, us]) => [`${figure}.cpu.${name}`, us / count])),
      }
    },

    /** Throws unless these conversations' views show their last messages, and each of all conversations has its one timer. */
    async verify(contacts: readonly number[] = [...turns.keys()]): Promise<void> {
      await inParallel(contacts.length, atOnce, async (n) => {
        const contact = contacts[n]!
        const view = await cluster.readModel.get(TENANT, addressOf(contact).conversation)
        // A version is twice the sequence that was folded last.
        const shown = (view?.version ?? 0) / 2
        const lastSeq = lastSeqs[contact]!
        if (shown !== lastSeq) throw new Error(`Conversation ${contact} is shown at ${shown}, not at ${lastSeq}.`)
      })
      const armed = await cluster.raw.count('TIMERS')
      if (armed !== turns.length) throw new Error(`${armed} timers are armed for ${turns.length} conversations.`)
    },
  }
}
