/** A model behind OpenAI's API or a compatible server: structured output only, customer text as delimited data. */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { ATTRIBUTE, withSpan } from '@relance/service-kit'
import OpenAI from 'openai'
import type { z } from 'zod'
import type { Brief } from '../core/brief.ts'
import type { Model } from '../core/model.ts'
import { readPrompts } from './prompts.ts'
import { type ModelAnswer, askChat, askResponses } from './openai-apis.ts'
import { briefText } from './brief-text.ts'
import { endingSchema, proposalSchema, textSchema, understandingSchema } from './answer-schemas.ts'

export interface OpenAiOptions {
  /** Servers of one's own often want none. */
  apiKey?: string | undefined
  /** Of a compatible server, such as `http://127.0.0.1:11434/v1`; OpenAI's own where absent. */
  baseUrl?: string | undefined
  /** `DEFAULT_MODEL` where absent. */
  model?: string | undefined
  /** Which API to speak: Responses with OpenAI, Chat Completions with other servers, where absent. */
  api?: 'responses' | 'chat' | undefined
  /** For one call, in ms. */
  timeoutMs?: number
}

export const DEFAULT_MODEL = 'gpt-5-mini'
const OPENAI = 'https://api.openai.com/v1'

/** Prompts are read here, once. Retrying is left to whoever wraps the model: it knows how long a decision may take. */
export function createOpenAiModel({
  apiKey,
  baseUrl,
  model = DEFAULT_MODEL,
  api,
  timeoutMs = 12_000,
}: OpenAiOptions): Model {
  // Everything is said, since the client would read what is absent from the environment of the process.
  const client = new OpenAI({
    apiKey: apiKey ?? 'unused',
    baseURL: baseUrl ?? OPENAI,
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
  })
  const ask = (api ?? (baseUrl ? 'chat' : 'responses')) === 'chat' ? askChat : askResponses
  const prompts = readPrompts()

  async function answer<T>(
    task: keyof typeof prompts,
    schema: z.ZodType<T>,
    brief: Brief,
    signal?: AbortSignal,
  ): Promise<T> {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': model,
      'relance.task': task,
      [ATTRIBUTE.conversation]: brief.context.conversation.id,
    }
    return withSpan(`chat ${model}`, { kind: 'client', attributes }, async (span) => {
      const question = { model, task, schema, instructions: prompts[task], input: briefText(brief), signal }
      const given: ModelAnswer = await ask(client, question).catch((error: unknown) =>
        Promise.reject(translated(error)),
      )
      span.setAttributes({
        'gen_ai.response.model': given.model,
        'gen_ai.usage.input_tokens': given.inputTokens,
        'gen_ai.usage.output_tokens': given.outputTokens,
      })
      return parsed(given.text, schema)
    })
  }

  return {
    name: model,
    propose: (brief, signal) => answer('propose', proposalSchema, brief, signal),
    understand: (brief, signal) => answer('understand', understandingSchema, brief, signal),
    compose: (brief, signal) => answer('compose', textSchema, brief, signal),
    summarise: (brief, signal) => answer('summarise', endingSchema, brief, signal),
  }
}

/** A model that broke the schema once may keep it the next time. */
function parsed<T>(text: string, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new RetryableError('MODEL_ANSWER_INVALID', "The model's answer is no JSON.", { cause })
  }
  const read = schema.safeParse(value)
  if (!read.success)
    throw new RetryableError('MODEL_ANSWER_INVALID', "The model's answer breaks its schema.", { cause: read.error })
  return read.data
}

/** Rate limits, overload and lost connections pass; a rejected key or an unknown model does not. */
function translated(error: unknown): unknown {
  if (!(error instanceof OpenAI.APIError)) return error
  const { status, message } = error
  const passes = status === undefined || status === 408 || status === 409 || status === 429 || status >= 500
  if (!passes)
    return new TerminalError('MODEL_REJECTS', `The model's server answers ${status}: ${message}`, {
      kind: 'internal',
      cause: error,
    })
  const retryAfterMs = retryAfterOf(error.headers)
  return new RetryableError('MODEL_UNAVAILABLE', `The model cannot be reached: ${message}`, {
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

/** RFC 9110, 10.2.3 in seconds, and OpenAI's own `retry-after-ms`. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(ms)) return ms
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}
