/** The environment of a decision process. */
import { addressList, host, logLevel, natsServer, ownToken, portNumber, tokenTable } from '@relance/service-kit'
import { z } from 'zod'

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
  /** Without this and OPENAI_BASE_URL the built-in engine works alone. */
  OPENAI_API_KEY: z.string().optional(),
  /** A compatible server, such as `http://127.0.0.1:11434/v1`. */
  OPENAI_BASE_URL: z.url().optional(),
  RELANCE_MODEL: z.string().optional(),
  /** Which API to speak; Responses with OpenAI and Chat Completions with other servers where unset. */
  RELANCE_MODEL_API: z.enum(['responses', 'chat'], 'must be responses or chat').optional(),
}
