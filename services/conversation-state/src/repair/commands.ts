/** What each command does and says. Each resolves to whether all is well afterwards. */
import type { Address } from '@relance/engine'
import { keyOf } from '../actor/held.ts'
import type { StateRecord } from '../actor/record.ts'
import { adopt } from './adopt.ts'
import { type Finding, findDamage } from './find-damage.ts'
import { parkedConversations } from './parked.ts'
import { rebuild } from './rebuild.ts'
import type { RepairPorts } from './tools.ts'

export type Tell = (line: string) => void

export async function tellRebuild(ports: RepairPorts, tell: Tell): Promise<boolean> {
  const { written, removed, left } = await rebuild(ports)
  tell(`Wrote ${counted(written, 'view')}, removed ${removed} of conversations that the engine does not know.`)
  for (const { address, why } of left) tell(`Left as it is: ${keyOf(address)}. ${why}`)
  return left.length === 0
}

export async function tellRepair(
  ports: RepairPorts,
  { only, adopts }: { only?: Address | undefined; adopts: boolean },
  tell: Tell,
): Promise<boolean> {
  let found = 0
  let mended = 0
  for await (const finding of findDamage(ports, only)) {
    found++
    tell(`${keyOf(finding.address)}  ${finding.code}  ${finding.detail}`)
    if (adopts && (await isMended(ports, finding, tell))) mended++
  }
  if (found === 0) tell('Mailboxes, STATE and views are of one history.')
  else if (adopts) tell(`Adopted ${mended} of ${counted(found, 'conversation')}.`)
  else tell(`${counted(found, 'conversation')} of two histories. --adopt lets them go on with the mailboxes there are.`)
  return found === mended
}

/** One that cannot be mended must not keep the others from it. */
async function isMended(ports: RepairPorts, finding: Finding, tell: Tell): Promise<boolean> {
  try {
    const record = await adopt(ports, finding)
    if (record.parked) tell(`  It is parked: ${record.parked.error}`)
    else tell(`  Adopted, and folded up to ${record.lastSeq}.`)
    return !record.parked
  } catch (error) {
    tell(`  Not adopted: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

export async function tellParked(ports: RepairPorts, tell: Tell): Promise<boolean> {
  let count = 0
  for await (const { address, parked } of parkedConversations(ports.stateStore)) {
    count++
    const at = parked.seq > 0 ? ` at entry ${parked.seq}` : ''
    tell(`${keyOf(address)}  ${parked.code}${at}  ${parked.error}`)
  }
  tell(count === 0 ? 'Nothing is parked.' : `${counted(count, 'conversation')} parked.`)
  return true
}

export async function tellUnpark(ports: RepairPorts, addresses: readonly Address[], tell: Tell): Promise<boolean> {
  if (addresses.length === 0) tell('Nothing is parked.')
  let isWell = true
  for (const address of addresses) {
    const { wasParked, record } = await ports.actor.unpark(address)
    tell(`${keyOf(address)}  ${whatBecameOf(record, wasParked)}`)
    isWell &&= record.lastSeq > 0 && !record.parked
  }
  return isWell
}

export async function allParked({ stateStore }: RepairPorts): Promise<Address[]> {
  const addresses: Address[] = []
  for await (const { address } of parkedConversations(stateStore)) addresses.push(address)
  return addresses
}

function whatBecameOf(record: StateRecord, wasParked: boolean): string {
  if (record.lastSeq === 0) return 'There is no such conversation.'
  if (record.parked) return `It was parked again: ${record.parked.error}`
  return `${wasParked ? 'It goes on' : 'It was not parked'}, and is folded up to ${record.lastSeq}.`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
