import { type ConfigOf, host, logLevel, portNumber, readConfig } from '@relance/service-kit'
import { z } from 'zod'

const shape = {
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  RELANCE_HOST: host(),
  RELANCE_GRPC_PORT: portNumber(50_053),
  RELANCE_OPS_PORT: portNumber(9_466),
  RELANCE_LOG_LEVEL: logLevel(),
}

export type SchedulerConfig = ConfigOf<typeof shape>

/** @throws ConfigError with all problems at once. */
export function readSchedulerConfig(env: Readonly<Record<string, string | undefined>>): SchedulerConfig {
  return readConfig(shape, env)
}
