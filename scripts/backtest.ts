/** `npm run backtest -- FILE.jsonl --instructions FILE`: what would have been sent in past conversations, and why. */
import { basename } from 'node:path'
import { isZone } from '@relance/policy'
import { Command, InvalidArgumentError, Option } from 'commander'
import { differencesOf } from './backtest/compare.ts'
import { type BacktestOptions, backtest } from './backtest/run.ts'
import { pairAsText, runAsText } from './backtest/text.ts'
import { readText } from './read-json-lines.ts'
import { readDialogues } from './replay/dialogues.ts'

const program = new Command('backtest')
  .description('Replays past conversations on a virtual clock, and lists what would have been sent, when and why.')
  .argument('<file>', 'one JSON dialogue a line: { id, transcript: [{ from: "customer" | "assistant", text, at? }] }')
  .requiredOption('--instructions <file>', 'instructions to try; given twice, both are compared', oneMore)
  .addOption(new Option('--engine <engine>', 'who proposes').choices(['rules', 'model']).default('rules'))
  .option('--zone <zone>', 'IANA time zone of the customers', zone, 'UTC')
  .option('--json', 'print one JSON object instead of text')
  .parse()

const [file] = program.args as [string]
const options = program.opts<{ instructions: string[]; engine: 'rules' | 'model'; zone: string; json?: boolean }>()

try {
  if (options.engine === 'model' && !process.env.OPENAI_API_KEY && !process.env.OPENAI_BASE_URL)
    throw new Error('--engine model needs OPENAI_API_KEY or OPENAI_BASE_URL.')
  const dialogues = await readDialogues(file)
  const sets = await Promise.all(
    options.instructions.map(async (path) => ({ name: basename(path), text: (await readText(path)).trim() })),
  )
  const how: BacktestOptions = {
    dialogues,
    zone: options.zone,
    engine: options.engine,
    token: process.env.RELANCE_TOKEN || undefined,
    tell: (progress) => process.stderr.write(`${progress}\n`),
  }
  const runs = await Promise.all(sets.map((set) => backtest(set, how)))
  const [one, other] = runs
  const differences = one && other ? differencesOf(one, other) : []
  if (options.json) {
    const compared = other ? { differences: differences.map(({ id }) => id) } : {}
    process.stdout.write(`${JSON.stringify({ engine: options.engine, zone: options.zone, runs, ...compared })}\n`)
  } else if (one) {
    const text = other ? pairAsText(one, other, differences, options.zone) : runAsText(one, options.zone)
    process.stdout.write(`${text}\n`)
  }
} catch (error) {
  process.stderr.write(`Cannot backtest: ${(error as Error).message}\n`)
  process.exitCode = 1
}

function oneMore(path: string, before: string[] = []): string[] {
  if (before.length === 2) throw new InvalidArgumentError('Two sets of instructions can be compared, not more.')
  return [...before, path]
}

function zone(name: string): string {
  if (!isZone(name)) throw new InvalidArgumentError('There is no such time zone; they are named as Europe/Madrid.')
  return name
}
