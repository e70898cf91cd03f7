/** The two APIs that a model may be asked through; both give the text of one structured answer, and what it used. */
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
  /** Room for reasoning and for the answer. */
  mostTokens: number
  signal?: AbortSignal | undefined
}

export interface ModelAnswer {
  /** `cut_off` and `refused` are no answers, and cost as much. */
  outcome: 'complete' | 'cut_off' | 'refused'
  /** The answer, or why there is none. */
  text: string
  id: string
  model: string
  /** As the server names it. */
  finishReason: string
  /** Absent where the server does not count. */
  tokens?: { input: number; cachedInput: number; output: number; reasoning: number }
}

/** The Responses API. */
export async function askResponses(
  client: OpenAI,
  { model, task, schema, instructions, input, mostTokens, signal }: Question,
): Promise<ModelAnswer> {
  const response = await client.responses.create(
    {
      model,
      instructions,
      input,
      text: { format: zodTextFormat(schema, task) },
      store: false,
      max_output_tokens: mostTokens,
    },
    signal ? { signal } : {},
  )
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
  const refusal = parts.find((part) => part.type === 'refusal')
  const finishReason = response.incomplete_details?.reason ?? response.status ?? 'unknown'
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('')
  const { usage } = response
  return {
    ...answered({ refusal: refusal?.refusal, isComplete: response.status === 'completed', text, finishReason }),
    id: response.id,
    model: response.model,
    ...(usage
      ? {
          tokens: {
            input: usage.input_tokens,
            cachedInput: usage.input_tokens_details?.cached_tokens ?? 0,
            output: usage.output_tokens,
            reasoning: usage.output_tokens_details?.reasoning_tokens ?? 0,
          },
        }
      : {}),
  }
}

/** The Chat Completions API, which compatible servers speak. */
export async function askChat(
  client: OpenAI,
  { model, task, schema, instructions, input, mostTokens, signal }: Question,
): Promise<ModelAnswer> {
  const completion = await client.chat.completions.create(
    {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: input },
      ],
      response_format: zodResponseFormat(schema, task),
      max_completion_tokens: mostTokens,
    },
    signal ? { signal } : {},
  )
  const choice = completion.choices[0]
  const finishReason = choice?.finish_reason ?? 'no answer'
  const { usage } = completion
  return {
    ...answered({
      refusal: choice?.message.refusal ?? undefined,
      isComplete: finishReason === 'stop',
      text: choice?.message.content ?? '',
      finishReason,
    }),
    id: completion.id,
    model: completion.model,
    ...(usage
      ? {
          tokens: {
            input: usage.prompt_tokens,
            cachedInput: usage.prompt_tokens_details?.cached_tokens ?? 0,
            output: usage.completion_tokens,
            reasoning: usage.completion_tokens_details?.reasoning_tokens ?? 0,
          },
        }
      : {}),
  }
}

interface Given {
  refusal: string | undefined
  isComplete: boolean
  text: string
  finishReason: string
}

function answered({
  refusal,
  isComplete,
  text,
  finishReason,
}: Given): Pick<ModelAnswer, 'outcome' | 'text' | 'finishReason'> {
  if (refusal) return { outcome: 'refused', text: refusal, finishReason }
  return isComplete
    ? { outcome: 'complete', text, finishReason }
    : { outcome: 'cut_off', text: finishReason, finishReason }
}
