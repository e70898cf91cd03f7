import type { Account } from '@relance/contracts/settings'
import { CHANNEL_RULES } from '@relance/policy'

/** A rate as the Budget port takes it. */
export interface SharedRate {
  key: string
  limit: number
  perMs: number
}

/** The channel's limits that one message to a contact counts against: of the account, and of the pair. */
export function ratesOf({ id, channel }: Account, contactExternalId: string): SharedRate[] {
  const { accountRate, contactRate } = CHANNEL_RULES[channel]
  return [
    ...(accountRate ? [{ key: `account:${id}`, limit: accountRate.amount, perMs: accountRate.perMs }] : []),
    ...(contactRate
      ? [{ key: `pair:${id}:${contactExternalId}`, limit: contactRate.amount, perMs: contactRate.perMs }]
      : []),
  ]
}
