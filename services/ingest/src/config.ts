/** The environment of an ingest process. */
import { addressList, host, logLevel, natsUrl, portNumber } from '@relance/service-kit'
import { limitsShape } from './limits.ts'

export const configShape = {
  NATS_URL: natsUrl(),
  RELANCE_DELIVERY_ADDRESS: addressList('127.0.0.1:50055'),
  RELANCE_HOST: host(),
  RELANCE_HTTP_PORT: portNumber(8_080),
  RELANCE_GRPC_PORT: portNumber(50_051),
  RELANCE_OPS_PORT: portNumber(9_464),
  RELANCE_LOG_LEVEL: logLevel(),
  ...limitsShape,
}
