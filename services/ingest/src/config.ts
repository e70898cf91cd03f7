/** The environment of an ingest process. */
import { addressList, host, logLevel, natsServer, ownToken, portNumber, tokenTable } from '@relance/service-kit'
import { limitsShape } from './limits.ts'

export const configShape = {
  ...natsServer(),
  RELANCE_DELIVERY_ADDRESS: addressList('127.0.0.1:50055'),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  /** With which it calls other services. */
  RELANCE_TOKEN: ownToken(),
  RELANCE_HTTP_PORT: portNumber(8_080),
  RELANCE_GRPC_PORT: portNumber(50_051),
  RELANCE_OPS_PORT: portNumber(9_464),
  RELANCE_LOG_LEVEL: logLevel(),
  ...limitsShape,
}
