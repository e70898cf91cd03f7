import type { Direct } from './direct.ts'
import type { Stored } from './stored.ts'

/**
 * The messages of one subject, oldest first and without a gap: as many as were asked for, or as the replicas that answer have.
 *
 * The first few one after the other, since a wake-up finds one or two, which the server answers without counting what is behind them.
 * What turns out to be longer is read in batches.
 */
export async function readSubject(
  direct: Direct,
  stream: string,
  subject: string,
  { afterSeq, upTo, limit }: { afterSeq: number; upTo: number; limit: number },
): Promise<Stored[]> {
  const found: Stored[] = []
  for (let seq = afterSeq; found.length < limit && seq < upTo; ) {
    const isLong = found.length >= FEW && limit - found.length > FEW
    const next = isLong ? undefined : await direct.next(stream, subject, seq + 1)
    const batch = isLong ? await direct.batch(stream, subject, seq + 1) : next ? [next] : []
    const last = batch.at(-1)
    if (!last) break
    found.push(...batch.filter((message) => message.seq <= upTo))
    seq = last.seq
  }
  return found.slice(0, limit)
}

const FEW = 16
