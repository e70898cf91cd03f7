/** The environment of a scheduler process. */
import { host, logLevel, natsUrl, portNumber, redisUrl } from '@relance/service-kit'

export const configShape = {
  NATS_URL: natsUrl(),
  REDIS_URL: redisUrl(),
  RELANCE_HOST: host(),
  RELANCE_GRPC_PORT: portNumber(50_053),
  RELANCE_OPS_PORT: portNumber(9_466),
  RELANCE_LOG_LEVEL: logLevel(),
}
