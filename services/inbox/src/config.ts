import { addressList, host, logLevel, portNumber, readConfig } from '@relance/service-kit'
import { z } from 'zod'

/** The inbox's settings from the environment. Throws `ConfigError` with all problems at once. */
export function readInboxConfig(env: Record<string, string | undefined>) {
  return readConfig(
    {
      RELANCE_HOST: host(),
      RELANCE_HTTP_PORT: portNumber(8088),
      RELANCE_OPS_PORT: portNumber(9469),
      RELANCE_TENANT: z.string().default('demo'),
      RELANCE_CONVERSATION_STATE_ADDRESS: addressList('127.0.0.1:50052'),
      RELANCE_SCHEDULER_ADDRESS: addressList('127.0.0.1:50053'),
      RELANCE_DECISION_ADDRESS: addressList('127.0.0.1:50054'),
      RELANCE_DELIVERY_ADDRESS: addressList('127.0.0.1:50055'),
      RELANCE_LOG_LEVEL: logLevel(),
    },
    env,
  )
}
