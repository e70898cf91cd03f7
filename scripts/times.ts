/** `npm run times -- FILE.jsonl`: compares what phrases of time are read as with what they mean. */
import { Command } from 'commander'
import { readJsonLines } from './read-json-lines.ts'
import { readDialogues } from './replay/dialogues.ts'
import { type PhraseScore, type Reading, detect, phraseSchema, readPhrases, scoreOf } from './times/score.ts'

const program = new Command('times')
  .description('Reads phrases of time, or looks for requests to be written to later in dialogues that hold none.')
  .argument('[file]', 'one JSON phrase a line: { lang, phrase, at, grain }')
  .option('--dialogues <file>', 'one JSON dialogue a line: { id, transcript }; counts messages taken for a request')
  .option('--now <instant>', 'when and at which offset the texts are read', '2013-02-12T04:30:00-02:00')
  .option('--json', 'print one JSON object only')
  .parse()
const [file] = program.args
const options = program.opts<{ dialogues?: string; now: string; json?: boolean }>()

try {
  if ((file === undefined) === (options.dialogues === undefined))
    throw new Error('Name either a file with phrases or --dialogues with a file of dialogues.')
  const now = readInstant(options.now)
  if (options.dialogues !== undefined) {
    const dialogues = await readDialogues(options.dialogues)
    const messages = dialogues.flatMap(({ transcript }) =>
      transcript.flatMap(({ from, text }) => (from === 'customer' ? [text] : [])),
    )
    const detections = detect(
      messages,
      now,
      (text) => options.json || process.stdout.write(`taken for a request: ${text}\n`),
    )
    process.stdout.write(
      options.json
        ? `${JSON.stringify(detections)}\n`
        : `${detections.detected} of ${detections.messages} messages were taken for a request\n`,
    )
  } else {
    const readings = readPhrases(await readJsonLines(file ?? '', phraseSchema, 'a phrase of time'), now)
    const score = scoreOf(readings)
    process.stdout.write(options.json ? `${JSON.stringify(score)}\n` : asText(score, readings))
  }
} catch (error) {
  process.stderr.write(`Cannot score times: ${(error as Error).message}\n`)
  process.exitCode = 1
}

function readInstant(text: string): Temporal.ZonedDateTime {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(text)?.[0]
  if (!offset) throw new Error(`--now is not an instant with its offset, such as 2013-02-12T04:30:00-02:00: ${text}`)
  return Temporal.Instant.from(text).toZonedDateTimeISO(offset === 'Z' ? 'UTC' : offset)
}

function asText({ accuracy, languages }: PhraseScore, readings: readonly Reading[]): string {
  const lines = readings
    .filter(({ isCorrect }) => !isCorrect)
    .map(
      ({ phrase, read }) =>
        `${phrase.lang}  ${phrase.phrase}: ${read?.toString() ?? 'nothing'}, not ${phrase.at.toString()}`,
    )
  for (const [language, { n, correct, accuracy: share }] of Object.entries(languages))
    lines.push(`${language}  ${`${correct} of ${n}`.padStart(10)}  ${percent(share)}`)
  lines.push(`all ${' '.repeat(11)}${percent(accuracy)}`)
  return `${lines.join('\n')}\n`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7)
}
