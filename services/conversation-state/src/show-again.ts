/** Brings the read model to what a record says, whatever the read model holds of it (I1). */
import type { Address, Mailbox } from '@relance/engine'
import type { ReadModel, StoredView } from '@relance/read-model'
import type { StateRecord } from './actor/record.ts'
import { toStoredView, versionOf, viewOf } from './actor/view-of.ts'

/** How a record and the view of it differ, if they do. */
export type Difference = 'missing' | 'older' | 'of another history'

/**
 * A view may be ahead of STATE for a minute, because inputs without commands are committed later (I6), but never ahead of
 * the mailbox. One that is was made from entries that the engine does not have any more: an older copy of the engine was
 * restored beneath the read model, which would keep that view until the conversation gets as far again (R1).
 */
export async function differenceOf(
  mailbox: Pick<Mailbox, 'lastSeq'>,
  address: Address,
  record: StateRecord,
  shown: StoredView | undefined,
): Promise<Difference | undefined> {
  if (!shown) return 'missing'
  const version = versionOf(record)
  if (shown.version < version) return 'older'
  if (shown.version === version) return undefined
  const most = { ...record, lastSeq: Math.max(record.lastSeq, await mailbox.lastSeq(address)) }
  return shown.version > versionOf(most) ? 'of another history' : undefined
}

/** Writes the view where the read model holds none, an older one or one of another history. Says what was wrong. */
export async function showAgain(
  { mailbox, readModel }: { mailbox: Pick<Mailbox, 'lastSeq'>; readModel: ReadModel },
  address: Address,
  record: StateRecord,
): Promise<Difference | undefined> {
  const view = viewOf(record)
  if (!view) return undefined
  const shown = await readModel.get(address.tenant, address.conversation)
  const difference = await differenceOf(mailbox, address, record, shown)
  if (!difference) return undefined
  if (difference === 'of another history') await readModel.remove(address.tenant, address.conversation)
  await readModel.put(toStoredView(address, record, view))
  return difference
}
