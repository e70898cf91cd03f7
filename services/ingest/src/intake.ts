/** Messages of other services: checked, and recorded for the account that their tenant owns. */
import { TerminalError } from '@relance/contracts/errors'
import type { Message, RecordedMessage } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import type { Account } from '@relance/contracts/settings'
import { aboutConversation } from '@relance/service-kit'
import type { AccountDirectory } from './adapters/account-directory.ts'
import { claimedMessageOf } from './adapters/wire-message.ts'
import { type ClaimedMessage, refusalOf } from './core/refusal.ts'
import type { OutsideMessage } from './core/outside-message.ts'
import { inTurn } from './in-turn.ts'
import type { Metrics } from './metrics.ts'
import type { Recorded, Recorder } from './recorder.ts'

export interface Intake {
  /** The tenant's account. Throws `ACCOUNT_NOT_FOUND`, or `ACCOUNT_OF_OTHER_TENANT` (forbidden). */
  accountOf(tenant: string, accountId: string): Promise<Account>
  /** Records a message. Throws a TerminalError with a stable reason where it cannot be taken. */
  take(account: Account, message: ClaimedMessage): Promise<Recorded>
  /** Records messages in order. What cannot be taken is refused on its own; what may succeed later rejects the whole. */
  takeAll(messages: readonly Message[], accountOf: (accountId: string) => Promise<Account>): Promise<RecordedMessage[]>
}

/** As proto/relance/ingest/v1 states it. */
const MOST_MESSAGES = 500

export function createIntake(deps: { accounts: AccountDirectory; recorder: Recorder; metrics: Metrics }): Intake {
  const { accounts, recorder, metrics } = deps

  async function take(account: Account, message: ClaimedMessage): Promise<Recorded> {
    const refusal = refusalOf(message)
    if (!refusal) return recorder.record(account, { type: 'message', message: message as OutsideMessage })
    metrics.refused(refusal.reason, account.channel)
    throw new TerminalError(refusal.reason, refusal.detail)
  }

  return {
    take,

    async accountOf(tenant, accountId) {
      if (!accountId) throw new TerminalError('ACCOUNT_MISSING', 'The message does not name a channel account.')
      const account = await accounts.account(accountId)
      if (account.tenant === tenant) return account
      throw new TerminalError(
        'ACCOUNT_OF_OTHER_TENANT',
        `Account ${accountId} does not belong to the tenant that was given.`,
        {
          kind: 'forbidden',
        },
      )
    },

    async takeAll(messages, accountOf) {
      if (messages.length > MOST_MESSAGES) {
        throw new TerminalError(
          'TOO_MANY_MESSAGES',
          `At most ${MOST_MESSAGES} messages can be recorded at once; there are ${messages.length}.`,
        )
      }
      const placeOf = ({ accountId, contactExternalId }: Message) => JSON.stringify([accountId, contactExternalId])
      const results = await inTurn(messages, placeOf, async (wire) => {
        try {
          const { conversation, seq, duplicate } = await take(await accountOf(wire.accountId), claimedMessageOf(wire))
          return { conversationId: conversation, seq: BigInt(seq), duplicate, refusedReason: '', refusedDetail: '' }
        } catch (error) {
          if (!(error instanceof TerminalError) || error.kind === 'internal') throw error
          return {
            conversationId: '',
            seq: 0n,
            duplicate: false,
            refusedReason: error.code,
            refusedDetail: error.message,
          }
        }
      })
      aboutConversation(...results.map(({ conversationId }) => conversationId))
      return results
    },
  }
}
