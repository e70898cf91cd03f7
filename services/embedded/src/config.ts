/** The environment of an embedded Relance. */
import { limitsShape } from '@relance/ingest'
import { type ConfigOf, host, logLevel, portNumber, tokenTable } from '@relance/service-kit'
import { modelShape } from '@relance/decision'
import { z } from 'zod'

export const configShape = {
  /** Where it keeps everything; `--data` comes before it. */
  RELANCE_DATA_DIR: z.string().default('./data'),
  RELANCE_HOST: host(),
  /** Who may call, write to the sandbox and open the inbox; must be set where RELANCE_HOST is not loopback. */
  RELANCE_TOKENS: tokenTable(),
  /** Webhooks. */
  RELANCE_HTTP_PORT: portNumber(8_080),
  RELANCE_GRPC_PORT: portNumber(50_051),
  RELANCE_INBOX_PORT: portNumber(8_088),
  RELANCE_OPS_PORT: portNumber(9_464),
  RELANCE_LOG_LEVEL: logLevel('warn'),
  ...limitsShape,
  ...modelShape,
}

export type EmbeddedConfig = ConfigOf<typeof configShape>
