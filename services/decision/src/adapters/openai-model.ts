/** A model behind OpenAI's API or a compatible server: structured output only, customer text as delimited data. */
import type { z } from 'zod'
import type { Brief } from '../core/brief.ts'
import type { Model, ModelCall } from '../core/model.ts'
import { endingSchema, proposalSchema, textSchema, understandingSchema } from './answer-schemas.ts'
import { briefText } from './brief-text.ts'
import { type OpenAiOptions, createOpenAiAsker } from './openai-asker.ts'
import type { Task } from './prompts.ts'

export function createOpenAiModel(options: OpenAiOptions): Model {
  const asker = createOpenAiAsker(options)
  const asking =
    <T>(task: Task, schema: z.ZodType<T>) =>
    (brief: Brief, call?: ModelCall): Promise<T> =>
      asker.ask({ task, schema, input: briefText(brief), conversation: brief.context.conversation.id, call })
  return {
    name: asker.model,
    propose: asking('propose', proposalSchema),
    understand: asking('understand', understandingSchema),
    compose: asking('compose', textSchema),
    summarise: asking('summarise', endingSchema),
  }
}
