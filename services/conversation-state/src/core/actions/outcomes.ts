/**
 * What is counted for a policy: of every episode its first decision, and what came of it. Each fact is issued once, and what an
 * input leads to leaves with one event (`step.ts`), so that whoever counts can do so by the event's id.
 */
import type { OutcomeFact } from '@relance/contracts/words'
import type { Trial } from '../conversation.ts'
import { isDecidedToClose, isDecidedToHandOver } from '../guards.ts'
import type { Turn } from '../turn.ts'

/** Who writes later than this comes back for another reason, ms. */
const WITHIN_MS = 7 * 86_400_000

/** The first decision of an episode. One to follow up takes the place of one not to, for there is something to come back to. */
export function beginTrial(turn: Turn<'decision.made.analyse'>): void {
  const { c, input } = turn
  const policyVersion = input.receipt?.policyVersion
  if (!policyVersion) return
  const follows = !isDecidedToHandOver(c, input) && !isDecidedToClose(c, input)
  const arm = input.heldOut ? 'held_out' : follows ? 'followed' : 'otherwise'
  const stands = c.trial?.episode === c.episode && (c.trial.arm !== 'otherwise' || arm === 'otherwise')
  if (stands) return
  c.trial = { arm, policyVersion, episode: c.episode, at: input.at }
  issue(turn, c.trial, 'decided')
}

export function countSent(turn: Turn): void {
  const { c, input } = turn
  if (c.trial?.episode !== c.episode) return
  c.trial = { ...c.trial, sentAt: input.at }
  issue(turn, c.trial, 'follow_up_sent')
}

/** The customer wrote, and not a machine for the customer. */
export function countReturn(turn: Turn<'message.received'>): void {
  const { c, input } = turn
  const { trial } = c
  if (!trial || trial.arm === 'otherwise') return
  const isBack = trial.returnedAt === undefined && input.at - trial.at <= WITHIN_MS
  const since = trial.arm === 'held_out' ? trial.at : trial.sentAt
  const isRecovered = !trial.recovered && since !== undefined && input.at - since <= WITHIN_MS
  if (!isBack && !isRecovered) return
  c.trial = {
    ...trial,
    ...(isBack ? { returnedAt: input.at } : {}),
    ...(isRecovered ? { recovered: true, recoveredAt: input.at } : {}),
  }
  if (isBack) issue(turn, trial, 'returned')
  if (isRecovered) issue(turn, trial, 'recovered')
}

/** The customer wrote after the close of the episode in which it was decided; to be called before the next one begins. */
export function countReopening({ c, input, issued }: Turn<'message.received' | 'message.sent'>): void {
  if (c.trial?.episode !== c.episode || c.closedAt === undefined || input.at - c.closedAt > WITHIN_MS) return
  if (input.type !== 'message.received' || input.hints.automated) return
  issue({ issued }, c.trial, 'reopened')
}

export function countHandover(turn: Pick<Turn, 'c' | 'issued'>): void {
  const { c } = turn
  if (c.trial?.episode !== c.episode || c.trial.handedOver) return
  c.trial = { ...c.trial, handedOver: true }
  issue(turn, c.trial, 'handed_over')
}

/**
 * Counted once, within 7 days of the last follow-up, or of the decision where none went out. Who came back to say "stop" has neither
 * returned nor been won back.
 */
export function countOptOut(turn: Turn<'contact.opted_out'>): void {
  const { c, input } = turn
  const { trial } = c
  if (!trial || input.origin) return
  const isFirst = !trial.optedOut && input.at - (trial.sentAt ?? trial.at) <= WITHIN_MS
  const cameToStop = trial.returnedAt === c.lastHeardAt
  const wasWonToStop = trial.recovered && (trial.recoveredAt ?? trial.returnedAt) === c.lastHeardAt
  c.trial = {
    ...trial,
    ...(isFirst ? { optedOut: true } : {}),
    ...(cameToStop ? { returnedAt: undefined } : {}),
    ...(wasWonToStop ? { recovered: false, recoveredAt: undefined } : {}),
  }
  if (isFirst) issue(turn, trial, 'opted_out')
  if (cameToStop) issue(turn, trial, 'returned', -1)
  if (wasWonToStop) issue(turn, trial, 'recovered', -1)
}

function issue({ issued }: Pick<Turn, 'issued'>, { arm, policyVersion }: Trial, fact: OutcomeFact, amount = 1): void {
  issued.push({ type: 'outcome', outcome: { policyVersion, arm, fact, amount } })
}
