import { setTimeout as sleep } from 'node:timers/promises'
import { readState } from './oracle/evidence.ts'
import type { Raw } from './raw.ts'

const LOOK_EVERY_MS = 1_000
const TELL_EVERY = 10
/** Longer than a claim takes to settle: what has not moved for so long does not move by itself. */
const STILL_FOR_MS = 24_000

export interface Patience {
  /** Ms within which fewer must be under way than before. A busy machine may take as long as it needs to work off what waits. */
  fewerWithinMs: number
  /** Ms for all of it; without end where absent. */
  withinMs?: number
}

/**
 * Waits until every conversation has come to rest: closed, or with people, and nothing pending. Resolves as well where nothing
 * moves any more, or patience is at its end: what is left then is stuck, or was lost.
 */
export async function untilQuiet(
  raw: Raw,
  { fewerWithinMs, withinMs = Number.POSITIVE_INFINITY }: Patience,
  tell: (line: string) => void,
): Promise<void> {
  const endsAt = performance.now() + withinMs
  let giveUpAt = Math.min(endsAt, performance.now() + fewerWithinMs)
  let fewest = Number.POSITIVE_INFINITY
  let stillSince = performance.now()
  let former = ''
  let looks = 0
  const waits = new Map<string, string | undefined>()
  let next = 1
  while (performance.now() < giveUpAt) {
    for (const { seq, subject, body } of await raw.read('KV_STATE', next)) {
      next = seq + 1
      waits.set(subject, whatFor(body))
    }
    const waiting = [...waits.values()].filter((what) => what !== undefined)
    if (waiting.length < fewest) {
      fewest = waiting.length
      giveUpAt = Math.min(endsAt, performance.now() + fewerWithinMs)
    }
    const now = `${await raw.lastSeq('MAILBOX')}/${next}`
    if (now !== former) stillSince = performance.now()
    former = now
    if (looks++ % TELL_EVERY === 0) {
      tell(`${waiting.length} of ${waits.size} conversations are under way. ${waiting.slice(0, 2).join(' ')}`)
    }
    const stillMs = performance.now() - stillSince
    if (stillMs > STILL_FOR_MS || (waiting.length === 0 && stillMs > 3 * LOOK_EVERY_MS)) return
    await sleep(LOOK_EVERY_MS)
  }
}

/** What a conversation waits for; nothing where it is at rest. */
function whatFor(body: Uint8Array): string | undefined {
  const { actor } = readState(body) as {
    actor?: {
      snapshot: { context: { decision?: object; delivery?: object } }
      timers: Record<string, { dueAt?: number }>
    }
  }
  if (!actor) return undefined
  const { decision, delivery } = actor.snapshot.context
  const armed = Object.entries(actor.timers).filter(([, { dueAt }]) => dueAt !== undefined)
  return decision || delivery || armed.length > 0 ? JSON.stringify({ decision, delivery, armed }) : undefined
}
