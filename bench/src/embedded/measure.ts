/**
 * All services in this process, as `npm start` puts them together. Inputs are appended to mailboxes as fast as they are taken, and worked
 * off meanwhile. Done is an input that is folded, whose commands are committed, relayed and carried out, and whose view is written.
 */
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { configShape } from '@relance/embedded/config'
import { type Embedded, startEmbedded } from '@relance/embedded/start'
import { createTimeline } from '@relance/embedded/timeline'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createLog, readConfig } from '@relance/service-kit'
import { inParallel } from '../in-parallel.ts'
import type { Size } from '../inputs/size.ts'
import { addressOf, messageOf, TENANT } from '../traffic.ts'

const ANY_PORT = '0'

/** `warm` and `opening`: inputs a second. `<rate>.cpu.embedded`: µs of processor time per input, of all threads. */
export async function measureEmbedded(folder: string, size: Size): Promise<Record<string, number>> {
  const config = readConfig(configShape, {
    RELANCE_DATA_DIR: folder,
    RELANCE_HTTP_PORT: ANY_PORT,
    RELANCE_GRPC_PORT: ANY_PORT,
    RELANCE_INBOX_PORT: ANY_PORT,
    RELANCE_OPS_PORT: ANY_PORT,
  })
  const log = createLog({ level: config.RELANCE_LOG_LEVEL })
  // No account has a secret here: nothing is sent.
  const relance = await startEmbedded({ config, clock: 'system', secret: (reference) => reference, log })
  // It follows along in `npm start` too, and prints what it tells.
  const timeline = createTimeline(relance.engine.events, () => {}).follow()
  try {
    return await measure(relance, folder, size)
  } finally {
    await timeline.stop()
    await relance.stop()
  }
}

async function measure(
  { engine }: Embedded,
  folder: string,
  { warm, inputs, atOnce }: Size,
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  const sent = new Map<number, { turns: number; lastSeq: number }>()
  const send = async (count: number, contactOf: (n: number) => number, figure?: string) => {
    const messages = Array.from({ length: count }, (_, n) => {
      const contact = contactOf(n)
      const { turns, lastSeq } = sent.get(contact) ?? { turns: 0, lastSeq: 0 }
      sent.set(contact, { turns: turns + 1, lastSeq })
      return { contact, to: addressOf(contact), message: messageOf(contact, turns) }
    })
    const cpuBefore = process.cpuUsage()
    const began = performance.now()
    await inParallel(count, atOnce, async (n) => {
      const { contact, to, message } = messages[n]!
      const { seq } = await engine.mailbox.append(to, message)
      const conversation = sent.get(contact)!
      conversation.lastSeq = Math.max(conversation.lastSeq, seq)
    })
    do await nextTurn()
    while (engine.busy())
    const ms = performance.now() - began
    if (figure === undefined) return
    const { user, system } = process.cpuUsage(cpuBefore)
    figures[figure] = (count / ms) * 1000
    figures[`${figure}.cpu.embedded`] = (user + system) / count
  }

  await send(2 * warm, (n) => n % warm)
  await send(inputs / 2, (n) => n % warm)
  await send(inputs, (n) => n % warm, 'warm')
  let opened = warm
  await send(inputs / 2, (n) => (n % 2 === 0 ? opened++ : n % warm), 'opening')
  await verify(folder, sent)
  const armed = await engine.timers.list({ before: Number.MAX_SAFE_INTEGER, limit: sent.size + 1 })
  if (armed.length !== sent.size) throw new Error(`${armed.length} timers are armed for ${sent.size} conversations.`)
  return figures
}

/** Each conversation's view shows its last message. */
async function verify(folder: string, sent: ReadonlyMap<number, { lastSeq: number }>): Promise<void> {
  const readModel = createSqliteReadModel(join(folder, 'views.sqlite'))
  try {
    for (const [contact, { lastSeq }] of sent) {
      const view = await readModel.get(TENANT, addressOf(contact).conversation)
      // A version is twice the sequence that was folded last.
      const shown = (view?.version ?? 0) / 2
      if (shown !== lastSeq) throw new Error(`Conversation ${contact} is shown at ${shown}, not at ${lastSeq}.`)
    }
  } finally {
    readModel.close()
  }
}
