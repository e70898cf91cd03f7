/** Reads instructions with a model. What it claims is checked by the policy against the instructions, claim by claim. */
import { claimSchema } from '@relance/contracts/reading'
import { compilePolicy, hashOf, instructionSentences } from '@relance/policy'
import { z } from 'zod'
import type { Compiler } from '../core/compiler.ts'
import { section } from './brief-text.ts'
import { type OpenAiOptions, createOpenAiAsker } from './openai-asker.ts'
import { promptOf } from './prompts.ts'

const answerSchema = z.object({
  claims: z
    .array(claimSchema)
    .describe('Every limit that the instructions set; one object for each, none where they set none'),
})

/** Nobody waits for it, so that it may take its time; 20,000 characters of instructions have many limits. */
const TIMEOUT_MS = 45_000
const MOST_TOKENS = 12_000

export function createOpenAiCompiler(options: OpenAiOptions): Compiler {
  const asker = createOpenAiAsker({ timeoutMs: TIMEOUT_MS, ...options })
  const version = `${asker.model}, prompt ${promptOf('compile').version}`
  return {
    version,
    async compile(instructions, call) {
      const input = section('sentences', instructionSentences(instructions))
      const { claims } = await asker.ask({
        task: 'compile',
        schema: answerSchema,
        input,
        mostTokens: MOST_TOKENS,
        call,
      })
      const reading = { compiler: version, of: hashOf(instructions), claims }
      return { policy: compilePolicy(instructions, {}, reading), reading }
    },
  }
}
