/**
 * What becomes of throughput and memory as conversations become many: one cluster in which more and more are opened, measured at each size.
 * The yardstick is the smallest size of the same run.
 */
import { defaultAssistant, edgeSettingsOf } from '@relance/contracts/settings'
import { createRandom } from '../../../scripts/chaos/random.ts'
import { conditions } from '../conditions.ts'
import { shown } from '../contenders.ts'
import { createConversations, type Figures } from '../conversations.ts'
import { figureOf } from '../figure.ts'
import { type RelanceCluster, startRelance } from '../relance-cluster.ts'
import type { Report } from '../report.ts'
import { ASSISTANT, CHANNEL } from '../traffic.ts'
import { type Footprint, footprintOf } from './footprint.ts'

const SIZES = [10_000, 100_000, 1_000_000]
/** Opened at a time, so that the broker has no more before it than it works off within seconds. */
const BLOCK = 10_000
/** Conversations that are spoken to while all others are idle. */
const WARM = 2_000
/** Inputs of one measurement. */
const WARM_INPUTS = 30_000
const COLD_INPUTS = 10_000
const AT_ONCE = 256
/** Conversations that are looked at after each size. */
const VERIFIED = 2_000
const DAY_MS = 86_400_000

export async function benchGrowth(options: {
  rounds: number
  /** Conversations in the end; a million where absent. */
  most?: number
  tell: (line: string) => void
}): Promise<Report> {
  const { rounds, most = SIZES.at(-1)!, tell } = options
  const samples = new Map<string, number[]>()
  const note = (size: string, figures: Figures) => {
    for (const [figure, value] of Object.entries(figures)) {
      const key = `${size}.${figure}`
      samples.set(key, [...(samples.get(key) ?? []), value])
      tell(`${key.padEnd(44)} ${shown(value)}`)
    }
  }
  const sizes = [...SIZES.filter((size) => size < most), most]
  const cluster = await startRelance()
  try {
    await grow(cluster, { sizes, rounds, note })
  } finally {
    await cluster.stop()
  }
  const figures = Object.fromEntries([...samples].map(([key, values]) => [key, figureOf(values)]))
  return { summary: summaryOf(sizes.map(nameOf), (key) => figures[key]!.median), figures, conditions: conditions() }
}

async function grow(
  cluster: RelanceCluster,
  options: { sizes: number[]; rounds: number; note: (size: string, figures: Figures) => void },
): Promise<void> {
  // Nothing elapses in the meantime.
  const settings = { ...edgeSettingsOf(defaultAssistant(ASSISTANT), CHANNEL), inactivityMs: DAY_MS }
  const conversations = createConversations(cluster, AT_ONCE, settings)
  const random = createRandom('growth')
  for (const size of options.sizes) {
    const note = (figures: Figures) => options.note(nameOf(size), figures)
    const before = await footprintOf(cluster)
    const opened = size - conversations.count()
    while (conversations.count() < size) {
      const from = conversations.count()
      const block = Math.min(BLOCK, size - from)
      // The customer's message and the assistant's, apart from each other as they are in life.
      note(await conversations.send(2 * block, (n) => from + (n % block), 'opening'))
    }
    await cluster.untilDone(['MAILBOX', 'TIMER_COMMANDS'])
    note(costOf(before, await footprintOf(cluster), opened))

    const warm = Math.min(WARM, size)
    await conversations.send(WARM_INPUTS / 2, (n) => n % warm, 'before')
    for (let round = 0; round < options.rounds; round++)
      note(await conversations.send(WARM_INPUTS, (n) => n % warm, 'warm'))
    const anyone = () => random.whole(0, size - 1)
    for (let round = 0; round < options.rounds; round++) note(await conversations.send(COLD_INPUTS, anyone, 'cold'))
    note(residentOf(await footprintOf(cluster)))
    await conversations.verify(Array.from({ length: VERIFIED }, anyone))
  }
}

/** Bytes that each of the conversations takes up that were opened between the two. */
function costOf(before: Footprint, after: Footprint, opened: number): Figures {
  const perConversation = (of: (footprint: Footprint) => number) => (of(after) - of(before)) / opened
  const brokerOf = ({ streams }: Footprint) => Object.values(streams).reduce((sum, bytes) => sum + bytes, 0)
  return {
    brokerBytes: perConversation(brokerOf),
    ...Object.fromEntries(
      Object.keys(after.streams).map((name) => [
        `brokerBytes.${name}`,
        perConversation(({ streams }) => streams[name] ?? 0),
      ]),
    ),
    redisBytes: perConversation(({ redis }) => redis),
    diskBytes: perConversation(({ disk }) => disk),
    ...residentOf(after),
  }
}

function residentOf({ resident }: Footprint): Figures {
  return Object.fromEntries(Object.entries(resident).map(([name, bytes]) => [`residentMb.${name}`, bytes / 1e6]))
}

function summaryOf(sizes: string[], median: (key: string) => number): Record<string, number> {
  const [smallest, largest] = [sizes[0]!, sizes.at(-1)!]
  return {
    ...Object.fromEntries(sizes.map((size) => [`warm${size}`, median(`${size}.warm`)])),
    ...Object.fromEntries(sizes.map((size) => [`cold${size}`, median(`${size}.cold`)])),
    /** Share of the smallest size's throughput that is lost at the largest. */
    fall: 1 - median(`${largest}.warm`) / median(`${smallest}.warm`),
    /** Likewise of what a second of processor time carries, which holds on a machine that others use as well. */
    fallPerCpu: 1 - median(`${smallest}.warm.cpu`) / median(`${largest}.warm.cpu`),
    brokerBytesPerConversation: median(`${largest}.brokerBytes`),
    redisBytesPerConversation: median(`${largest}.redisBytes`),
    workerMb: median(`${largest}.residentMb.conversation-state`),
    schedulerMb: median(`${largest}.residentMb.scheduler`),
    brokerMb: median(`${largest}.residentMb.nats-server`),
    redisMb: median(`${largest}.residentMb.redis-server`),
  }
}

/** `10k`, `1m`. */
function nameOf(size: number): string {
  if (size % 1_000_000 === 0) return `${size / 1_000_000}m`
  return size % 1_000 === 0 ? `${size / 1_000}k` : `${size}`
}
