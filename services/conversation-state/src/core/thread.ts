/**
 * The thread of a conversation: messages, decisions with their reasons, and lines in plain words.
 *
 * The fold is repeated over the inputs, so that a line says what came of an input and not what somebody hoped for: lines are
 * the sentences of the events, and a request that was refused says so.
 */
import { readCommandId } from '@relance/contracts/command-id'
import type { StampedInput } from '@relance/contracts/input'
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import type { ThreadItem } from '@relance/contracts/view'
import type { Receipt } from '@relance/contracts/words'
import type { ActorState } from './actor-state.ts'
import { toBubbles } from './bubbles.ts'
import { ownReceipt, withNextCheck } from './own-receipt.ts'
import { type ConversationAddress, type IssuedEvent, type Step, standingOf, step } from './step.ts'
import { whyNothingWasSent } from './why-not.ts'

/** `entries` are all inputs of the conversation, oldest first. */
export function toThread(entries: StampedInput[]): ThreadItem[] {
  const bubbles = new Map(toBubbles(entries).map((bubble) => [bubble.seq, bubble.message]))
  const address = addressIn(entries)
  let state: ActorState | undefined
  let summary: Receipt | undefined
  return entries.flatMap((entry, index) => {
    const before = state
    const done = foldOrPass(state, address, entry)
    state = done?.state
    if (before && standingOf(before) !== 'closing') summary = undefined
    else if (entry.type === 'decision.made') summary = entry.receipt
    const message = bubbles.get(entry.seq)
    const items: ThreadItem['item'][] = []
    if (message) {
      const receipt = entry.type === 'delivery.succeeded' ? entry.receipt : undefined
      items.push({ type: 'message', ...message, receipt })
    }
    if (done) {
      const happened = { entry, before, done, earlier: entries.slice(0, index), summary }
      items.push(...decisionOf(before, entry), ...linesOf(happened))
    }
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
  // A wish that was not granted. What asked for nothing has no quote.
  if (entry.type === 'request.understood' && entry.outcome === 'none' && entry.quote)
    return [{ type: 'line', kind: entry.type, text: entry.reason, receipt: entry.receipt }]
  return []
}

/** An input, and what came of it. */
interface Happened {
  entry: StampedInput
  before: ActorState | undefined
  done: Step
  earlier: StampedInput[]
  /** Of the summary, while the conversation is being closed. */
  summary: Receipt | undefined
}

function linesOf(happened: Happened): ThreadItem['item'][] {
  const { entry, done, earlier } = happened
  const { commands, outcome } = done
  if (entry.type === 'delivery.suppressed') {
    const why = whyNothingWasSent(entry, earlier)
    const receipt = withNextCheck(entry.receipt, done.state)
    const line = { type: 'line' as const, kind: entry.type, text: `Nothing was sent: ${why}`, receipt }
    return why ? [line, ...alerts(happened)] : alerts(happened)
  }
  const lines = commands.flatMap((command): ThreadItem['item'][] => {
    if (!('event' in command) || isToldOtherwise(command.event.type, entry)) return []
    const { type, detail } = command.event
    return [{ type: 'line', kind: type, text: detail, receipt: receiptOf(happened, command.event) }]
  })
  if (!outcome.accepted && 'actor' in entry) {
    lines.unshift({ type: 'line', kind: entry.type, text: `${entry.actor.name} asked in vain: ${outcome.detail}` })
  }
  return lines
}

/**
 * Why Relance did it, or why it sent nothing. What a person asked for needs no reason, and a decision stands in the thread with its own;
 * but for the summary, whose receipt is that of the close.
 */
function receiptOf({ entry, before, done, summary }: Happened, event: IssuedEvent): Receipt | undefined {
  if (!before || 'actor' in entry || !ARE_ACCOUNTED_FOR.test(event.type)) return undefined
  const isClosing = standingOf(before) === 'closing' && event.type === 'conversation.closed'
  if (isClosing && summary) return withNextCheck(summary, done.state)
  if (entry.type === 'decision.made') return undefined
  if ('receipt' in entry && entry.receipt) return withNextCheck(entry.receipt, done.state)
  return ownReceipt(before, done.state, entry, event)
}

const ARE_ACCOUNTED_FOR = /^(conversation\.closed|people\.alerted|.*\.(cancelled|suppressed|failed|in_doubt))$/

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

function alerts(happened: Happened): ThreadItem['item'][] {
  return happened.done.commands.flatMap((command) =>
    'event' in command && ALSO_TOLD.has(command.event.type)
      ? [
          {
            type: 'line' as const,
            kind: command.event.type,
            text: command.event.detail,
            receipt: receiptOf(happened, command.event),
          },
        ]
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
