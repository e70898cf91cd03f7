/** Messages of other services: checked, and recorded for the account that their tenant owns. */
import { TerminalError } from '@relance/contracts/errors'
import type { Message, RecordedMessage } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import type { Account } from '@relance/contracts/settings'
import { aboutConversation } from '@relance/service-kit'
import type { AccountDirectory } from './adapters/account-directory.ts'
import { claimedMessageOf } from './adapters/wire-message.ts'
import { type ClaimedMessage, refusalOf } from './core/refusal.ts'
import type { OutsideMessage } from './core/outside-message.ts'
import { isUrgent } from './core/rated.ts'
import { inTurn } from './in-turn.ts'
import type { Metrics } from './metrics.ts'
import type { Recorded, Recorder } from './recorder.ts'
import type { Admission, Throttle } from './throttle.ts'

export interface Intake {
  /** The tenant's account. Throws `ACCOUNT_NOT_FOUND`, or `ACCOUNT_OF_OTHER_TENANT` (forbidden). */
  accountOf(tenant: string, accountId: string): Promise<Account>
  /**
   * Records a message. Throws a TerminalError with a stable reason where it cannot be taken, and a RetryableError where its tenant or its contact
   * is over the limit.
   */
  take(account: Account, message: ClaimedMessage): Promise<Recorded>
  /**
   * Records messages in order. What cannot be taken is refused on its own; what may succeed later rejects the whole, once everything
   * within the limits is recorded.
   */
  takeAll(messages: readonly Message[], accountOf: (accountId: string) => Promise<Account>): Promise<RecordedMessage[]>
}

/** As proto/relance/ingest/v1 states it. */
const MOST_MESSAGES = 500

export interface IntakeDeps {
  accounts: AccountDirectory
  recorder: Recorder
  throttle: Throttle
  metrics: Metrics
}

export function createIntake({ accounts, recorder, throttle, metrics }: IntakeDeps): Intake {
  const factOf = (account: Account, message: ClaimedMessage) => {
    const refusal = refusalOf(message)
    if (!refusal) return { type: 'message', message: message as OutsideMessage } as const
    metrics.refused(refusal.reason, account.channel)
    throw new TerminalError(refusal.reason, refusal.detail)
  }

  return {
    async take(account, message) {
      const fact = factOf(account, message)
      const admission = throttle.admit(account.tenant, { count: 1, urgent: isUrgent(fact, account.channel) })
      return recorder.record(account, fact, admission)
    },

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
      // Once an account proves to be the tenant's own: a stranger's calls must not use up its rate.
      let admitted: Promise<Admission> | undefined
      const admit = ({ tenant, channel }: Account) => {
        const urgent = () => messages.some((wire) => isUrgentMessage(wire, channel))
        return (admitted ??= Promise.try(() => throttle.admit(tenant, { count: messages.length, urgent: urgent() })))
      }
      const results = await inTurn(messages, placeOf, async (wire) => {
        try {
          const account = await accountOf(wire.accountId)
          const fact = factOf(account, claimedMessageOf(wire))
          const admission = await admit(account)
          const recorded = await admission.tolerate(() => recorder.record(account, fact, admission))
          return { ...NOT_RECORDED, ...(recorded && wireRecorded(recorded)) }
        } catch (error) {
          if (!(error instanceof TerminalError) || error.kind === 'internal') throw error
          return { ...NOT_RECORDED, refusedReason: error.code, refusedDetail: error.message }
        }
      })
      const admission = await admitted
      admission?.settle()
      aboutConversation(...results.map(({ conversationId }) => conversationId))
      return results
    },
  }
}

/** A message that cannot be read is refused later, by itself. */
function isUrgentMessage(wire: Message, channel: Account['channel']): boolean {
  try {
    const message = claimedMessageOf(wire)
    return !refusalOf(message) && isUrgent({ type: 'message', message: message as OutsideMessage }, channel)
  } catch {
    return false
  }
}

const NOT_RECORDED: RecordedMessage = {
  conversationId: '',
  seq: 0n,
  duplicate: false,
  refusedReason: '',
  refusedDetail: '',
}

function wireRecorded({ conversation, seq, duplicate }: Recorded) {
  return { conversationId: conversation, seq: BigInt(seq), duplicate }
}
