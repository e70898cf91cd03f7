/** The environment of a delivery process. */
import { host, logLevel, natsServer, portNumber, redisServer, tokenTable } from '@relance/service-kit'
import { z } from 'zod'

export const configShape = {
  ...natsServer(),
  ...redisServer(),
  /** The sandbox channel's log; replicas on one machine share it. */
  RELANCE_SANDBOX_PATH: z.string().default('./data/sandbox.sqlite'),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  RELANCE_GRPC_PORT: portNumber(50_055),
  RELANCE_OPS_PORT: portNumber(9_468),
  RELANCE_LOG_LEVEL: logLevel(),
}
