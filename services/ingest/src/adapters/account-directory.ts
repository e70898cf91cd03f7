import { RetryableError } from '@relance/contracts/errors'
import type { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { Channel } from '@relance/contracts/gen/relance/conversation/v1/types'
import type { Account } from '@relance/contracts/settings'
import { accountCodec } from '@relance/contracts/settings-codec'
import type { Clock } from '@relance/engine'
import type { PromiseClient } from '@relance/service-kit'
import { createRecent } from '../recent.ts'

/** Channel accounts, which delivery owns. */
export interface AccountDirectory {
  /**
   * The account of this id. Throws `ACCOUNT_NOT_FOUND` (not_found), or a RetryableError where delivery cannot be asked
   * and the account was not known before.
   */
  account(id: string): Promise<Account>
}

/** Accounts change rarely; one that was changed is seen within this time, ms. */
const TTL_MS = 2_000

export function createAccountDirectory(delivery: PromiseClient<DeliveryServiceClient>, clock: Clock): AccountDirectory {
  const recent = createRecent<Account>({ clock, ttlMs: TTL_MS, orOlder: true })
  return {
    account: (id) =>
      recent.get(id, async () => {
        const { account } = await delivery.resolveAccount({
          accountId: id,
          channel: Channel.CHANNEL_UNSPECIFIED,
          externalId: '',
        })
        if (!account) throw new RetryableError('ACCOUNT_UNREADABLE', `The answer about account ${id} was empty.`)
        return accountCodec.fromWire(account)
      }),
  }
}
