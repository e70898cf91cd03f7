import type { Direct } from './direct.ts'
import type { Leader } from './leader.ts'
import type { Stored } from './stored.ts'

/**
 * All messages at or after a sequence whose subject matches, oldest first, a batch at a time, up to where the leader has no more.
 * A message that is replaced meanwhile comes again with its later sequence, or only with that.
 */
export async function* scan(
  { direct, leader }: { direct: Direct; leader: Leader },
  stream: string,
  subject: string,
  fromSeq = 1,
): AsyncGenerator<Stored> {
  for (let seq = fromSeq; ; ) {
    let batch = await direct.batch(stream, subject, seq)
    if (batch.length === 0) {
      // The replica that answered may lag behind.
      const next = await leader.next(stream, subject, seq)
      if (!next) return
      batch = [next]
    }
    for (const message of batch) {
      yield message
      seq = message.seq + 1
    }
  }
}
