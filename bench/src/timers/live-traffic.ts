import { setTimeout as sleep } from 'node:timers/promises'
import { inParallel } from '../in-parallel.ts'
import type { RelanceCluster } from '../relance-cluster.ts'
import { addressOf, messageOf } from '../traffic.ts'

export interface LiveTraffic extends AsyncDisposable {
  /** Ms from when each message was due to be sent until its conversation's view showed it; of those shown since it was asked last. */
  takeLatencies(): number[]
}

const TENANT = 'live'
const CONVERSATIONS = 500
const TICK_MS = 10

/** Customers and assistants of another tenant who talk at a steady pace, whatever else goes on. */
export async function startLiveTraffic(cluster: RelanceCluster, perSecond: number): Promise<LiveTraffic> {
  const { mailbox } = cluster.engine
  const waiting = new Map<string, { dueAt: number; seq: number | undefined }[]>()
  /** By conversation, the last sequence that its view has shown. */
  const shown = new Map<string, number>()
  let latencies: number[] = []
  const toOf = (contact: number) => ({ ...addressOf(contact), tenant: TENANT })

  const watching = await cluster.readModel.watch(TENANT, ({ id, version }) => {
    const messages = waiting.get(id) ?? []
    const shownSeq = version / 2
    const isShown = ({ seq }: { seq: number | undefined }) => seq !== undefined && seq <= shownSeq
    for (const { dueAt } of messages.filter(isShown)) latencies.push(performance.now() - dueAt)
    waiting.set(
      id,
      messages.filter((message) => !isShown(message)),
    )
    shown.set(id, Math.max(shownSeq, shown.get(id) ?? 0))
  })

  const send = async (contact: number, turn: number, dueAt: number) => {
    const to = toOf(contact)
    const { seq } = await mailbox.append(to, messageOf(contact, turn))
    // Its view may have come before the answer to the append.
    if ((shown.get(to.conversation) ?? 0) >= seq) latencies.push(performance.now() - dueAt)
    else waiting.set(to.conversation, [...(waiting.get(to.conversation) ?? []), { dueAt, seq }])
  }

  await inParallel(CONVERSATIONS, 64, (contact) => send(contact, 0, performance.now()))
  const stopping = new AbortController()
  const sending = (async () => {
    const began = performance.now()
    const underWay = new Set<Promise<void>>()
    for (let sent = 0; !stopping.signal.aborted; await sleep(TICK_MS)) {
      for (; sent < ((performance.now() - began) / 1000) * perSecond; sent++) {
        const dueAt = began + (sent / perSecond) * 1000
        const one: Promise<void> = send(sent % CONVERSATIONS, 1 + Math.floor(sent / CONVERSATIONS), dueAt).finally(() =>
          underWay.delete(one),
        )
        underWay.add(one)
      }
    }
    await Promise.all(underWay)
  })()

  return {
    takeLatencies() {
      const taken = latencies
      latencies = []
      // What still waits has waited at least so long.
      return [...taken, ...[...waiting.values()].flat().map(({ dueAt }) => performance.now() - dueAt)]
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await sending
      await watching.stop()
    },
  }
}
