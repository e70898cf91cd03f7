/**
 * Asks OpenAI's API or a compatible server one question with one structured answer, traced and counted by the conventions of
 * OpenTelemetry for generative AI (github.com/open-telemetry/semantic-conventions-genai, docs/gen-ai, read November 2026).
 */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { ATTRIBUTE, counter, histogram, withSpan } from '@relance/service-kit'
import OpenAI from 'openai'
import type { z } from 'zod'
import type { ModelCall } from '../core/model.ts'
import { type ModelPrice, costOf, priceOf } from './model-prices.ts'
import { type ModelAnswer, askChat, askResponses } from './openai-apis.ts'
import { errorType, translated } from './openai-errors.ts'
import { type Task, promptOf } from './prompts.ts'

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
  timeoutMs?: number | undefined
  /** US dollars per million tokens, by model; these come before the list's. */
  prices?: Readonly<Record<string, ModelPrice>> | undefined
}

/** What OpenAI names in the place of its small models that end on 11 December 2026 (developers.openai.com/api/docs/deprecations). */
export const DEFAULT_MODEL = 'gpt-6.1-terra'
const OPENAI = 'https://api.openai.com/v1'

export interface Asked<T> {
  task: Task
  schema: z.ZodType<T>
  input: string
  /** Which it is about, where it is about one. */
  conversation?: string
  /** Room for reasoning and for the answer. */
  mostTokens?: number
  call?: ModelCall | undefined
}

export interface Asker {
  /** The model's name. */
  readonly model: string
  /** Rejects with `RetryableError` where the same question may be answered later, else with `TerminalError`. */
  ask<T>(asked: Asked<T>): Promise<T>
}

/** Retrying is left to whoever wraps this: it knows how long an answer may take. */
export function createOpenAiAsker({
  apiKey,
  baseUrl = OPENAI,
  model = DEFAULT_MODEL,
  api = baseUrl === OPENAI ? 'responses' : 'chat',
  timeoutMs = 12_000,
  prices,
}: OpenAiOptions): Asker {
  // Everything is said, since the client would read what is absent from the environment of the process.
  const client = new OpenAI({
    apiKey: apiKey ?? 'unused',
    baseURL: baseUrl,
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
  })
  const askThrough = api === 'chat' ? askChat : askResponses
  const server = new URL(baseUrl)
  const about = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': model,
    'server.address': server.hostname,
    'server.port': Number(server.port) || (server.protocol === 'https:' ? 443 : 80),
  }
  const count = counting(about)

  async function ask<T>({ task, schema, input, conversation, mostTokens = 4_000, call = {} }: Asked<T>): Promise<T> {
    const prompt = promptOf(task)
    const attributes = {
      ...about,
      'gen_ai.output.type': 'json',
      'gen_ai.request.max_tokens': mostTokens,
      'openai.api.type': api === 'chat' ? 'chat_completions' : 'responses',
      'relance.task': task,
      'relance.prompt.version': prompt.version,
      ...(conversation ? { 'gen_ai.conversation.id': conversation, [ATTRIBUTE.conversation]: conversation } : {}),
    }
    return withSpan(`chat ${model}`, { kind: 'client', attributes }, async (span) => {
      const startedAt = performance.now()
      const took = (attributesOfEnd: Record<string, string>) =>
        count.duration((performance.now() - startedAt) / 1_000, attributesOfEnd)
      try {
        const question = { model, task, schema, instructions: prompt.text, input, mostTokens, signal: call.signal }
        const given = await askThrough(client, question)
        span.setAttributes(attributesOf(given))
        const price = priceOf(given.model, prices) ?? priceOf(model, prices)
        const costUsd = price && given.tokens && costOf(given.tokens, price)
        count.tokens(given, costUsd)
        const { input: asked, cachedInput, output } = given.tokens ?? estimated(prompt.text + input, given.text)
        call.onUsage?.({
          calls: 1,
          inputTokens: asked,
          cachedInputTokens: cachedInput,
          outputTokens: output,
          ...(costUsd === undefined ? {} : { costUsd }),
        })
        const answer = parsed(given, schema)
        took({ 'gen_ai.response.model': given.model })
        return answer
      } catch (error) {
        const type = errorType(error)
        span.setAttribute('error.type', type)
        took({ 'error.type': type })
        throw translated(error)
      }
    })
  }
  return { model, ask }
}

function attributesOf({ id, model, finishReason, tokens }: ModelAnswer) {
  return {
    'gen_ai.response.id': id,
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons': [finishReason],
    ...(tokens
      ? {
          'gen_ai.usage.input_tokens': tokens.input,
          'gen_ai.usage.cache_read.input_tokens': tokens.cachedInput,
          'gen_ai.usage.output_tokens': tokens.output,
          'gen_ai.usage.reasoning.output_tokens': tokens.reasoning,
        }
      : {}),
  }
}

/** A server that does not count is no reason to spend without end: four characters are about one token. */
function estimated(asked: string, answered: string) {
  return { input: Math.ceil(asked.length / 4), cachedInput: 0, output: Math.ceil(answered.length / 4) }
}

/** A model that broke the schema once, or ran out of room, may keep it the next time; one that refuses will refuse again. */
function parsed<T>({ outcome, text }: ModelAnswer, schema: z.ZodType<T>): T {
  if (outcome === 'refused')
    throw new TerminalError('MODEL_REFUSED', `The model refuses: ${text}`, { kind: 'precondition' })
  if (outcome === 'cut_off')
    throw new RetryableError('MODEL_ANSWER_CUT_OFF', `The model's answer is not complete: ${text}.`)
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

/** Buckets are those that the conventions ask for. */
function counting(about: Record<string, string | number>) {
  const usage = histogram('gen_ai.client.token.usage', {
    description: 'Tokens that a call to the model used, as its server counted them',
    unit: '{token}',
    boundaries: [
      1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
    ],
  })
  const duration = histogram('gen_ai.client.operation.duration', {
    description: 'How long a call to the model took',
    unit: 's',
    boundaries: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
  })
  const cost = counter('relance.model.cost.usd', {
    description: 'What calls to the model cost by the list price, in US dollars; calls at no known price are left out',
  })
  return {
    duration: (seconds: number, end: Record<string, string>) => duration.record(seconds, { ...about, ...end }),
    tokens({ model, tokens }: ModelAnswer, costUsd: number | undefined) {
      if (!tokens) return
      const of = { ...about, 'gen_ai.response.model': model }
      usage.record(tokens.input, { ...of, 'gen_ai.token.type': 'input' })
      usage.record(tokens.output, { ...of, 'gen_ai.token.type': 'output' })
      if (costUsd !== undefined) cost.add(costUsd, { 'gen_ai.request.model': String(about['gen_ai.request.model']) })
    },
  }
}
