import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Account } from '@relance/contracts/settings'
import type { Channel } from '@relance/contracts/words'
import type { Context } from 'hono'
import type { AccountDirectory } from '../adapters/account-directory.ts'
import { readRawBody } from './read-body.ts'
import { isSigned } from './signature.ts'

/** Finds and proves the account whose webhook is called. */
export interface WebhookAccounts {
  /** The account of the path. Throws `ACCOUNT_NOT_FOUND` where there is none, or one of another channel. */
  of(c: Context, channel: Channel): Promise<Account>
  /** The account of the path and the raw body that is proved to be signed for it. Throws `SIGNATURE_WRONG`. */
  signed(c: Context, channel: Channel, header: string): Promise<{ account: Account; rawBody: Uint8Array }>
  /** The secret that an account refers to. Throws a RetryableError, so that the channel repeats what cannot be proved yet. */
  secretOf(account: Account, reference: string): string
}

export function createWebhookAccounts(
  accounts: AccountDirectory,
  secret: (reference: string) => string,
): WebhookAccounts {
  const of = async (c: Context, channel: Channel) => {
    const id = c.req.param('account') ?? ''
    const account = await accounts.account(id)
    if (account.channel === channel) return account
    throw new TerminalError('ACCOUNT_NOT_FOUND', `There is no ${channel} account ${id}.`, { kind: 'not_found' })
  }
  const secretOf = (account: Account, reference: string) => {
    try {
      return secret(reference)
    } catch (cause) {
      throw new RetryableError('SECRET_UNAVAILABLE', `A secret of account ${account.id} is not configured.`, {
        cause,
        retryAfterMs: 60_000,
      })
    }
  }
  return {
    of,
    secretOf,
    async signed(c, channel, header) {
      const account = await of(c, channel)
      const rawBody = await readRawBody(c)
      const signature = c.req.header(header)
      if (signature && isSigned(rawBody, signature, secretOf(account, account.webhookSecretRef)))
        return { account, rawBody }
      throw new TerminalError('SIGNATURE_WRONG', `${header} is missing, or is not the signature of this body.`, {
        kind: 'unauthenticated',
      })
    },
  }
}
