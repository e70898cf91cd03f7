/** `npm run eval -- FILE.jsonl`: asks what would be decided about real dialogues, and compares it with what should be. */
import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { createGrpcClient } from '@relance/service-kit'
import { ask } from './eval/ask.ts'
import { readCases, readSlotWords } from './eval/cases.ts'
import { type Score, scoreOf } from './eval/score.ts'
import { startOwnRelance } from './replay/own-relance.ts'

const program = new Command('eval')
  .description('Asks Preview about each dialogue, and compares what it would do with what is expected.')
  .argument('<file>', 'one JSON dialogue a line: { id, kind, transcript, expect, missing? }')
  .addOption(
    new Option('--engine <name>', 'the built-in engine, or the model that the environment names')
      .choices(['rules', 'model'])
      .default('rules'),
  )
  .option('--words <file>', 'words that name each missing slot; slot-words.json beside the dialogues where absent')
  .option('--out <file>', 'writes a line of JSON per case: { id, action, reason, draft, missing }')
  .option('--json', 'print one JSON object only')
  .parse()
const [file] = program.args as [string]
const options = program.opts<{ engine: 'rules' | 'model'; words?: string; out?: string; json?: boolean }>()

/** A model is asked by few at a time, so that its limits are not met. */
const AT_ONCE = { rules: 16, model: 8 }
/** A model may take so long, with its repeats, ms. */
const DEADLINE_MS = 120_000
const TELL_EVERY = 100

try {
  if (options.engine === 'model' && !process.env.OPENAI_API_KEY && !process.env.OPENAI_BASE_URL)
    throw new Error('--engine model needs OPENAI_API_KEY or OPENAI_BASE_URL.')
  const cases = await readCases(file)
  const words = await readSlotWords(options.words, file)
  // Whatever model the environment names: the built-in engine is asked without it.
  if (options.engine === 'rules') for (const name of ['OPENAI_API_KEY', 'OPENAI_BASE_URL']) delete process.env[name]
  const relance = await startOwnRelance()
  const decisions = createGrpcClient(DecisionServiceClient, {
    address: new URL(relance.url).host,
    caller: 'eval',
    deadlineMs: DEADLINE_MS,
  })
  try {
    const answers = await ask(cases, {
      decisions,
      atOnce: AT_ONCE[options.engine],
      tell: (done) =>
        options.json || done % TELL_EVERY || process.stderr.write(`${done} of ${cases.length} dialogues\n`),
    })
    if (options.out) await writeFile(options.out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
    const score = scoreOf(cases, answers, words)
    process.stdout.write(options.json ? `${JSON.stringify(score)}\n` : asText(score))
  } finally {
    decisions.close()
    await relance.stop()
  }
} catch (error) {
  process.stderr.write(`Cannot evaluate: ${(error as Error).message}\n`)
  process.exitCode = 1
}

function asText({ macroF1, kinds, missingNamed }: Score): string {
  const lines = Object.entries(kinds).map(
    ([kind, { n, correct, accuracy }]) =>
      `${kind.padEnd(20)} ${`${correct} of ${n}`.padStart(10)}  ${percent(accuracy)}`,
  )
  lines.push('', `Macro F1 over follow_up, close and hand_over: ${macroF1.toFixed(3)}`)
  if (missingNamed !== null) lines.push(`What is missing was named: ${percent(missingNamed)}`)
  return `${lines.join('\n')}\n`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7)
}
