/** Reads how many of its credits an assistant has used. */
import { creditsAccount } from '@relance/contracts/credits'
import type { Assistant } from '@relance/contracts/settings'
import type { Ledger } from '@relance/engine'
import { type Allowance, monthOf } from './core/credits.ts'

/** Undefined where there is no cap: then the ledger is not asked. `now` in ms since the epoch. */
export async function readAllowance(
  ledger: Pick<Ledger, 'sum'>,
  tenant: string,
  { id, zone, creditCap: cap }: Assistant,
  now: number,
): Promise<Allowance | undefined> {
  if (cap === undefined) return undefined
  const { name: month, since, renewsAt, renewal } = monthOf(now, zone)
  const used = await ledger.sum(tenant, creditsAccount(id), since)
  return { used, cap, month, renewsAt, renewal }
}
