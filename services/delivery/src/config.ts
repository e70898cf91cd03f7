/** The environment of a delivery process. */
import { type ConfigOf, host, logLevel, portNumber } from '@relance/service-kit'
import { z } from 'zod'

export const configShape = {
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  /** The sandbox channel's log; replicas on one machine share it. */
  RELANCE_SANDBOX_PATH: z.string().default('./data/sandbox.sqlite'),
  RELANCE_HOST: host(),
  RELANCE_GRPC_PORT: portNumber(50_055),
  RELANCE_OPS_PORT: portNumber(9_468),
  RELANCE_LOG_LEVEL: logLevel(),
}

export type Config = ConfigOf<typeof configShape>
