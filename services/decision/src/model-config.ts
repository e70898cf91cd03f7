/** The variables that say which model is asked, and what it may use; of a process of its own as of an embedded one. */
import type { ConfigOf } from '@relance/service-kit'
import { z } from 'zod'
import type { OpenAiOptions } from './adapters/openai-asker.ts'

const price = z.strictObject({
  input: z.number().min(0),
  cachedInput: z.number().min(0).optional(),
  output: z.number().min(0),
})
const prices = z.record(z.string(), price)

export const modelShape = {
  /** Without this and OPENAI_BASE_URL the built-in engine works alone. */
  OPENAI_API_KEY: z.string().optional(),
  /** A compatible server, such as `http://127.0.0.1:11434/v1`. */
  OPENAI_BASE_URL: z.url().optional(),
  RELANCE_MODEL: z.string().optional(),
  /** Which API to speak; Responses with OpenAI and Chat Completions with other servers where unset. */
  RELANCE_MODEL_API: z.enum(['responses', 'chat'], 'must be responses or chat').optional(),
  /** US dollars per million tokens by model, before the list prices: `{"my-model": {"input": 0.1, "output": 0.4}}`. */
  RELANCE_MODEL_PRICES: z
    .string()
    .transform((text, context) => {
      const read = prices.safeParse(jsonOf(text))
      if (read.success) return read.data
      context.addIssue({
        code: 'custom',
        message: 'must be JSON such as {"my-model": {"input": 0.1, "cachedInput": 0.01, "output": 0.4}}',
      })
      return z.NEVER
    })
    .optional(),
  /** The most tokens of a tenant in a day (UTC); no limit where unset. */
  RELANCE_MODEL_DAILY_TOKENS: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'must be a whole number from 1')
    .transform(Number)
    .optional(),
}

/** How to reach the model; undefined where there is none: a key or an address of one's own says that there is. */
export function openAiOptionsOf(config: ConfigOf<typeof modelShape>): OpenAiOptions | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, RELANCE_MODEL: model } = config
  if (!apiKey && !baseUrl) return undefined
  return { apiKey, baseUrl, model, api: config.RELANCE_MODEL_API, prices: config.RELANCE_MODEL_PRICES }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
