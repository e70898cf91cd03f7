/** `npm run chaos`: a cluster under load while things break; an oracle says what was lost, sent twice, or sent too late. */
import { Command, InvalidArgumentError } from 'commander'
import { CONTROLS, PLANTS, type PlantName } from './chaos/plants/plants.ts'
import { runChaos } from './chaos/run.ts'

const options = new Command('chaos')
  .description('Breaks a cluster under load, and checks that nothing was lost, sent twice or sent too late.')
  .option('--minutes <n>', 'how long there is load', positive)
  .option('--seed <text>', 'what the schedule and the choices follow from', '1')
  .option('--nats-nodes <n>', '1, or 3 that keep a copy of everything each', nodes, 1)
  .option('--rate <n>', 'messages per second', positive, 300)
  .option('--plant <name>', `a mistake that must be found: ${Object.keys(PLANTS).join(', ')}`, plant)
  .option('--json', 'print one JSON object only')
  .option('--verbose', 'print what the processes print')
  .parse()
  .opts<{
    minutes?: number
    plant?: PlantName
    seed: string
    natsNodes: 1 | 3
    rate: number
    json?: boolean
    verbose?: boolean
  }>()

const MOST_SHOWN_OF_A_KIND = 10
const USUAL_MINUTES = 2
/** What is left after a run becomes less within this, or never does. Ms. */
const PATIENCE = { fewerWithinMs: 120_000 }
/** A mistake is to be found within two minutes, all in all. */
const PLANTED = { minutes: 0.8, patience: { fewerWithinMs: 30_000, withinMs: 30_000 } }

// Every process and server that is started is killed when this one exits.
process.setMaxListeners(50)
// Whoever interrupts it must not leave processes behind: they are killed when this one exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const say = (line: string) => process.stderr.write(`${line}\n`)
const { summary, findings, details } = await runChaos({
  minutes: options.minutes ?? (options.plant ? PLANTED.minutes : USUAL_MINUTES),
  plant: options.plant,
  seed: options.seed,
  natsNodes: options.natsNodes,
  perSecond: options.rate,
  patience: options.plant && options.plant in PLANTS ? PLANTED.patience : PATIENCE,
  tell: options.json ? () => {} : say,
  line: options.verbose ? (name, text) => say(`${name.padEnd(20)} ${text}`) : () => {},
})
if (!options.json) say(JSON.stringify(details))
for (const [kind, all] of Map.groupBy(findings, ({ kind }) => kind)) {
  for (const { conversation, what } of all.slice(0, MOST_SHOWN_OF_A_KIND))
    say(`${kind.padEnd(9)} ${conversation} ${what}`)
  if (all.length > MOST_SHOWN_OF_A_KIND) say(`… and ${all.length - MOST_SHOWN_OF_A_KIND} more ${kind}.`)
}
process.stdout.write(`${JSON.stringify(summary)}\n`)
process.exitCode = summary.ok ? 0 : 1

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.')
  return value
}

function nodes(text: string): 1 | 3 {
  if (text !== '1' && text !== '3') throw new InvalidArgumentError('It must be 1 or 3.')
  return text === '1' ? 1 : 3
}

function plant(text: string): PlantName {
  if (!(text in PLANTS || text in CONTROLS))
    throw new InvalidArgumentError(`There is no such mistake: ${Object.keys(PLANTS).join(', ')}.`)
  return text as PlantName
}
