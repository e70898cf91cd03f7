import { randomBytes } from 'node:crypto'
import { RetryableError } from '@relance/contracts/errors'
import { HEADER } from './header.ts'
import type { Link } from './link.ts'
import { persist, unreachable } from './patience.ts'
import { type Message, publishOnce } from './publish.ts'

export type Put = { revision: number } | { conflict: true }

/**
 * Puts the last message of a subject of a stream, durably; its sequence is the record's revision.
 *
 * Every put carries a nonce: where its answer was lost, or a repetition meets a conflict, the leader's record shows whose write it is
 * (S3, G2). A first try that arrives late is harmless where it expects a revision, since the repetition expects the same one.
 */
export function createPutLast(
  { requests, clock, leader }: Link,
  stream: string,
): (message: Pick<Message, 'subject' | 'body' | 'expectedLast'>) => Promise<Put> {
  const writer = randomBytes(6).toString('base64url')
  let puts = 0

  return (message) => {
    const { subject, expectedLast } = message
    const nonce = `${writer}${(puts++).toString(36)}`
    let isInDoubt = false
    return persist(clock, async () => {
      const answer = await publishOnce(requests, { ...message, headers: { [HEADER.nonce]: nonce } })
      switch (answer.type) {
        case 'stored':
          return { revision: answer.seq }
        case 'conflict':
        case 'unknown': {
          if (answer.type === 'conflict' && !isInDoubt) return { conflict: true }
          isInDoubt = true
          const last = await leader.last(stream, subject)
          if (last?.headers?.get(HEADER.nonce) === nonce) return { revision: last.seq }
          const isTaken = expectedLast !== undefined && (last?.seq ?? 0) !== expectedLast
          if (answer.type === 'conflict' || isTaken) return { conflict: true }
          throw unreachable(`Putting ${subject}`, answer.cause)
        }
        case 'undecided':
          throw new RetryableError('ENGINE_UNDECIDED', `Another put on ${subject} is being decided.`)
        case 'refused':
          throw unreachable(`Putting ${subject}`, answer.cause)
      }
    })
  }
}
