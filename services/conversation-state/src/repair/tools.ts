/** What the repair tools stand on, and where they find it: an embedded Relance that is stopped, or a cluster. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { TerminalError } from '@relance/contracts/errors'
import { type Clock, type Engine, createSystemClock } from '@relance/engine'
import { createNatsEngine } from '@relance/engine/nats'
import { createSqliteEngine } from '@relance/engine/sqlite'
import type { ReadModel } from '@relance/read-model'
import { createRedisReadModel } from '@relance/read-model/redis'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { createLog } from '@relance/service-kit'
import { connectNats, type natsAt } from '@relance/service-kit/nats'
import { connectRedis, type redisAt } from '@relance/service-kit/redis'
import { type Actor, createActor } from '../actor/actor.ts'
import { realPause } from '../loop.ts'

export interface RepairPorts extends Pick<Engine, 'mailbox' | 'stateStore' | 'settings'> {
  readModel: ReadModel
  actor: Actor
  clock: Clock
}

export interface RepairTools extends RepairPorts {
  /** What is worked on, for people. */
  place: string
  close(): Promise<void>
}

/** What a turn says goes to the workers' logs, not between the lines of the report. */
const silent = createLog({ service: 'relance', level: 'silent' })

/** Conversations held in memory: each is visited once. */
const CACHE_SIZE = 1_000

/** Throws `NO_DATA` where the folder holds none, `DATA_IN_USE` where a Relance works on it. */
export async function openFolder(folder: string): Promise<RepairTools> {
  const path = join(folder, 'relance.sqlite')
  if (!existsSync(path)) {
    throw new TerminalError(
      'NO_DATA',
      `${path} is not there. Name the data folder with --data, or set NATS_URL and REDIS_URL for a cluster.`,
      { kind: 'not_found' },
    )
  }
  const engine = await createSqliteEngine({ path, clock: createSystemClock() })
  const readModel = createSqliteReadModel(join(folder, 'views.sqlite'))
  return assemble(engine, readModel, `the folder ${folder}`, async () => {
    readModel.close()
    await engine.close()
  })
}

/** Workers may run meanwhile: every commit is a compare-and-set (I4). */
export async function openCluster(at: {
  nats: ReturnType<typeof natsAt>
  redis: ReturnType<typeof redisAt>
}): Promise<RepairTools> {
  const name = 'repair'
  const nats = await connectNats({ ...at.nats, name, log: silent, patienceMs: 3_000 })
  try {
    const engine = await createNatsEngine({ connection: nats.connection, clock: createSystemClock() })
    const redis = await connectRedis({ ...at.redis, name, log: silent })
    const close = async () => {
      await engine.close()
      await Promise.all([nats.stop(), redis.stop()])
    }
    return assemble(engine, createRedisReadModel(redis.client), `the cluster on ${nats.connection.getServer()}`, close)
  } catch (error) {
    await nats.stop()
    throw error
  }
}

function assemble(engine: Engine, readModel: ReadModel, place: string, close: () => Promise<void>): RepairTools {
  const clock = createSystemClock()
  const ports = { ...engine, readModel, log: silent, monotonic: () => clock.monotonic() }
  return {
    ...engine,
    readModel,
    clock,
    actor: createActor(ports, { cacheSize: CACHE_SIZE, patience: realPause }),
    place,
    close,
  }
}
