/** The two APIs that a model may be asked through; both give the text of one structured answer. */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type OpenAI from 'openai'
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod'
import type { z } from 'zod'

export interface Question {
  model: string
  /** Names the schema. */
  task: string
  schema: z.ZodType
  instructions: string
  input: string
  signal?: AbortSignal | undefined
}

export interface ModelAnswer {
  text: string
  model: string
  inputTokens: number
  outputTokens: number
}

/** The Responses API. */
export async function askResponses(
  client: OpenAI,
  { model, task, schema, instructions, input, signal }: Question,
): Promise<ModelAnswer> {
  const response = await client.responses.create(
    {
      model,
      instructions,
      input,
      text: { format: zodTextFormat(schema, task) },
      store: false,
      max_output_tokens: MOST_TOKENS,
    },
    signal ? { signal } : {},
  )
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
  const refusal = parts.find((part) => part.type === 'refusal')
  if (refusal) throw refused(refusal.refusal)
  if (response.status !== 'completed') throw cutOff(response.incomplete_details?.reason ?? response.status ?? 'unknown')
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('')
  return {
    text,
    model: response.model,
    inputTokens: response.usage?.input_tokens ?? 0,
    outputTokens: response.usage?.output_tokens ?? 0,
  }
}

/** The Chat Completions API, which compatible servers speak. */
export async function askChat(
  client: OpenAI,
  { model, task, schema, instructions, input, signal }: Question,
): Promise<ModelAnswer> {
  const completion = await client.chat.completions.create(
    {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: input },
      ],
      response_format: zodResponseFormat(schema, task),
      max_completion_tokens: MOST_TOKENS,
    },
    signal ? { signal } : {},
  )
  const choice = completion.choices[0]
  if (choice?.message.refusal) throw refused(choice.message.refusal)
  if (choice?.finish_reason !== 'stop') throw cutOff(choice?.finish_reason ?? 'no answer')
  return {
    text: choice.message.content ?? '',
    model: completion.model,
    inputTokens: completion.usage?.prompt_tokens ?? 0,
    outputTokens: completion.usage?.completion_tokens ?? 0,
  }
}

/** Room for reasoning and for a short answer. */
const MOST_TOKENS = 4_000

function refused(why: string): TerminalError {
  return new TerminalError('MODEL_REFUSED', `The model refuses: ${why}`, { kind: 'precondition' })
}

function cutOff(why: string): RetryableError {
  return new RetryableError('MODEL_ANSWER_CUT_OFF', `The model's answer is not complete: ${why}.`)
}
