/** `npm run failover`: kills a worker, a scheduler, a delivery, a NATS node and Redis, and measures until all works again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { createLog } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { freePort } from '@relance/testing/servers'
import { provideAccounts, SECRETS } from './chaos/accounts.ts'
import { startChannels } from './chaos/channels.ts'
import { createRaw } from './chaos/raw.ts'
import type { ServiceName } from './cluster/services.ts'
import { startCluster } from './cluster/start-cluster.ts'
import { medianOf, type Outage, outageOf } from './failover/outage.ts'
import { shownAt, startProbes } from './failover/probes.ts'

const options = new Command('failover')
  .description('Kills one thing after the other with kill -9, and measures how long it takes until all works again.')
  .option('--nats-nodes <n>', '3, of which the one that leads is killed, or 1', '3')
  .option('--only <name>', 'worker, scheduler, delivery, natsNode or redis')
  .option('--json', 'print one JSON object only')
  .parse()
  .opts<{ natsNodes: string; only?: string; json?: boolean }>()

/** What must work again within. Ms. */
const WITHIN_MS = 5_000
/**
 * A node of a cluster takes the leaders of its streams with it, and nobody else campaigns for 4 to 9 s: constants of nats-server that no
 * setting changes (`minElectionTimeoutDefault`, `maxElectionTimeoutDefault` in its server/raft.go). A second more for the retries. Ms.
 */
const ELECTED_WITHIN_MS = 10_000
/** Undisturbed at first, and after each kill; what was in hand has come back by then. Ms. */
const CALM_MS = 8_000
const WATCHED_MS = 12_000
/** Who restarts servers takes so long to notice. Ms. */
const RESTARTED_AFTER_MS = 500

process.setMaxListeners(50)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const say = (line: string) => options.json || process.stderr.write(`${line}\n`)
const natsNodes = options.natsNodes === '1' ? 1 : 3
const folder = await mkdtemp(join(tmpdir(), 'relance-failover-'))
const channels = await startChannels()
const cluster = await startCluster({
  folder,
  natsNodes,
  replicas: { 'conversation-state': 2, delivery: 2, scheduler: 2, inbox: 0 },
  ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
  env: { ...SECRETS, RELANCE_LOG_LEVEL: 'error' },
  line: () => {},
})
await provideAccounts(cluster, channels.baseUrls)
const log = createLog({ service: 'failover', level: 'silent' })
const nats = await connectNats({ url: cluster.nats.map(({ url }) => url).join(','), name: 'failover', log })
const { leader } = createRaw(nats.connection)

const { probes, stop } = startProbes(cluster)
const outages: Record<string, Outage> = {}
try {
  await sleep(CALM_MS)
  const calm = shownAt(channels.calls())
  const usualMs = medianOf(
    probes.flatMap(({ contact, beganAt }) => {
      const at = calm.get(contact)
      return at === undefined ? [] : [at - beganAt]
    }),
  )
  say(`A follow-up takes ${usualMs} ms from its conversation's beginning when nothing is broken.`)

  const killReplica = (service: ServiceName) => async () =>
    cluster.processes.find((one) => one.service === service)!.kill()
  const kills: Record<string, () => Promise<void>> = {
    worker: killReplica('conversation-state'),
    scheduler: killReplica('scheduler'),
    delivery: killReplica('delivery'),
    async natsNode() {
      const name = natsNodes === 1 ? undefined : await leader('MAILBOX')
      const node = cluster.nats[name ? Number(name.slice(1)) - 1 : 0]!
      await node.kill()
      // A cluster goes on without it; a single broker has to come back.
      void sleep(natsNodes === 1 ? RESTARTED_AFTER_MS : WATCHED_MS).then(() => node.restart())
    },
    async redis() {
      await cluster.redis!.kill()
      void sleep(RESTARTED_AFTER_MS).then(() => cluster.redis!.restart())
    },
  }
  for (const [name, kill] of Object.entries(kills)) {
    if (options.only && options.only !== name) continue
    const killedAt = Date.now()
    await kill()
    await sleep(WATCHED_MS)
    await sleep(CALM_MS)
    outages[name] = outageOf(probes, shownAt(channels.calls()), {
      killedAt,
      watchedUntil: killedAt + WATCHED_MS,
      usualMs,
    })
    const { workingAgainMs, late, missing, standstillMs, lateBefore } = outages[name]
    say(
      `${name.padEnd(10)} working again after ${workingAgainMs} ms ` +
        `(${late} messages late, ${missing} missing, none for ${standstillMs} ms)`,
    )
    if (lateBefore > 0) {
      const load = loadavg()[0]!.toFixed(1)
      say(`           ${lateBefore} were late before it, at a load of ${load}: the machine is too busy for a figure`)
    }
  }
} finally {
  stop()
  await nats.stop()
  await cluster.stop()
  await channels.stop()
  await rm(folder, { recursive: true, force: true })
}
const withinMs = (name: string) => (name === 'natsNode' && natsNodes > 1 ? ELECTED_WITHIN_MS : WITHIN_MS)
const ok = Object.entries(outages).every(([name, { workingAgainMs }]) => workingAgainMs <= withinMs(name))
process.stdout.write(`${JSON.stringify({ natsNodes, ...outages, ok })}\n`)
process.exitCode = ok ? 0 : 1
