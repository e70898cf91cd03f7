/** Backtests as people read them in a terminal. */
import type { Pair } from './compare.ts'
import type { Run } from './run.ts'
import type { Rule, Sent, Story } from './story.ts'
import type { Totals } from './totals.ts'

const WIDTH = 120
const HALF = 58

/** One backtest: every conversation with what would have been sent and what was vetoed, then what it comes to. */
export function runAsText(run: Run, zone: string): string {
  return [
    ...headOf(run, WIDTH),
    '',
    ...run.conversations.flatMap((story) => [...storyLines(story, zone, WIDTH - 2), '']),
    ...totalsLines(run.totals),
  ].join('\n')
}

/** Two backtests: the conversations that went differently, the ones that did not by name, and both totals. */
export function pairAsText(one: Run, other: Run, differences: readonly Pair[], zone: string): string {
  const different = new Set(differences.map(({ id }) => id))
  const same = one.conversations.filter(({ id }) => !different.has(id)).map(({ id }) => id)
  const lines = (story: Story | undefined) => (story ? storyLines(story, zone, HALF) : ['is missing'])
  return [
    ...beside(headOf(one, HALF), headOf(other, HALF)),
    '',
    `${differences.length} of ${one.conversations.length} conversations went differently:`,
    ...differences.flatMap(({ one: left, other: right }) => ['', ...beside(lines(left), lines(right))]),
    '',
    ...wrap(`${same.length} went the same${same.length > 0 ? `: ${same.join(', ')}` : ''}.`, WIDTH),
    '',
    ...beside(totalsLines(one.totals), totalsLines(other.totals)),
  ].join('\n')
}

function headOf({ instructions, policyVersion, limits, leftToModel, conflicts }: Run, width: number): string[] {
  const lines = [
    ...limits.map(({ name, value, source }) => `${name}: ${value}${source === 'default' ? '' : ` “${source}”`}`),
    ...leftToModel.map((sentence) => `left to the model: “${sentence}”`),
    ...conflicts.map((conflict) => `contradiction: ${conflict}`),
  ]
  return [`${instructions} (policy ${policyVersion.slice(0, 8)})`, ...lines.flatMap((line) => indented(line, 0, width))]
}

const ENDS = { closed: 'closed', handed_over: 'handed over', open: 'still open' } as const

/** In the order of time. */
function storyLines({ id, end, reason, messages, vetoed, credits }: Story, zone: string, width: number): string[] {
  const events = [
    ...vetoed.map(({ at, rule, instead }) => ({
      at,
      lines: [`nothing sent: ${ruleInWords(rule)}`, `→ ${plain(instead)}`],
    })),
    ...messages.map((message) => ({ at: message.at, lines: sentLines(message) })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  return [
    ...wrap(`${id}: ${ENDS[end]}, ${creditsInWords(credits)}. ${reason}`, width),
    ...events.flatMap(({ at, lines }) =>
      lines.flatMap((line, index) => indented(index === 0 ? `${stamp(at, zone)}  ${line}` : line, index, width)),
    ),
  ]
}

/** What goes on below is indented further. */
function indented(line: string, index: number, width: number): string[] {
  const margin = ' '.repeat(6)
  return wrap(line, width - margin.length).map((part, n) => `${n + index === 0 ? '  ' : margin}${part}`)
}

function sentLines({ kind, attempt, text, why, changed }: Sent): string[] {
  return [
    `${plain(kind)}${attempt > 0 ? ` ${attempt}` : ''}: “${text}”`,
    ...(why ? [`because: ${why}`] : []),
    ...changed.map((rule) => `changed by ${ruleInWords(rule)}`),
  ]
}

function ruleInWords({ name, detail, source }: Rule): string {
  return `${name}${detail ? `, ${detail}` : ''} (${source})`
}

function totalsLines({ conversations, closed, handedOver, open, messages, vetoed, credits }: Totals): string[] {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${plain(name)}`)
  return [
    `${conversations} conversations: ${closed} closed, ${handedOver} handed over, ${open} still open`,
    'Messages that would have been sent:',
    ...orNone(list(messages)),
    'Nothing was sent because of:',
    ...orNone(list(vetoed)),
    creditsInWords(credits),
  ]
}

function orNone(lines: string[]): string[] {
  return lines.length > 0 ? lines : ['       0']
}

function creditsInWords(credits: number): string {
  return `${credits} credit${credits === 1 ? '' : 's'}`
}

function plain(name: string): string {
  return name === 'csat' ? 'question for a rating' : name === 'follow_up' ? 'follow-up' : name.replaceAll('_', ' ')
}

function stamp(at: string, zone: string): string {
  const { weekday, day, month, hour, minute } = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: '2-digit',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    })
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  return `${weekday} ${day} ${month} ${hour}:${minute}`
}

/** Two columns; what is too long for one goes on below. */
function beside(left: readonly string[], right: readonly string[]): string[] {
  const [one, other] = [left, right].map((lines) => lines.flatMap((line) => wrap(line, HALF))) as [string[], string[]]
  return Array.from({ length: Math.max(one.length, other.length) }, (_, n) =>
    `${(one[n] ?? '').padEnd(HALF)} │ ${other[n] ?? ''}`.trimEnd(),
  )
}

/** Breaks at spaces. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}
