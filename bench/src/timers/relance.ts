/**
 * Conversations whose inactivity timers are all due within one second. Done is a timer whose elapse is folded and whose decision request is
 * committed and relayed. The requests stay in their queue: nobody decides, so that each can be counted.
 *
 * Meanwhile other conversations go on at a steady pace; how long each message takes until it is shown is counted from when it was due to be
 * sent, so that a stall counts for all who wait.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { readCommandId } from '@relance/contracts/command-id'
import { defaultAssistant, edgeSettingsOf, settingsKeys } from '@relance/contracts/settings'
import type { Contender } from '../contenders.ts'
import { cpuTimes, spentBetween } from '../cpu-time.ts'
import { quantileOf } from '../figure.ts'
import { inParallel } from '../in-parallel.ts'
import { type RelanceCluster, startRelance } from '../relance-cluster.ts'
import { addressOf, ASSISTANT, CHANNEL, messageOf, TENANT } from '../traffic.ts'
import { startLiveTraffic } from './live-traffic.ts'

const SPREAD_MS = 1_000
const WARM_UP = 5_000
/** Of its own, so that its requests, which come again since nobody decides, are not counted. */
const WARM_UP_TENANT = 'warm-up'
const AT_ONCE = 256
const POLL_MS = 50
/** Each conversation has been silent for longer when its timer elapses. */
const INACTIVITY_MS = 1_000
const LIVE_PER_SECOND = 200
/** Where nothing is relayed for so long, the rest is lost. */
const STALLED_MS = 15_000

export function relanceTimers(count: number): Contender {
  return {
    name: 'relance',
    async start() {
      const cluster = await startRelance({ replicas: { decision: 0 } })
      const assistant = { ...defaultAssistant(ASSISTANT), inactivityMs: INACTIVITY_MS }
      for (const tenant of [WARM_UP_TENANT, TENANT])
        await cluster.engine.settings.put(settingsKeys.assistant(tenant, ASSISTANT), assistant)
      return { measure: () => measure(cluster, count), stop: () => cluster.stop() }
    },
  }
}

/** Besides, `cpu.<process>`: µs of processor time per timer, live traffic included. */
async function measure(cluster: RelanceCluster, count: number): Promise<Record<string, number>> {
  const began = Date.now()
  const warmUpAt = began + 3_000
  await arm(cluster, WARM_UP_TENANT, WARM_UP, warmUpAt)
  const armingMs = ((Date.now() - began) / WARM_UP) * count
  await untilRelayed(cluster, WARM_UP_TENANT, WARM_UP, warmUpAt)

  const firstDueAt = Date.now() + Math.ceil(1.5 * armingMs) + 5_000
  await arm(cluster, TENANT, count, firstDueAt)
  const lateMs = Date.now() - firstDueAt
  if (lateMs > 0) throw new Error(`The last of the timers was armed ${lateMs} ms after the first was due.`)
  await using live = await startLiveTraffic(cluster, LIVE_PER_SECOND)
  await sleep(firstDueAt - Date.now())
  const before = live.takeLatencies()
  const cpuBefore = cpuTimes()
  await untilRelayed(cluster, TENANT, count, firstDueAt)
  const doneMs = Date.now() - firstDueAt
  const latencies = live.takeLatencies()
  const spent = spentBetween(cpuBefore, cpuTimes()).map(([name, us]) => [`cpu.${name}`, us / count] as const)
  return {
    doneMs,
    ...(await judge(cluster, count)),
    liveP50Ms: quantileOf(latencies, 0.5),
    liveP99Ms: quantileOf(latencies, 0.99),
    calmP99Ms: quantileOf(before, 0.99),
    ...Object.fromEntries(spent),
  }
}

/** A question and an answer each, after which there is silence until the timer that the question armed. */
async function arm(
  { engine, untilDone }: RelanceCluster,
  tenant: string,
  count: number,
  firstDueAt: number,
): Promise<void> {
  const settings = edgeSettingsOf(defaultAssistant(ASSISTANT), CHANNEL)
  for (const turn of [0, 1]) {
    await inParallel(count, AT_ONCE, (n) => {
      const dueAt = firstDueAt + Math.floor((n / count) * SPREAD_MS)
      // The answer's would be a little later, so that the timer of the question is left as it is.
      const inactivityMs = dueAt + turn * INACTIVITY_MS - Date.now()
      return engine.mailbox.append({ ...addressOf(n), tenant }, messageOf(n, turn, { ...settings, inactivityMs }))
    })
  }
  await untilDone(['MAILBOX', 'TIMER_COMMANDS'])
}

async function untilRelayed(
  { raw, untilDone }: RelanceCluster,
  tenant: string,
  count: number,
  firstDueAt: number,
): Promise<void> {
  let relayed = 0
  for (let movedAt = firstDueAt; ; await sleep(POLL_MS)) {
    const now = await raw.count('DECISIONS', `decisions.*.${tenant}`)
    if (now >= count) break
    if (now > relayed) movedAt = Date.now()
    relayed = now
    if (Date.now() - movedAt > STALLED_MS) throw new Error(`${count - relayed} timers led to nothing.`)
  }
  await untilDone(['MAILBOX'])
}

/** How many conversations have no request, and how many requests are one too many. */
async function judge({ raw }: RelanceCluster, count: number): Promise<{ lost: number; doubles: number }> {
  const requests = (await raw.read('DECISIONS')).filter(({ id }) => id.startsWith(`${TENANT}.`))
  const conversations = new Set(requests.map(({ id }) => readCommandId(id.slice(TENANT.length + 1))?.conversation))
  return { lost: count - conversations.size, doubles: requests.length - conversations.size }
}
