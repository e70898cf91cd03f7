/** `npm start`: all of Relance in one process on SQLite. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { createLog, runMain, runUntilSignal, secretOf } from '@relance/service-kit'
import { configShape } from './config.ts'
import { playDemo } from './demo/play.ts'
import { firstLines } from './first-lines.ts'
import { provisionSandbox } from './sandbox.ts'
import { startEmbedded } from './start.ts'
import { createTimeline } from './timeline.ts'

const options = new Command('relance')
  .description('Runs all of Relance in this process, on SQLite.')
  .option('--demo', 'play three days of seven customers in a minute, on virtual time and in a folder of its own')
  .addOption(
    new Option('--clock <kind>', 'virtual: time stands still until AdvanceClock turns it').choices([
      'system',
      'virtual',
    ]),
  )
  .option(
    '--from <instant>',
    'where virtual time begins, as 2026-11-24T10:00:00Z; at ten this morning where absent',
    instant,
  )
  .option('--data <folder>', 'where to keep the data; RELANCE_DATA_DIR, or ./data, where absent')
  .parse()
  .opts<{ demo?: boolean; clock?: 'system' | 'virtual'; from?: number; data?: string }>()

const demoFolder = options.demo ? mkdtempSync(join(tmpdir(), 'relance-demo-')) : undefined
if (demoFolder) process.once('exit', () => rmSync(demoFolder, { recursive: true, force: true }))
const dataFolder = demoFolder ?? options.data
const env = { ...process.env, ...(dataFolder && { RELANCE_DATA_DIR: dataFolder }) }

await runMain(configShape, env, async (config) => {
  const log = createLog({ level: config.RELANCE_LOG_LEVEL, pretty: process.stdout.isTTY })
  const relance = await startEmbedded({
    config,
    clock: options.demo ? 'virtual' : (options.clock ?? 'system'),
    from: options.from,
    secret: (reference) => secretOf(reference, process.env),
    log,
  })
  const timeline = createTimeline(relance.engine.events, (line) => process.stdout.write(`${line}\n`))
  const demo = new AbortController()
  runUntilSignal({
    log: log.child({ service: 'embedded' }),
    running: [relance, timeline.follow(), { stop: async () => demo.abort() }],
  })

  const { ports, clients, clock, virtualTime } = relance
  const inbox = `http://${config.RELANCE_HOST}:${ports.inbox}`
  if (options.demo && virtualTime) {
    process.stdout.write(`\nThree days of seven customers in a minute. Watch them in the inbox:  ${inbox}\n\n`)
    const stage = { clients, clock, time: virtualTime, tell: timeline.tell }
    await playDemo(stage, demo.signal).catch((error: unknown) => {
      // What is in hand when the process is told to stop may be cut off.
      if (!demo.signal.aborted) throw error
    })
    process.stdout.write(`\nThe demo is over. The inbox stays open:  ${inbox}  (Ctrl-C stops)\n`)
  } else {
    await provisionSandbox(clients)
    process.stdout.write(
      firstLines(
        {
          inbox,
          webhooks: `http://${config.RELANCE_HOST}:${ports.webhooks}`,
          grpc: `${config.RELANCE_HOST}:${ports.grpc}`,
          metrics: `http://${config.RELANCE_HOST}:${ports.ops}/metrics`,
        },
        { asksForTokens: config.RELANCE_TOKENS !== undefined },
      ),
    )
  }
  process.send?.(ports)
})

function instant(text: string): number {
  const value = Date.parse(text)
  if (Number.isNaN(value)) throw new InvalidArgumentError('It must be an instant such as 2026-11-24T10:00:00Z.')
  return value
}
