/** The environment of a delivery process. */
import { host, logLevel, natsUrl, portNumber, redisUrl } from '@relance/service-kit'
import { z } from 'zod'

export const configShape = {
  NATS_URL: natsUrl(),
  REDIS_URL: redisUrl(),
  /** The sandbox channel's log; replicas on one machine share it. */
  RELANCE_SANDBOX_PATH: z.string().default('./data/sandbox.sqlite'),
  RELANCE_HOST: host(),
  RELANCE_GRPC_PORT: portNumber(50_055),
  RELANCE_OPS_PORT: portNumber(9_468),
  RELANCE_LOG_LEVEL: logLevel(),
}
