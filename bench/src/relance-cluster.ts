/** A cluster of one process per service on servers of its own, and what its broker holds for it to do. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createLog } from '@relance/service-kit'
import { connectNats } from '@relance/service-kit/nats'
import { connectRedis } from '@relance/service-kit/redis'
import { freePort } from '@relance/testing/servers'
import { createRaw } from '../../scripts/chaos/raw.ts'
import { type ClusterOptions, startCluster } from '../../scripts/cluster/start-cluster.ts'

const POLL_MS = 20

export type RelanceCluster = Awaited<ReturnType<typeof startRelance>>

/** `options` beyond what a measurement needs: replicas, environment. Redis syncs its file every second, NATS every second. */
export async function startRelance(options: Partial<ClusterOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'))
  const cluster = await startCluster({
    folder,
    ports: async () => ({ grpc: await freePort(), http: await freePort(), ops: await freePort() }),
    line: (name, text) => process.stderr.write(`${name} ${text}\n`),
    ...options,
  })
  const log = createLog({ service: 'bench', level: 'error' })
  const nats = await connectNats({
    url: cluster.nats[0]!.url,
    name: 'bench',
    log,
  })
  const engine = await createNatsEngine({ connection: nats.connection, clock: createSystemClock() })
  const raw = createRaw(nats.connection)
  const redis = await connectRedis({ url: cluster.redis!.url, name: 'bench', log })

  return {
    ...cluster,
    /** Where the servers keep their files. */
    folder: options.folder ?? folder,
    connection: nats.connection,
    engine,
    raw,
    redisClient: redis.client,
    readModel: createRedisReadModel(redis.client),
    /**
     * Resolves once nobody has anything to do in these streams. A wake-up of MAILBOX is acknowledged once its input is folded, its commands
     * are committed and relayed and its view is written; a timer command once the broker holds the timer.
     */
    async untilDone(streams: readonly string[]) {
      for (;;) {
        // A broker that is kept busy for longer than it may take to answer is asked again.
        const backlogs = await Promise.all(streams.map((stream) => raw.backlog(stream).catch(unlessLate)))
        if (backlogs.every((backlog) => backlog?.waiting === 0 && backlog.inHand === 0)) return
        await sleep(POLL_MS)
      }
    },
    async stop() {
      await engine.close()
      await nats.stop()
      await redis.stop()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function unlessLate(error: unknown): undefined {
  if (!(error instanceof Error && error.name === 'TimeoutError')) throw error
}
