/** `npm run replay -- FILE.jsonl`: plays real conversations through the public APIs and reports where each ended. */
import { Command, InvalidArgumentError } from 'commander'
import { readDialogues } from './replay/dialogues.ts'
import { feed, prepare } from './replay/feed.ts'
import { passTime } from './replay/pass-time.ts'
import { asText, report } from './replay/report.ts'
import { startOwnRelance } from './replay/own-relance.ts'
import { connectTarget } from './replay/target.ts'

/** In real time the standard silence of 20 minutes becomes a second, 12 hours become 6 seconds. */
const REAL_TIME_SPEED = 7_200

const program = new Command('replay')
  .description('Plays conversations through the public APIs, lets days pass, and reports where each ended.')
  .argument('<file>', 'one JSON dialogue a line: { id, transcript: [{ from: "customer" | "assistant", text }] }')
  .option(
    '--speed <n>',
    'virtual clock: seconds per second at the most; real clock: by how much times are divided',
    speed,
  )
  .option('--target <url>', 'a running Relance, such as http://127.0.0.1:50051; one of its own where absent')
  .option('--json', 'print one JSON object instead of text')
  .parse()

const [file] = program.args as [string]
const options = program.opts<{ speed?: number; target?: string; json?: boolean }>()

const dialogues = await readDialogues(file).catch((error: unknown) => {
  process.stderr.write(`Cannot replay: ${(error as Error).message}\n`)
  process.exit(1)
})
const own = options.target === undefined ? await startOwnRelance() : undefined
try {
  const target = await connectTarget(options.target ?? own!.url, process.env.RELANCE_TOKEN || undefined)
  await prepare(target, target.clock ? 1 : (options.speed ?? REAL_TIME_SPEED))
  const conversations = await feed(target, dialogues)
  const views = await passTime(target, new Set(conversations.values()), {
    patience: { days: 30, minutes: 20 },
    pace: options.speed,
    tell: ({ now, ended, total }) => {
      process.stderr.write(`${new Date(now).toISOString().slice(0, 16)}  ${ended} of ${total} conversations ended\n`)
    },
  })
  const result = await report(
    target,
    views,
    new Map([...conversations].map(([id, conversation]) => [conversation, id])),
  )
  process.stdout.write(`${options.json ? JSON.stringify(result) : asText(result)}\n`)
  process.exitCode = result.open === 0 && result.doubles === 0 ? 0 : 1
  target.close()
} finally {
  await own?.stop()
}

function speed(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.')
  return value
}
