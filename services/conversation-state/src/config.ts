/** The environment of a conversation-state process. */
import { type ConfigOf, host, logLevel, portNumber, switchedOn } from '@relance/service-kit'
import { z } from 'zod'

function atLeastOne(fallback: number) {
  return z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a whole number from 1')
    .transform(Number)
    .default(fallback)
}

export const configShape = {
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  RELANCE_HOST: host(),
  RELANCE_GRPC_PORT: portNumber(50_052),
  RELANCE_OPS_PORT: portNumber(9_465),
  RELANCE_LOG_LEVEL: logLevel(),
  /** Copies of each stream that the broker is expected to keep: 1, 3 or 5. */
  RELANCE_NATS_REPLICAS: z.enum(['1', '3', '5'], 'must be 1, 3 or 5').transform(Number).default(1),
  /** Conversations that take a turn at a time. */
  RELANCE_CONCURRENCY: atLeastOne(64),
  /** Conversations held in memory. */
  RELANCE_CACHE_SIZE: atLeastOne(10_000),
  RELANCE_SWEEP: switchedOn(true),
  /** Conversations that the sweeper visits per second. */
  RELANCE_SWEEP_PER_SECOND: atLeastOne(200),
}

export type Config = ConfigOf<typeof configShape>
