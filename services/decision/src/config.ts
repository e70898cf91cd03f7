/** The environment of a decision process. */
import { addressList, host, logLevel, natsServer, ownToken, portNumber, tokenTable } from '@relance/service-kit'
import { modelShape } from './model-config.ts'

export const configShape = {
  ...natsServer(),
  RELANCE_CONVERSATION_STATE_ADDRESS: addressList('127.0.0.1:50052'),
  RELANCE_HOST: host(),
  /** Who may call; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  /** With which it calls other services. */
  RELANCE_TOKEN: ownToken(),
  RELANCE_GRPC_PORT: portNumber(50_054),
  RELANCE_OPS_PORT: portNumber(9_467),
  RELANCE_LOG_LEVEL: logLevel(),
  ...modelShape,
}
