/** Folds a mailbox once more, from its first entry, by `step` alone: what should have come of it. */
import { isDeepStrictEqual } from 'node:util'
import { decodeInput, type Input } from '@relance/contracts/input'
import type { ActorState } from '../../../services/conversation-state/src/core/actor-state.ts'
import { type IssuedCommand, step } from '../../../services/conversation-state/src/core/step.ts'
import { TENANT } from '../accounts.ts'
import type { MailboxEntry, StateEvidence } from './evidence.ts'

export interface Told {
  seq: number
  at: number
  id: string
  /** Absent where the bytes cannot be read. */
  input: Input | undefined
}

/** A command or event that came of an input. */
export interface Issued {
  command: IssuedCommand
  seq: number
  /** How often the conversation had been opened by then. */
  episode: number
}

export interface Refolded {
  conversation: string
  told: readonly Told[]
  issued: readonly Issued[]
  /** After the last entry. */
  final: ActorState | undefined
  /** After the last entry that the STATE record counts. */
  atState: ActorState | undefined
}

/** A person's request is answered once; so many answers are remembered. */
const REMEMBERED = 32

export function refold(
  conversation: string,
  entries: readonly MailboxEntry[],
  state: StateEvidence | undefined,
): Refolded {
  const told = entries.map(({ seq, at, id, body }): Told => ({ seq, at, id, input: decoded(body) }))
  const issued: Issued[] = []
  const answered: string[] = []
  let current: ActorState | undefined
  let atState: ActorState | undefined
  for (const { seq, at, input } of told) {
    const requestId = input && 'actor' in input ? input.requestId : undefined
    if (input && !(requestId !== undefined && answered.includes(requestId))) {
      if (requestId !== undefined) answered.push(requestId)
      if (answered.length > REMEMBERED) answered.shift()
      const next = step(current, { tenant: TENANT, conversation }, { ...input, seq, at })
      current = next.state
      const { episode } = current.snapshot.context
      issued.push(...next.commands.map((command) => ({ command, seq, episode })))
    }
    if (state && seq <= state.lastSeq) atState = current
  }
  return { conversation, told, issued, final: current, atState }
}

/** Whether a STATE record holds what was refolded, after a round trip through JSON. */
export function isSame(actor: unknown, refolded: ActorState | undefined): boolean {
  const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
  return isDeepStrictEqual(plain(actor), plain(refolded))
}

function decoded(body: Uint8Array): Input | undefined {
  try {
    return decodeInput(body)
  } catch {
    return undefined
  }
}
