import type { Direct } from './direct.ts'
import type { Leader } from './leader.ts'
import type { Stored } from './stored.ts'

/**
 * All messages at or after a sequence, or an instant of the stream, whose subject matches, oldest first, a batch at a time, up to where the leader has no more.
 * A message that is replaced meanwhile comes again with its later sequence, or only with that.
 */
export async function* scan(
  { direct, leader }: { direct: Direct; leader: Leader },
  stream: string,
  subject: string,
  from: number | Date = 1,
): AsyncGenerator<Stored> {
  for (let next = from; ; ) {
    let batch = await direct.batch(stream, subject, next)
    if (batch.length === 0) {
      // The replica that answered may lag behind.
      const later = await leader.next(stream, subject, next)
      if (!later) return
      batch = [later]
    }
    for (const message of batch) {
      yield message
      next = message.seq + 1
    }
  }
}

/**
 * The sequence of the message that has so large a share of all before it, from 0 to below 1; about that where messages move meanwhile.
 * Found by halves, in as many questions as the sequence has binary digits: by sequences alone few would be found among messages that
 * lie close together.
 */
export async function seqAt(
  { direct, leader }: { direct: Direct; leader: Leader },
  stream: string,
  subject: string,
  share: number,
): Promise<number> {
  const { state } = await leader.ask(({ streams }) => streams.info(stream))
  const behind = state.messages - Math.floor(share * state.messages)
  let low = state.first_seq
  let high = state.last_seq
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [first] = await direct.batch(stream, subject, middle, 1)
    const atOrAfter = first ? Number(first.headers?.get('Nats-Num-Pending')) + 1 : 0
    if (atOrAfter >= behind) low = middle
    else high = middle - 1
  }
  return low
}
