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
 * Amounts are never changed, so that a sum reads only what came since the one before. Accounts summed last are kept in memory: of a sum
 * ever its figure alone, of one since an instant the amounts since then, which become fewer as the instant moves on. An earlier instant
 * than the one before is read from the stream again. The first sum begins where the stream was at the instant that it asks for: this
 * month's is not slowed down by the years before.
 */
export function createNatsLedger(link: Link): Ledger {
  const { direct, leader } = link
  const known = new Map<string, Account>()

  const subjectOf = (tenant: string, account: string) => {
    assertSafeName(tenant)
    return `ledger.${tenant}.${encodeToken(account)}`
  }

  const accountAt = (subject: string, since: number): Account => {
    const key = since === 0 ? `${subject} ever` : subject
    const found = known.get(key)
    const account: Account =
      found && found.since <= since
        ? found
        : { since, seq: 0, total: 0, amounts: [], asking: [], reading: Promise.resolve() }
    known.delete(key)
    known.set(key, account)
    const [oldest] = known.keys()
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
    return account
  }

  const read = async (subject: string, account: Account): Promise<void> => {
    const isEver = account.since === 0
    const from = account.seq === 0 && !isEver ? new Date(Math.max(0, account.since - AHEAD_MS)) : account.seq + 1
    for await (const { seq, body } of scan({ direct, leader }, LEDGER, `${subject}.>`, from)) {
      const { at, amount } = parse(body)
      if (isEver) account.total += amount
      else if (at >= account.since) account.amounts.push({ at, amount })
      account.seq = seq
    }
  }

  /** One read after the other, so that no amount is taken twice. Whoever comes while one runs shares the next, which begins later (L3). */
  const catchUp = (subject: string, account: Account): Promise<void> => {
    account.next ??= account.reading.then(() => {
      delete account.next
      const reading = read(subject, account)
      account.reading = reading.catch(() => {})
      return reading
    })
    return account.next
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
      const subject = subjectOf(tenant, account)
      const kept = accountAt(subject, since)
      kept.asking.push(since)
      try {
        await catchUp(subject, kept)
        if (since === 0) return kept.total
        return kept.amounts.reduce((sum, { at, amount }) => (at >= since ? sum + amount : sum), 0)
      } finally {
        // Whoever asked for an earlier instant and still waits must find its amounts.
        const earliest = Math.min(...kept.asking)
        kept.asking.splice(kept.asking.indexOf(since), 1)
        forgetBefore(kept, earliest)
      }
    },
  }
}

interface Account {
  /** What is kept is complete for amounts at or after this instant, ms since the epoch; 0: for all. */
  since: number
  /** Up to which sequence it is. */
  seq: number
  /** Of all amounts, where `since` is 0. */
  total: number
  /** Since any other instant. */
  amounts: { at: number; amount: number }[]
  /** The instants of the sums that wait for a read. */
  asking: number[]
  /** The read that runs, or the last one. */
  reading: Promise<void>
  /** The read after that, which nobody has begun yet. */
  next?: Promise<void>
}

/** An amount's instant may lie so far ahead of the broker's clock, ms. */
const AHEAD_MS = 86_400_000

/** Accounts whose amounts are kept in memory. */
const KEPT = 1000

function forgetBefore(account: Account, instant: number): void {
  if (instant <= account.since) return
  account.since = instant
  account.amounts = account.amounts.filter(({ at }) => at >= instant)
}

function parse(body: Uint8Array): { at: number; amount: number } {
  const [at, amount] = JSON.parse(Buffer.from(body).toString()) as [number, number]
  return { at, amount }
}
