/** Finds conversations whose mailbox, STATE and view are not of one history: an older copy of one of them was restored. */
import type { Address } from '@relance/engine'
import { type ParkedCode, type StateRecord } from '../actor/record.ts'
import { differenceOf } from '../show-again.ts'
import { orphans } from './orphans.ts'
import { readState } from './read-state.ts'
import type { RepairPorts } from './tools.ts'

export interface Damage {
  code: Exclude<ParkedCode, 'FOLD_FAILED'> | 'STATE_BROKEN' | 'STATE_MISSING' | 'VIEW_AHEAD'
  /** What is wrong, for people. */
  detail: string
}

export type Finding = Damage & { address: Address }

/** What can be seen of a conversation's mailbox. */
export interface MailboxEnd {
  /** Identity of its storage. */
  stream: string
  lastSeq: number
}

/** Whether the mailbox is the one that the record was folded from, as far as it was. */
export function damageOf(record: StateRecord, { stream, lastSeq }: MailboxEnd): Damage | undefined {
  if (record.stream !== stream) {
    const detail = `The mailbox is in storage ${stream}, and was folded from ${record.stream}.`
    return { code: 'STREAM_CHANGED', detail }
  }
  if (lastSeq < record.lastSeq) {
    return { code: 'MAILBOX_BEHIND', detail: `The mailbox ends at ${lastSeq}, and was folded up to ${record.lastSeq}.` }
  }
  // It may have grown beyond that point since, without what was lost.
  const { parked } = record
  return parked && parked.code !== 'FOLD_FAILED' ? { code: parked.code, detail: parked.error } : undefined
}

type Ports = Omit<RepairPorts, 'actor' | 'clock'>

/** All of them, or what is wrong with one. STATE of a later release is not damaged. */
export async function* findDamage(ports: Ports, only?: Address): AsyncGenerator<Finding> {
  const stream = (await ports.mailbox.identity()).id
  if (only) {
    const damage = await examine(ports, only, stream)
    if (damage) yield { address: only, ...damage }
    return
  }
  const tenants = new Set<string>()
  for await (const { address } of ports.stateStore.scan()) {
    tenants.add(address.tenant)
    const damage = await examine(ports, address, stream)
    if (damage) yield { address, ...damage }
  }
  for await (const { address, lastSeq } of orphans(ports, tenants)) {
    if (lastSeq > 0) yield { address, ...stateIsMissing(lastSeq) }
  }
}

async function examine(
  { mailbox, readModel, stateStore }: Ports,
  address: Address,
  stream: string,
): Promise<Damage | undefined> {
  const shown = await readModel.get(address.tenant, address.conversation)
  const stored = await stateStore.load(address, { fresh: true })
  // Last, so that it reaches as far as what was read before, however busy the conversation is.
  const lastSeq = await mailbox.lastSeq(address)
  if (!stored) return lastSeq > 0 ? stateIsMissing(lastSeq) : undefined
  const read = readState(stored.body)
  if ('newer' in read) return undefined
  if ('broken' in read) return { code: 'STATE_BROKEN', detail: `STATE cannot be read: ${read.broken}` }
  const damage = damageOf(read.record, { stream, lastSeq })
  if (damage || !shown) return damage
  const difference = await differenceOf(mailbox, address, read.record, shown)
  if (difference !== 'of another history') return undefined
  return { code: 'VIEW_AHEAD', detail: `The view shows more than the mailbox holds, which ends at ${lastSeq}.` }
}

function stateIsMissing(lastSeq: number): Damage {
  return { code: 'STATE_MISSING', detail: `There is no STATE, and the mailbox ends at ${lastSeq}.` }
}
