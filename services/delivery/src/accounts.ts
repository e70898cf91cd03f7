/** Channel accounts, which delivery owns. */
import { TerminalError } from '@relance/contracts/errors'
import { NAME_PATTERN } from '@relance/contracts/ids'
import { type Account, accountSchema, settingsKeys } from '@relance/contracts/settings'
import type { Channel } from '@relance/contracts/words'
import { type Clock, type Settings, updateSetting } from '@relance/engine'
import { accountProblems } from './core/account-problems.ts'

export interface Accounts {
  /** Throws `ACCOUNT_NOT_FOUND`. */
  byId(id: string): Promise<Account>
  /** Throws `ACCOUNT_NOT_FOUND`. */
  byExternalId(channel: Channel, externalId: string): Promise<Account>
  /** The accounts of a tenant, by name. */
  ofTenant(tenant: string): Promise<Account[]>
  /**
   * Creates or replaces; `mayChange` throws where it may not. Throws `ACCOUNT_INVALID`, `ACCOUNT_OF_OTHER_TENANT`, `ACCOUNT_CHANNEL_FIXED` or
   * `EXTERNAL_ID_TAKEN`.
   */
  put(account: Account, mayChange?: (before: Account | undefined, after: Account) => void): Promise<Account>
}

/** An outside id that is kept for an account, since an instant in ms since the epoch. */
interface Reservation {
  accountId: string
  at: number
}
const NOBODY: Reservation = { accountId: '', at: 0 }
/** Whoever reserved an outside id and did not save the account within this time died on the way. Ms. */
const SAVED_WITHIN_MS = 60_000

export function createAccounts(settings: Settings, clock: Clock): Accounts {
  const read = async (id: string) => {
    const setting = NAME_PATTERN.test(id) ? await settings.get(settingsKeys.account(id), { fresh: true }) : undefined
    return setting && { account: accountSchema.parse(setting.value), revision: setting.revision }
  }

  /** Who an outside id is reserved for, and the account where it holds the id already. */
  const reservationOf = async (channel: Channel, externalId: string) => {
    const setting = await settings.get(reservationKey(channel, externalId), { fresh: true })
    const { accountId, at } = setting ? (setting.value as Reservation) : NOBODY
    const found = accountId ? await read(accountId) : undefined
    const holds = found?.account.channel === channel && found.account.externalId === externalId
    return { accountId, at, revision: setting?.revision ?? 0, account: holds ? found.account : undefined }
  }

  /** One account per outside id of a channel: whoever reserves it first. */
  async function reserve({ id, channel, externalId }: Account): Promise<void> {
    const { accountId, at, revision, account } = await reservationOf(channel, externalId)
    if (accountId === id) return
    if (account || (accountId && clock.now() - at < SAVED_WITHIN_MS)) throw taken(channel, externalId)
    const reservation: Reservation = { accountId: id, at: clock.now() }
    const put = await settings.put(reservationKey(channel, externalId), reservation, { expectedRevision: revision })
    if ('conflict' in put) throw taken(channel, externalId)
  }

  /** Gives up the outside id that an account had before. */
  async function release({ id, channel, externalId }: Account): Promise<void> {
    const { accountId, revision } = await reservationOf(channel, externalId)
    if (accountId !== id) return
    await settings.put(reservationKey(channel, externalId), NOBODY, { expectedRevision: revision })
  }

  return {
    async byId(id) {
      const found = await read(id)
      if (found) return found.account
      throw notFound(`There is no account ${id}.`)
    },

    async byExternalId(channel, externalId) {
      const { account } = await reservationOf(channel, externalId)
      if (account) return account
      throw notFound(`There is no ${channel} account with the external id ${externalId}.`)
    },

    async ofTenant(tenant) {
      const accounts = (await settings.list(settingsKeys.accounts())).map(({ value }) => accountSchema.parse(value))
      return accounts
        .filter((account) => account.tenant === tenant)
        .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    },

    async put(given, mayChange) {
      const account = { ...given, name: given.name || given.id, templateLanguage: given.templateLanguage || 'en' }
      const problems = accountProblems(account)
      if (problems.length > 0)
        throw new TerminalError('ACCOUNT_INVALID', `The account cannot be saved: ${problems.join('; ')}`)
      let before: Account | undefined
      const parse = (stored: unknown) => (stored === undefined ? undefined : accountSchema.parse(stored))
      await updateSetting(settings, settingsKeys.account(account.id), parse, async (stored) => {
        before = stored
        if (before && before.tenant !== account.tenant) {
          const message = `The account ${account.id} belongs to another tenant.`
          throw new TerminalError('ACCOUNT_OF_OTHER_TENANT', message, { kind: 'forbidden' })
        }
        if (before && before.channel !== account.channel) {
          const message = `The account ${account.id} is on ${before.channel}; its conversations stay there.`
          throw new TerminalError('ACCOUNT_CHANNEL_FIXED', message, { kind: 'precondition' })
        }
        mayChange?.(before, account)
        if (account.externalId) await reserve(account)
        return account
      })
      if (before?.externalId && before.externalId !== account.externalId) await release(before)
      return account
    },
  }
}

function reservationKey(channel: Channel, externalId: string): string[] {
  return ['account-of', channel, externalId]
}

function notFound(message: string): TerminalError {
  return new TerminalError('ACCOUNT_NOT_FOUND', message, { kind: 'not_found' })
}

function taken(channel: Channel, externalId: string): TerminalError {
  const message = `Another ${channel} account has the external id ${externalId}.`
  return new TerminalError('EXTERNAL_ID_TAKEN', message, { kind: 'precondition' })
}
