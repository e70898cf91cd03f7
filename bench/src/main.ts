/** `npm run bench -- NAME`: measures, beside a yardstick in the same run. docs/benchmarks.md says how, and what came out. */
import { Command, InvalidArgumentError } from 'commander'
import { benchEmbedded } from './embedded/embedded.ts'
import { benchGrowth } from './growth/growth.ts'
import { benchIngest } from './ingest/ingest.ts'
import { benchInputs } from './inputs/inputs.ts'
import { print, type Report } from './report.ts'
import { smoke } from './smoke/smoke.ts'
import { benchTimers } from './timers/timers.ts'

interface Options {
  json?: boolean
  rounds: number
  profile?: string
  count?: number
  most?: number
}

// Every process and server that is started is killed when this one exits.
process.setMaxListeners(100)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const program = new Command('bench').description('Measures Relance, beside others, on this machine.')

add('inputs', 'durable inputs per second, end to end, beside BullMQ, Restate and bare JetStream', benchInputs).option(
  '--profile <folder>',
  'write a processor profile of each process there',
)
add('timers', '100,000 inactivity timers due within one second, beside delayed jobs of BullMQ', benchTimers).option(
  '--count <n>',
  'how many timers',
  positive,
)
add(
  'ingest',
  'how long a webhook waits for its acknowledgement at 1,000 a second, beside a server that does nothing',
  benchIngest,
)
add('embedded', 'durable inputs per second in one process on SQLite, beside bare SQLite', (options) =>
  benchEmbedded({ ...options, env: process.env }),
)
program
  .command('smoke')
  .description('compares ratios of small runs with the committed table, in less than a minute, and says what moved')
  .option('--update', 'write the table anew')
  .action(async ({ update = false }: { update?: boolean }) => {
    process.exitCode = (await smoke({ update, tell: (line) => console.log(line) })) ? 0 : 1
  })
add('growth', 'throughput and memory at 10,000, 100,000 and 1,000,000 conversations', benchGrowth).option(
  '--most <n>',
  'how many conversations in the end',
  positive,
)
await program.parseAsync()
process.exit()

function add(
  name: string,
  description: string,
  bench: (options: Omit<Options, 'json'> & { tell: (line: string) => void }) => Promise<Report>,
): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON object only')
    .option('--rounds <n>', 'how often everything is measured', positive, 3)
    .action(async ({ json = false, ...options }: Options) => {
      const tell = (line: string) => json || process.stderr.write(`${line}\n`)
      print(await bench({ ...options, tell }), json)
    })
}

function positive(text: string): number {
  const value = Number(text)
  if (!(Number.isInteger(value) && value > 0)) throw new InvalidArgumentError('It must be a whole number above 0.')
  return value
}
