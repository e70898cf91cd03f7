/** The environment of an embedded Relance. */
import { limitsShape } from '@relance/ingest'
import { type ConfigOf, host, logLevel, portNumber, tokenTable } from '@relance/service-kit'
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
  /** Without this and OPENAI_BASE_URL the built-in engine works alone. */
  OPENAI_API_KEY: z.string().optional(),
  /** A compatible server, such as `http://127.0.0.1:11434/v1`. */
  OPENAI_BASE_URL: z.url().optional(),
  RELANCE_MODEL: z.string().optional(),
}

export type EmbeddedConfig = ConfigOf<typeof configShape>
