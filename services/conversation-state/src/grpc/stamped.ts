/** The readable inputs of mailbox entries, as the fold saw them. */
import { UndecodableError } from '@relance/contracts/codec'
import { type StampedInput, decodeInput } from '@relance/contracts/input'
import type { Address, Entry, Mailbox } from '@relance/engine'
import { readAll } from '../actor/drain.ts'

/** Every readable input of a conversation up to a sequence. */
export async function readInputs(mailbox: Mailbox, address: Address, upTo: number): Promise<StampedInput[]> {
  const inputs: StampedInput[] = []
  for await (const entries of readAll(mailbox, address, { upTo })) inputs.push(...entries.flatMap(stamped))
  return inputs
}

function stamped({ seq, at, body }: Entry): StampedInput[] {
  try {
    return [{ ...decodeInput(body), seq, at }]
  } catch (error) {
    // The fold passed it over, too, and told people (I12).
    if (error instanceof UndecodableError) return []
    throw error
  }
}
