import { host, logLevel, portNumber, readConfig } from '@relance/service-kit'
import { z } from 'zod'

/** The settings of an embedded Relance from the environment. Throws `ConfigError` with all problems at once. */
export function readEmbeddedConfig(env: Record<string, string | undefined>) {
  return readConfig(
    {
      RELANCE_DATA_DIR: z.string().default('./data'),
      RELANCE_HOST: host(),
      RELANCE_HTTP_PORT: portNumber(8080),
      RELANCE_GRPC_PORT: portNumber(50_051),
      RELANCE_INBOX_PORT: portNumber(8088),
      RELANCE_OPS_PORT: portNumber(9464),
      RELANCE_LOG_LEVEL: logLevel('warn'),
      OPENAI_API_KEY: z.string().optional(),
      OPENAI_BASE_URL: z.url().optional(),
      RELANCE_MODEL: z.string().optional(),
    },
    env,
  )
}

export type EmbeddedConfig = ReturnType<typeof readEmbeddedConfig>
