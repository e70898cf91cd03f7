/**
 * Makes the read model anew from STATE: every view with its places in the lists, among them that of what is due.
 *
 * It may run beside workers. What a worker shows before it commits (I6) is kept.
 */
import type { Address } from '@relance/engine'
import { toStoredView, versionOf, viewOf } from '../actor/view-of.ts'
import { differenceOf } from '../show-again.ts'
import { inBatches } from './in-batches.ts'
import { orphans } from './orphans.ts'
import { readState } from './read-state.ts'
import type { RepairPorts } from './tools.ts'

export interface Rebuilt {
  /** Views that were written. */
  written: number
  /** Views of conversations of which the engine knows nothing. */
  removed: number
  /** Conversations that another tool, or a later release, must see to: their views are left as they are. */
  left: { address: Address; why: string }[]
}

const AT_ONCE = 32

export async function rebuild(ports: Omit<RepairPorts, 'actor' | 'clock'>): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { written: 0, removed: 0, left: [] }
  const tenants = new Set<string>()
  await inBatches(ports.stateStore.scan(), AT_ONCE, async ({ address }) => {
    tenants.add(address.tenant)
    const why = await write(ports, address)
    if (why === undefined) rebuilt.written++
    else if (why !== UNOPENED) rebuilt.left.push({ address, why })
  })
  for await (const { address, lastSeq } of orphans(ports, tenants)) {
    if (lastSeq > 0) {
      // The view is the only thing that leads to its mailbox.
      rebuilt.left.push({ address, why: 'It has a mailbox and no STATE.' })
      continue
    }
    await ports.readModel.remove(address.tenant, address.conversation)
    rebuilt.removed++
  }
  return rebuilt
}

/** No message opened the conversation yet: there is nothing to show of it. */
const UNOPENED = 'unopened'

/** Says why no view was written. */
async function write(ports: Omit<RepairPorts, 'actor' | 'clock'>, address: Address): Promise<string | undefined> {
  const { mailbox, readModel, stateStore } = ports
  const { tenant, conversation } = address
  const shown = await readModel.get(tenant, conversation)
  // Read after what is shown, so that a view ahead of it is ahead of its commit, too.
  const stored = await stateStore.load(address, { fresh: true })
  if (!stored) return UNOPENED
  const read = readState(stored.body)
  if (!('record' in read)) return 'newer' in read ? read.newer : `Its STATE cannot be read: ${read.broken}`
  const view = viewOf(read.record)
  if (!view) return read.record.parked ? `It is parked: ${read.record.parked.error}` : UNOPENED

  const isAhead =
    shown && shown.version > versionOf(read.record) && !(await differenceOf(mailbox, address, read.record, shown))
  // Removed first: a list may have lost what the view still says, and a view of the same version would change nothing (R1).
  await readModel.remove(tenant, conversation)
  await readModel.put(isAhead ? shown : toStoredView(address, read.record, view))
  return undefined
}
