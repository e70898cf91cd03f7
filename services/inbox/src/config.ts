/** The environment of an inbox process. */
import { addressList, host, logLevel, ownToken, portNumber, tokenTable } from '@relance/service-kit'
import { z } from 'zod'

export const configShape = {
  /** Whose conversations are shown. */
  RELANCE_TENANT: z.string().default('demo'),
  RELANCE_CONVERSATION_STATE_ADDRESS: addressList('127.0.0.1:50052'),
  RELANCE_SCHEDULER_ADDRESS: addressList('127.0.0.1:50053'),
  RELANCE_DECISION_ADDRESS: addressList('127.0.0.1:50054'),
  RELANCE_DELIVERY_ADDRESS: addressList('127.0.0.1:50055'),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  /** With which it calls other services. */
  RELANCE_TOKEN: ownToken(),
  RELANCE_HTTP_PORT: portNumber(8_088),
  RELANCE_OPS_PORT: portNumber(9_469),
  RELANCE_LOG_LEVEL: logLevel(),
}
