import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { contactIdOf } from '@relance/contracts/ids'
import type { Budget } from '@relance/read-model'
import type { Accounts } from './accounts.ts'
import type { Channels } from './adapters/channels/channels.ts'
import { ratesOf } from './core/rates.ts'
import { CALL_TIMEOUT_MS } from './call.ts'
import type { Records } from './records.ts'

export interface TestMessage {
  tenant: string
  accountId: string
  contactExternalId: string
  text: string
}

export interface TestSendDeps {
  accounts: Accounts
  records: Records
  channels: Channels
  budget: Budget
  nonce: () => string
}

/**
 * Sends one message to prove that an account works, and gives the channel's id of it. Not to a contact who opted out. Throws
 * what the channel said: the codes of `delivery.failed`, or `SEND_IN_DOUBT` (it may have gone out; do not simply repeat it).
 */
export function createTestSend({
  accounts,
  records,
  channels,
  budget,
  nonce,
}: TestSendDeps): (message: TestMessage) => Promise<string> {
  return async ({ tenant, accountId, contactExternalId, text }) => {
    if (!contactExternalId) throw new TerminalError('CONTACT_MISSING', "The channel's id of the contact is missing.")
    if (!text.trim()) throw new TerminalError('TEXT_MISSING', 'There is no text to send.')
    const account = await accounts.byId(accountId)
    if (account.tenant !== tenant) {
      throw new TerminalError('ACCOUNT_OF_OTHER_TENANT', `The account ${accountId} belongs to another tenant.`, {
        kind: 'forbidden',
      })
    }
    const contact = await records.contact(tenant, contactIdOf(tenant, account.channel, account.id, contactExternalId))
    if (contact.optedOut) {
      throw new TerminalError('OPTED_OUT', 'The contact does not want to be written to.', { kind: 'precondition' })
    }
    const taken = await budget.take(ratesOf(account, contactExternalId))
    if (!taken.ok) throw new RetryableError('RATE_LIMITED', "The channel's rate is used up for the moment.", taken)

    const message = {
      key: `test/${nonce()}`,
      account,
      conversation: '',
      to: contactExternalId,
      attempt: 0,
      text,
    } as const
    const sent = await channels
      .of(account.channel)
      .send(
        { ...message, kind: 'acknowledgement', form: 'text' },
        { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), mayBegin: () => true },
      )
    if (sent.type === 'sent') return sent.providerMessageId
    if (sent.type === 'not_begun') throw new Error('A test message was kept back though it may always begin.')
    const code = sent.type === 'not_sent' ? sent.code : 'SEND_IN_DOUBT'
    throw new TerminalError(code, sent.detail, { kind: 'precondition' })
  }
}
