/**
 * Which timers run follows from where the conversation stands: every state that waits has its own deadline (I7).
 *
 * After every input the armed timers are compared with the wanted ones, and only the difference is commanded. The
 * inactivity timer is lazy: one that elapses too early is left alone, and armed for the rest of the silence when it elapses.
 */
import type { CommandBody } from '@relance/contracts/command'
import type { TimerName } from '@relance/contracts/words'
import type { ActorState, ActorTimers } from './actor-state.ts'
import type { Conversation } from './conversation.ts'
import { carryOutAt, doesSilenceMatter, isSomethingPending } from './guards.ts'
import { DELIVERY_MS, decisionTimeMs } from './turn.ts'

/** Closing ends without summary and rating then, ms. */
const CLOSING_MS = 30 * 60_000

export interface ArmedTimer {
  name: TimerName
  generation: number
  /** Ms since the epoch. */
  dueAt: number
}

/** The timers that must be armed in the engine, for the sweeper (I7). */
export function armedTimers(state: ActorState): ArmedTimer[] {
  return NAMES.flatMap((name) => {
    const { generation = 0, dueAt } = state.timers[name] ?? {}
    return dueAt === undefined ? [] : [{ name, generation, dueAt }]
  })
}

/** When silence makes an active conversation idle; undefined where no such timer is wanted. */
export function idleAt(standing: string, c: Conversation): number | undefined {
  const isWatched = standing === 'active' && doesSilenceMatter(c) && !isSomethingPending(c)
  return isWatched ? c.silentSince + c.settings.inactivityMs : undefined
}

/** The timers after an input, and the commands that bring the engine there. `standing` is the top-level state. */
export function keepDeadlines(
  standing: string,
  c: Conversation,
  armed: ActorTimers,
): { timers: ActorTimers; commands: CommandBody[] } {
  const timers = { ...armed }
  const commands: CommandBody[] = []
  for (const name of NAMES) {
    const { generation = 0, dueAt: armedFor } = armed[name] ?? {}
    const dueAt = wantedAt(name, standing, c)
    if (isLeftAlone(name, standing, armedFor, dueAt)) continue
    if (armedFor !== undefined) commands.push({ type: 'timer.cancel', name, generation })
    if (dueAt === undefined || !c.route) {
      timers[name] = { generation }
      continue
    }
    const { assistantId, channel } = c.route
    timers[name] = { generation: generation + 1, dueAt }
    commands.push({ type: 'timer.arm', name, generation: generation + 1, dueAt, assistantId, channel })
  }
  return { timers, commands }
}

const NAMES = ['inactivity', 'follow_up', 'decision', 'delivery', 'closing'] as const satisfies TimerName[]

function wantedAt(name: TimerName, standing: string, c: Conversation): number | undefined {
  if (standing === 'closed') return undefined
  switch (name) {
    case 'inactivity':
      return idleAt(standing, c)
    case 'follow_up':
      return c.plan && !isSomethingPending(c) ? carryOutAt(c) : undefined
    case 'decision':
      return c.decision && c.decision.askedAt + decisionTimeMs(c.decision.tries)
    case 'delivery':
      return c.delivery && c.delivery.askedAt + DELIVERY_MS
    case 'closing':
      return standing === 'closing' && c.closingSince !== undefined ? c.closingSince + CLOSING_MS : undefined
  }
}

/** A lazy timer stays where it is early enough, and where the conversation goes on and may want it again. */
function isLeftAlone(
  name: TimerName,
  standing: string,
  armedFor: number | undefined,
  wanted: number | undefined,
): boolean {
  if (armedFor === wanted) return true
  if (name !== 'inactivity' || armedFor === undefined) return false
  return wanted === undefined ? standing !== 'closing' && standing !== 'closed' : armedFor < wanted
}
