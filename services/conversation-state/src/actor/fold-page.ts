/** Folds a page of entries into what is held, and counts and tells what happened. */
import type { Entry } from '@relance/engine'
import { ATTRIBUTE, type Log, currentCarrier, withSpan } from '@relance/service-kit'
import { metrics } from '../metrics.ts'
import { alarm } from './alarm.ts'
import { type Folded, foldEntry } from './fold.ts'
import type { Held } from './held.ts'

/** Stops at an entry that parks the conversation. */
export async function foldPage(log: Log, held: Held, entries: readonly Entry[]): Promise<void> {
  let count = 0
  for (const entry of entries) {
    const folded = await foldTraced(held, entry)
    if (folded.record.outbox.length > held.record.outbox.length || folded.record.parked) held.mustCommit = true
    held.record = folded.record
    tell(log, held, entry, folded.result)
    if (folded.record.parked) break
    held.uncommitted++
    count++
  }
  metrics.drainSize.record(count)
}

/** In the trace of the entry: its commands continue from there, whichever wake-up made us read it. */
function foldTraced(held: Held, entry: Entry): Promise<Folded> {
  const { tenant, conversation } = held.address
  const attributes = { [ATTRIBUTE.tenant]: tenant, [ATTRIBUTE.conversation]: conversation }
  return withSpan('conversation.fold', { kind: 'consumer', carrier: entry.carrier, attributes }, async (span) => {
    const folded = foldEntry(held.record, held.address, entry, { ...entry.carrier, ...currentCarrier() })
    if (folded.result.type === 'folded') span.setAttribute(ATTRIBUTE.input, folded.result.input)
    return folded
  })
}

function tell(log: Log, held: Held, { seq, id }: Entry, result: Folded['result']): void {
  switch (result.type) {
    case 'folded':
      return metrics.inputsFolded.add(1, { [ATTRIBUTE.input]: result.input })
    case 'repeated':
      return metrics.inputsRepeated.add(1)
    case 'undecodable':
      metrics.inputsUndecodable.add(1)
      return log.error({ ...held.address, seq, entry: id }, result.error)
    case 'parked':
      if (held.record.parked) alarm(log, held.address, held.record.parked, result.error)
  }
}
