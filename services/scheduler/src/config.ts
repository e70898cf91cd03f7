/** The environment of a scheduler process. */
import { host, logLevel, natsServer, portNumber, redisServer, tokenTable } from '@relance/service-kit'

export const configShape = {
  ...natsServer(),
  ...redisServer(),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  RELANCE_GRPC_PORT: portNumber(50_053),
  RELANCE_OPS_PORT: portNumber(9_466),
  RELANCE_LOG_LEVEL: logLevel(),
}
