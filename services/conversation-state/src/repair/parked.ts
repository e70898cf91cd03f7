/** Lists what is parked. */
import type { Address, StateStore } from '@relance/engine'
import type { Parked } from '../actor/record.ts'
import { readState } from './read-state.ts'

export async function* parkedConversations(
  stateStore: Pick<StateStore, 'scan'>,
): AsyncGenerator<{ address: Address; parked: Parked }> {
  for await (const { address, body } of stateStore.scan()) {
    const read = readState(body)
    if ('record' in read && read.record.parked) yield { address, parked: read.record.parked }
  }
}
