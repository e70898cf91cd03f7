/**
 * `npm run simulate -- --seeds N [--seed S] [--json]`: weeks of all services on a virtual clock, in which everything that can go wrong
 * does. What a seed finds, it finds again.
 */
import { Command, InvalidArgumentError, Option } from 'commander'
import { PLANTS, type PlantName } from '../test/simulation/plants.ts'
import { type Failure, replayCommand, runSeeds } from '../test/simulation/seeds.ts'
import { simulate } from '../test/simulation/simulate.ts'

const { seed, seeds, plant, json, trace } = new Command('simulate')
  .description('Simulates weeks of all services under faults, and checks the invariants after every step.')
  .option('--seed <n>', 'the first seed, or the only one', wholeNumber, 1)
  .option('--seeds <n>', 'so many seeds', wholeNumber)
  .addOption(new Option('--plant <name>', 'with a planted defect').choices(Object.keys(PLANTS)))
  .option('--json', 'print one JSON object instead of text')
  .option('--trace', 'print every step of the seed')
  .parse()
  .opts<{ seed: number; seeds?: number; plant?: PlantName; json?: boolean; trace?: boolean }>()

if (trace) {
  const { lines, violations, hash, steps } = await simulate(seed, { plant: plant && PLANTS[plant](), traced: true })
  process.stdout.write(`${lines.join('\n')}\n\nSeed ${seed}: ${steps} steps, trace ${hash}.\n`)
  if (violations.length > 0) process.stdout.write(`${asText({ seed, violations })}\n`)
  process.exitCode = violations.length > 0 ? 1 : 0
} else {
  const count = seeds ?? (process.argv.includes('--seed') ? 1 : 100)
  const result = await runSeeds({ from: seed, count, plant, found: (failure) => json || tell(failure) })
  const { runs, tookMs, failures, counts } = result
  const perSecond = Math.round((10_000 * runs) / tookMs) / 10
  if (json) {
    const told = failures.map((failure) => ({ ...failure, replay: replayCommand(failure.seed, plant) }))
    process.stdout.write(`${JSON.stringify({ from: seed, runs, tookMs, perSecond, failures: told, counts })}\n`)
  } else {
    const verdict = failures.length === 0 ? 'every invariant held' : `${failures.length} seeds found something`
    process.stdout.write(`${runs} weeks in ${(tookMs / 1000).toFixed(1)} s (${perSecond} a second): ${verdict}.\n`)
  }
  process.exitCode = failures.length > 0 ? 1 : 0
}

function tell(failure: Failure): void {
  process.stdout.write(`${asText(failure)}\n  Replay: ${replayCommand(failure.seed, plant)}\n`)
}

function asText({ seed: of, violations }: Failure): string {
  return violations
    .map(({ invariant, detail, at }) => `Seed ${of}, ${new Date(at).toISOString()}: not "${invariant}": ${detail}`)
    .join('\n')
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.')
  return value
}
