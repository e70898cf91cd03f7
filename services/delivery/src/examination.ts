/** Reads what a mailbox says about a request, from the sequence that the request is based on up to the last entry. */
import { readCommandId } from '@relance/contracts/command-id'
import { decodeInput } from '@relance/contracts/input'
import type { Entry, Mailbox } from '@relance/engine'
import type { DeliveryRequest } from './core/delivery-request.ts'
import { type Examinable, type Examined, RESTORED, examine } from './core/examine.ts'

const PAGE = 500

/** The answer holds what was in the mailbox when this was called (from the leader), and maybe more. */
export async function examineMailbox(mailbox: Mailbox, request: DeliveryRequest): Promise<Examined> {
  const address = { tenant: request.tenant, conversation: request.conversation }
  const including = await mailbox.lastSeq(address)
  const entries: Examinable[] = []
  const basis = readCommandId(request.id)
  let last = basis ? request.asOfSeq - 1 : request.asOfSeq
  while (last < including) {
    const page = await mailbox.read(address, last, { limit: PAGE, including })
    entries.push(...page.map(examinableEntry))
    const end = page.at(-1)?.seq
    if (end === undefined) break
    last = end
  }
  // Another entry has its sequence, or none: an older copy of the mailbox was restored since the message was asked for.
  if (basis && (entries[0]?.seq !== request.asOfSeq || entries[0].at !== basis.at)) return RESTORED
  if (basis) entries.shift()
  // Where nothing came since, the last entry is not necessarily the one that the request is based on.
  return examine(request, entries, Math.max(including, entries.at(-1)?.seq ?? 0))
}

function examinableEntry({ seq, at, body }: Entry): Examinable {
  try {
    return { seq, at, input: decodeInput(body) }
  } catch {
    return { seq, at, input: undefined }
  }
}
