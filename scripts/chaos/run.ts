/** One run: a cluster under load while things break, then rest, then judgement. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { freePort } from '@relance/testing/servers'
import { type Cluster, startCluster } from '../cluster/start-cluster.ts'
import { provideAccounts, SECRETS } from './accounts.ts'
import { startChannels } from './channels.ts'
import { inject, planFaults, USUAL_WEIGHTS } from './faults.ts'
import { type Acknowledged, createPlayer } from './load.ts'
import { gather } from './oracle/evidence.ts'
import { judge } from './oracle/judge.ts'
import { watchState } from './oracle/watch-state.ts'
import { mainsOf, type PlantName, weightsOf } from './plants/plants.ts'
import { planLoad } from './plan.ts'
import { createPost } from './post.ts'
import { provoke } from './provoke.ts'
import { type Patience, untilQuiet } from './quiet.ts'
import { createRandom } from './random.ts'
import { createRaw, type Raw } from './raw.ts'
import { type Report, reportOf } from './report.ts'

export interface RunOptions {
  minutes: number
  seed: string
  natsNodes: 1 | 3
  /** Messages per second that the plan aims at. */
  perSecond: number
  /** A mistake to make. */
  plant?: PlantName | undefined
  /** How long to wait for rest. */
  patience: Patience
  /** Says what goes on. */
  tell(line: string): void
  /** Receives every line that a process prints. */
  line(name: string, text: string): void
}

const NAME = 'chaos'

export async function runChaos(options: RunOptions): Promise<Report> {
  const { minutes, seed, natsNodes, perSecond, plant, tell } = options
  const random = createRandom(seed)
  const durationMs = minutes * 60_000
  const plan = planLoad(random.fork('load'), { durationMs, perSecond })
  const faults = planFaults(random.fork('faults'), durationMs, (plant && weightsOf(plant)) ?? USUAL_WEIGHTS)
  const folder = await mkdtemp(join(tmpdir(), 'relance-chaos-'))
  const channels = await startChannels()
  const printed: string[] = []
  const mended = new Map<string, number>()
  let cluster: Cluster | undefined
  const owned: { stop(): Promise<unknown> }[] = []
  try {
    cluster = await startCluster({
      folder,
      natsNodes,
      mains: plant ? mainsOf(plant) : {},
      // The inbox takes no part, and what has two can do without one of them.
      replicas: { 'conversation-state': 2, delivery: 2, inbox: 0 },
      ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
      env: { ...SECRETS, ...(plant && { CHAOS_PLANT: plant }), RELANCE_LOG_LEVEL: 'warn' },
      line(name, text) {
        const what = mendedBySweeper(text)
        if (what) mended.set(what, (mended.get(what) ?? 0) + 1)
        printed.push(`${name} ${text}`)
        if (printed.length > 20) printed.shift()
        // Whoever was killed was killed by us; whoever ended by itself has said why just before.
        if (/^ended with (?!SIGKILL)/.test(text)) {
          for (const said of printed.filter((one) => one.startsWith(`${name} `))) tell(said.slice(0, 500))
        }
        options.line(name, text)
      },
    }).catch((cause: unknown) => {
      throw new Error(`The cluster did not start. It printed:\n${printed.join('\n')}`, { cause })
    })
    await provideAccounts(cluster, channels.baseUrls)

    const log = createLog({ service: NAME, level: 'silent' })
    const nats = await connectNats({ url: cluster.nats.map(({ url }) => url).join(','), name: NAME, log })
    const redis = await connectRedis({ url: cluster.redis!.url, name: NAME, log })
    owned.push(nats, redis)
    const raw = createRaw(nats.connection)
    const watched = watchState(raw)
    owned.push(watched)

    const acknowledged = new Map<string, Acknowledged>()
    const refused = new Map<string, number>()
    const take = (input: Acknowledged) => void acknowledged.set(`${input.conversation}/${input.entryId}`, input)
    const giveUp = new AbortController()
    const origins = cluster.places.flatMap(({ service, at }) =>
      service === 'ingest' ? [`http://127.0.0.1:${at.http}`] : [],
    )
    const post = createPost(origins, SECRETS.CHAOS_SECRET)
    channels.liven({ post, random: random.fork('channels'), acknowledged: take, giveUp: giveUp.signal })

    tell(`${plan.conversations} conversations, ${plan.acts.length} acts and ${faults.length} faults in ${minutes} min.`)
    const beganAt = performance.now()
    const injector = inject(faults, {
      cluster,
      flushRedis: () => redis.client.flushAll(),
      leadingNode: async () => {
        const leader = natsNodes === 1 ? undefined : await raw.leader('MAILBOX').catch(() => undefined)
        return leader ? Number(leader.slice(1)) - 1 : 0
      },
      tell: (line) => tell(`${((performance.now() - beganAt) / 1_000).toFixed(0).padStart(4)} s  ${line}`),
    })
    const player = createPlayer({
      clients: cluster,
      post,
      acknowledged: take,
      refused: (reason) => void refused.set(reason, (refused.get(reason) ?? 0) + 1),
      giveUp: giveUp.signal,
    })
    const backlogs = tellBacklogs(raw, tell)
    owned.push(backlogs)
    const provoking = provoke(nats.connection, random.fork('provocations'), player.act)
    await player.play(plan)
    const loadMs = performance.now() - beganAt
    await provoking.stop()
    await injector.done
    channels.behave()
    tell(`The load is over; ${acknowledged.size} inputs are acknowledged.`)
    await untilQuiet(raw, options.patience, tell)
    giveUp.abort()
    await player.answered().catch((error: unknown) => tell(`A sender gave up: ${String(error)}`))
    await watched.stop()
    // Those who report first, so that the workers fold what they still had to say.
    for (const service of ['scheduler', 'decision', 'delivery', 'ingest', 'conversation-state']) {
      await Promise.all(cluster.processes.filter((one) => one.service === service).map((one) => one.stop()))
    }

    const evidence = await gather(raw, {
      acknowledged: [...acknowledged.values()],
      setbacks: watched.setbacks,
      calls: channels.calls(),
      faults: injector.happened,
    })
    return reportOf({ judgement: judge(evidence), evidence, loadMs, refused, mended })
  } finally {
    for (const one of owned) await one.stop()
    await cluster?.stop()
    await channels.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the line says that the sweeper mends, where it says so. */
function mendedBySweeper(line: string): string | undefined {
  return line.includes('The sweeper mends') ? /"what":"([^"]+)"/.exec(line)?.[1] : undefined
}

const TELL_BACKLOGS_EVERY_MS = 5_000

/** Where it waits, for people who look on. */
function tellBacklogs(raw: Raw, tell: (line: string) => void): { stop(): Promise<void> } {
  const timer = setInterval(() => {
    const streams = ['MAILBOX', 'DECISIONS', 'DELIVERIES', 'TIMER_COMMANDS', 'TIMERS']
    void Promise.all(streams.map(async (stream) => ({ stream, ...(await raw.backlog(stream)) }))).then(
      (all) =>
        tell(`        waiting+in hand: ${all.map((one) => `${one.stream} ${one.waiting}+${one.inHand}`).join(', ')}`),
      () => {},
    )
  }, TELL_BACKLOGS_EVERY_MS)
  return { stop: async () => clearInterval(timer) }
}
