/** What a conversation should have come to, against what is there. */
import type { ActorState } from '../../../services/conversation-state/src/core/actor-state.ts'
import type { Evidence } from './evidence.ts'
import type { Finding } from './judge.ts'
import { isSame, type Refolded } from './refold.ts'

/** A timer may be late by so much before it counts as one that never comes, ms. */
const LATE_MS = 10_000

/** Its STATE record, its commands, and whether it waits for something that never comes. */
export function judgeConversation(refolded: Refolded, evidence: Evidence): Finding[] {
  const { conversation, told, issued, final, atState } = refolded
  const findings: Finding[] = []
  const find = (kind: Finding['kind'], what: string) => findings.push({ kind, conversation, what })
  const state = evidence.states.get(conversation)
  const lastSeq = state?.lastSeq ?? 0
  const end = told.at(-1)?.seq ?? 0

  if (state?.parked) find('stuck', `It is parked: ${state.parked.error}`)
  if (lastSeq > end) find('diverged', `STATE counts entries up to ${lastSeq}; the mailbox ends at ${end}.`)
  else if (!isSame(state?.actor, atState)) find('diverged', `STATE at ${lastSeq} is not what its mailbox folds to.`)

  // What leads to nothing may be committed later (I6); what leads to a command is done once that has left.
  const left = issued.filter(({ seq }) => seq > lastSeq)
  if (left.length > 0) find('lost', `STATE ends at ${lastSeq}; ${left[0]!.command.id} follows from an entry behind it.`)

  const answered = new Set(
    told.flatMap(({ input }) => (input && isOutcome(input.type) && 'requestId' in input ? [input.requestId] : [])),
  )
  for (const { command } of issued) {
    if ('event' in command) {
      if (!evidence.events.has(command.id))
        find('lost', `Event ${command.id} (${command.event.type}) was never published.`)
    } else if (command.body.type === 'delivery.request' && !answered.has(command.id)) {
      find('lost', `${command.id} asked for a ${command.body.kind}; nothing came of it.`)
    }
  }
  const why = final && whyStuck(final, conversation, evidence)
  if (why) find(why.kind, why.what)
  return findings
}

function isOutcome(type: string): boolean {
  return /^delivery\.(succeeded|failed|suppressed|unknown)$/.test(type)
}

function whyStuck(
  { snapshot, timers }: ActorState,
  conversation: string,
  { timers: inEngine, now }: Evidence,
): { kind: 'stuck' | 'lost'; what: string } | undefined {
  const { value, context } = snapshot
  const { decision, delivery } = context
  if (decision)
    return { kind: 'lost', what: `${decision.id} asked for a decision (${decision.kind}); nothing came of it.` }
  if (delivery) return { kind: 'stuck', what: `It waits for delivery ${delivery.id}.` }
  const armed = Object.entries(timers).filter(([, timer]) => timer.dueAt !== undefined)
  for (const [name, { generation, dueAt = 0 }] of armed) {
    if (dueAt < now - LATE_MS)
      return { kind: 'stuck', what: `Its timer ${name} ${generation} was due ${now - dueAt} ms ago.` }
    if (dueAt > now && !inEngine.has(`${conversation}/${name}/${generation}`)) {
      return { kind: 'lost', what: `Its timer ${name} ${generation} was never armed.` }
    }
  }
  const waitsForNobody = value !== 'closed' && context.alert === undefined && context.episode > 0
  if (waitsForNobody && armed.length === 0)
    return { kind: 'stuck', what: `It is ${JSON.stringify(value)} and waits for nothing.` }
  return undefined
}
