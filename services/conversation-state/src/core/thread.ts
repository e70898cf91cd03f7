/**
 * The thread of a conversation: messages, decisions with their reasons, and lines in plain words.
 *
 * The fold is repeated over the inputs, so that a line says what came of an input and not what somebody hoped for: lines are
 * the sentences of the events, and a request that was refused says so.
 */
import { readCommandId } from '@relance/contracts/command-id'
import type { StampedInput } from '@relance/contracts/input'
import { OUTCOME_NOTED, type ThreadItem } from '@relance/contracts/view'
import type { ActorState } from './actor-state.ts'
import { toBubbles } from './bubbles.ts'
import { type ConversationAddress, type Step, step } from './step.ts'
import { whyNothingWasSent } from './why-not.ts'

/** `entries` are all inputs of the conversation, oldest first. */
export function toThread(entries: StampedInput[]): ThreadItem[] {
  const bubbles = new Map(toBubbles(entries).map((bubble) => [bubble.seq, bubble.message]))
  const address = addressIn(entries)
  let state: ActorState | undefined
  return entries.flatMap((entry, index) => {
    const before = state
    const done = foldOrPass(state, address, entry)
    state = done?.state
    const message = bubbles.get(entry.seq)
    const items: ThreadItem['item'][] = []
    if (message) items.push({ type: 'message', ...message })
    if (done) items.push(...decisionOf(before, entry), ...linesOf(entry, done, entries.slice(0, index)))
    return items.map((item) => ({ seq: entry.seq, at: entry.at, item }))
  })
}

/** A conversation that is parked because an input cannot be folded has a thread all the same. */
function foldOrPass(
  state: ActorState | undefined,
  address: ConversationAddress,
  entry: StampedInput,
): Step | undefined {
  try {
    return step(state, address, entry)
  } catch {
    return state && { state, commands: [], outcome: { accepted: true } }
  }
}

function decisionOf(before: ActorState | undefined, entry: StampedInput): ThreadItem['item'][] {
  const pending = before?.snapshot.context.decision
  if (!pending || !('requestId' in entry) || pending.kind === 'summarise') return []
  if (pending.id !== entry.requestId) return []
  if (entry.type === 'decision.made') {
    const { kind, action, dueAt, reason, draft, missing, receipt } = entry
    return [{ type: 'decision', kind, action, dueAt, reason, draft, missing, receipt }]
  }
  if (entry.type === 'request.understood' && entry.outcome === 'requested') {
    const { dueAt, reason, acknowledgement, receipt } = entry
    return [
      {
        type: 'decision',
        kind: 'understand',
        action: 'schedule',
        dueAt,
        reason,
        draft: acknowledgement,
        missing: [],
        receipt,
      },
    ]
  }
  return []
}

function linesOf(entry: StampedInput, { commands, outcome }: Step, earlier: StampedInput[]): ThreadItem['item'][] {
  if (entry.type === 'delivery.suppressed') {
    const why = whyNothingWasSent(entry, earlier)
    return why
      ? [
          { type: 'line', kind: entry.type, text: `Nothing was sent: ${why}`, receipt: entry.receipt },
          ...alerts(commands),
        ]
      : alerts(commands)
  }
  const lines = commands.flatMap((command): ThreadItem['item'][] => {
    if (!('event' in command) || isToldOtherwise(command.event.type, entry)) return []
    const receipt =
      entry.type === 'delivery.failed' && command.event.type.endsWith('.failed') ? entry.receipt : undefined
    return [{ type: 'line', kind: command.event.type, text: command.event.detail, receipt }]
  })
  if (!outcome.accepted && 'actor' in entry) {
    lines.unshift({ type: 'line', kind: entry.type, text: `${entry.actor.name} asked in vain: ${outcome.detail}` })
  }
  return lines
}

/** A bubble or a card says it already. */
function isToldOtherwise(type: string, entry: StampedInput): boolean {
  switch (type) {
    case 'conversation.opened':
    case OUTCOME_NOTED:
      return true
    case 'followup.sent':
    case 'followup.acknowledged':
    case 'csat.prompted':
      return entry.type === 'delivery.succeeded'
    case 'followup.scheduled':
    case 'conversation.closing':
      return entry.type === 'decision.made' || entry.type === 'request.understood'
    default:
      return false
  }
}

function alerts(commands: Step['commands']): ThreadItem['item'][] {
  return commands.flatMap((command) =>
    'event' in command && ALSO_TOLD.has(command.event.type)
      ? [{ type: 'line' as const, kind: command.event.type, text: command.event.detail }]
      : [],
  )
}

/** What a suppressed delivery leads to, besides that nothing was sent. */
const ALSO_TOLD: ReadonlySet<string> = new Set(['people.alerted', 'conversation.closed'])

/** Results name the command that asked: without a result the name does not matter. */
function addressIn(entries: StampedInput[]): { tenant: string; conversation: string } {
  const result = entries.find((entry) => RESULTS.test(entry.type))
  const requestId = result && 'requestId' in result ? (result.requestId ?? '') : ''
  return { tenant: '', conversation: readCommandId(requestId)?.conversation ?? '' }
}

const RESULTS = /^(decision\.|request\.understood|delivery\.(claimed|succeeded|failed|suppressed|unknown))/
