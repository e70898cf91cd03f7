/** What is left after a run: what was acknowledged, what the broker holds, what the channels saw, what was broken. */
import type { Call } from '../channels.ts'
import type { Happened } from '../faults.ts'
import type { Acknowledged } from '../load.ts'
import type { Raw } from '../raw.ts'
import type { Setback } from './watch-state.ts'

export interface MailboxEntry {
  seq: number
  /** The broker's instant, ms since the epoch. */
  at: number
  id: string
  body: Uint8Array
}

/** A STATE record, as far as it is read here. */
export interface StateEvidence {
  lastSeq: number
  actor?: unknown
  parked?: { error: string }
}

export interface Evidence {
  acknowledged: readonly Acknowledged[]
  /** By conversation, oldest first. */
  mailboxes: ReadonlyMap<string, readonly MailboxEntry[]>
  states: ReadonlyMap<string, StateEvidence>
  /** Commits that took a record back. */
  setbacks: readonly Setback[]
  /** `<conversation>/<name>/<generation>` of what is armed, or elapsed and not reported yet. */
  timers: ReadonlySet<string>
  /** Ids of what was published. */
  events: ReadonlySet<string>
  calls: readonly Call[]
  faults: readonly Happened[]
  /** When it was gathered, ms since the epoch. */
  now: number
}

/** Reads everything back from the broker; the services must have stopped. */
export async function gather(
  raw: Raw,
  seen: Pick<Evidence, 'acknowledged' | 'setbacks' | 'calls' | 'faults'>,
): Promise<Evidence> {
  const mailboxes = new Map<string, MailboxEntry[]>()
  for (const { subject, seq, at, id, body } of await raw.read('MAILBOX')) {
    const conversation = lastToken(subject)
    const entries = mailboxes.get(conversation) ?? []
    if (entries.length === 0) mailboxes.set(conversation, entries)
    entries.push({ seq, at, id: ownId(id), body })
  }
  const states = new Map<string, StateEvidence>()
  for (const { subject, body } of await raw.read('KV_STATE')) states.set(lastToken(subject), readState(body))
  const timers = new Set<string>()
  for (const { subject } of await raw.read('TIMERS')) {
    const [, , , conversation, name, generation] = subject.split('.')
    timers.add(`${conversation}/${name}/${generation}`)
  }
  const events = new Set((await raw.read('EVENTS')).map(({ id }) => ownId(id)))
  return { ...seen, mailboxes, states, timers, events, now: Date.now() }
}

export function readState(body: Uint8Array): StateEvidence {
  return JSON.parse(Buffer.from(body).toString('utf8')) as StateEvidence
}

function lastToken(subject: string): string {
  return subject.slice(subject.lastIndexOf('.') + 1)
}

/** `<tenant>.<conversation>.<id>`, with `=XX` for what NATS does not take. */
function ownId(id: string): string {
  const own = id.split('.', 3)[2] ?? ''
  return own.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
