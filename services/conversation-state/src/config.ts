/** The environment of a conversation-state process. */
import {
  atLeastOne,
  host,
  logLevel,
  natsReplicas,
  natsServer,
  portNumber,
  redisServer,
  switchedOn,
  tokenTable,
} from '@relance/service-kit'
import { z } from 'zod'

export const configShape = {
  ...natsServer(),
  ...redisServer(),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  RELANCE_GRPC_PORT: portNumber(50_052),
  RELANCE_OPS_PORT: portNumber(9_465),
  RELANCE_LOG_LEVEL: logLevel(),
  /** Copies of each stream that the broker is expected to keep: 1, 3 or 5. */
  RELANCE_NATS_REPLICAS: natsReplicas(),
  /** Conversations that take a turn at a time. */
  RELANCE_CONCURRENCY: atLeastOne(64),
  /** Conversations held in memory. */
  RELANCE_CACHE_SIZE: atLeastOne(10_000),
  RELANCE_SWEEP: switchedOn(true),
  /** Conversations that the sweeper visits per second. */
  RELANCE_SWEEP_PER_SECOND: atLeastOne(200),
}

/** What `npm run engine:setup` reads. */
export const setUpShape = {
  ...natsServer(),
  /** Copies of each stream: 1, or 3 or 5 on a cluster of brokers. */
  RELANCE_NATS_REPLICAS: natsReplicas(),
  /** Fixed when the streams are made. */
  RELANCE_PARTITIONS: atLeastOne(16, 9_999),
}

/** What `npm run relance` reads. */
export const repairShape = {
  /** Where it is set, and no folder is named, the cluster is worked on. */
  ...natsServer(),
  NATS_URL: z.string().optional(),
  ...redisServer(),
  /** Where an embedded Relance keeps everything. */
  RELANCE_DATA_DIR: z.string().default('./data'),
}
