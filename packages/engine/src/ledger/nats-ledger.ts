import { deliver } from '../nats/deliver.ts'
import type { Link } from '../nats/link.ts'
import { scan } from '../nats/scan.ts'
import { LEDGER } from '../nats/streams.ts'
import { assertSafeName } from '../nats/subject.ts'
import { encodeToken } from '../nats/token.ts'
import type { Ledger } from './ledger.ts'

/**
 * Stream LEDGER, a message for each amount on a subject of its own, `ledger.<tenant>.<account>.<id>`, which must be new: that
 * counts an id once for ever (L2), whoever records it and however late, with one write and no reader in its way. A running sum by
 * compare-and-set would be read faster, but writers of one account would have to queue, and it could remember only so many ids.
 *
 * Amounts are never changed, so that a sum reads only what came since the one before. Accounts summed last are kept in memory.
 */
export function createNatsLedger(link: Link): Ledger {
  const { direct, leader } = link
  const known = new Map<string, Account>()

  const subjectOf = (tenant: string, account: string) => {
    assertSafeName(tenant)
    return `ledger.${tenant}.${encodeToken(account)}`
  }

  const catchUp = async (subject: string): Promise<Account> => {
    const account = known.get(subject) ?? { seq: 0, amounts: [], catchingUp: Promise.resolve() }
    known.delete(subject)
    known.set(subject, account)
    const [oldest] = known.keys()
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
    // One after the other, so that no amount is taken twice; each reads anew, since it must see what was recorded before it (L3).
    const caughtUp = account.catchingUp.then(async () => {
      for await (const { seq, body } of scan({ direct, leader }, LEDGER, `${subject}.>`, account.seq + 1)) {
        account.amounts.push(parse(body))
        account.seq = seq
      }
    })
    account.catchingUp = caughtUp.catch(() => {})
    await caughtUp
    return account
  }

  return {
    async record({ id, tenant, account, amount, at }) {
      await deliver(link, {
        subject: `${subjectOf(tenant, account)}.${encodeToken(id)}`,
        body: Buffer.from(JSON.stringify([at, amount])),
        headers: {},
        expectedLast: 0,
      })
    },
    async sum(tenant, account, since) {
      const { amounts } = await catchUp(subjectOf(tenant, account))
      return amounts.reduce((sum, { at, amount }) => (at >= since ? sum + amount : sum), 0)
    },
  }
}

interface Account {
  /** Up to which sequence `amounts` is complete. */
  seq: number
  amounts: { at: number; amount: number }[]
  catchingUp: Promise<void>
}

/** Accounts whose amounts are kept in memory. */
const KEPT = 1000

function parse(body: Uint8Array): { at: number; amount: number } {
  const [at, amount] = JSON.parse(Buffer.from(body).toString()) as [number, number]
  return { at, amount }
}
