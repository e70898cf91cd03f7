/** Mends what `findDamage` found, and lets the conversation go on with the mailbox that there is. */
import type { StateRecord } from '../actor/record.ts'
import { showAgain } from '../show-again.ts'
import type { Finding } from './find-damage.ts'
import { refold } from './refold.ts'
import type { RepairPorts } from './tools.ts'

/**
 * Where STATE can be read it is kept: it knows of sends, opt-outs and attempts that the mailbox lost, and forgetting a send
 * would repeat it (I9). What the mailbox received since is folded. Where it cannot be read, the mailbox is folded from its
 * beginning. Resolves to the record afterwards, which may be parked because of what was folded.
 */
export async function adopt(ports: RepairPorts, { address, code }: Finding): Promise<StateRecord> {
  const { actor, readModel } = ports
  switch (code) {
    case 'STATE_BROKEN':
    case 'STATE_MISSING':
      await refold(ports, address)
      // Made by another fold, of which nobody knows how far it was.
      await readModel.remove(address.tenant, address.conversation)
      return actor.audit(address)
    case 'VIEW_AHEAD': {
      const record = await actor.audit(address)
      await showAgain(ports, address, record)
      return record
    }
    case 'STREAM_CHANGED':
    case 'MAILBOX_BEHIND': {
      // Parks it where no worker has noticed yet.
      await actor.audit(address)
      const { record } = await actor.unpark(address)
      const isStillOfAnother = record.parked !== undefined && record.parked.code !== 'FOLD_FAILED'
      return isStillOfAnother ? (await actor.unpark(address)).record : record
    }
  }
}
