/** Conversations that begin at a steady pace and are each due a follow-up; how late it comes tells what stood still, and how long. */
import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from '@relance/contracts/errors'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { author, messageKind } from '@relance/contracts/words'
import type { Clients } from '@relance/embedded/clients'
import { TENANT, WHATSAPP } from '../chaos/accounts.ts'
import type { Call } from '../chaos/channels.ts'

export interface Probe {
  contact: string
  /** When it began, whether or not anybody took it at once; ms since the epoch. */
  beganAt: number
}

const EVERY_MS = 100
const SENDS_AGAIN_AFTER_MS = 50

/** A question and our counter-question each, after which there is silence. */
export function startProbes(clients: Pick<Clients, 'ingest'>): { probes: Probe[]; stop(): void } {
  const probes: Probe[] = []
  const stopping = new AbortController()
  const timer = setInterval(() => {
    const probe = { contact: `34700${String(probes.length).padStart(6, '0')}`, beganAt: Date.now() }
    probes.push(probe)
    void record(clients, probe.contact, stopping.signal)
  }, EVERY_MS)
  return {
    probes,
    stop() {
      clearInterval(timer)
      stopping.abort()
    },
  }
}

async function record({ ingest }: Pick<Clients, 'ingest'>, contact: string, stopping: AbortSignal): Promise<void> {
  const messages = (['customer', 'assistant'] as const).map((by) =>
    Message.fromPartial({
      messageId: `${contact}/${by}`,
      accountId: WHATSAPP,
      contactExternalId: contact,
      author: author.toWire(by),
      kind: messageKind.toWire('text'),
      text: by === 'customer' ? 'I would like to book a table.' : 'Gladly! Which day and time would you prefer?',
    }),
  )
  while (!stopping.aborted) {
    try {
      await ingest.recordMessages({ tenant: TENANT, messages })
      return
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      await sleep(SENDS_AGAIN_AFTER_MS)
    }
  }
}

/** When the first message to each contact was shown, ms since the epoch. */
export function shownAt(calls: readonly Call[]): Map<string, number> {
  const shown = new Map<string, number>()
  for (const { to, at, shown: isShown } of calls) if (isShown && !shown.has(to)) shown.set(to, at)
  return shown
}
