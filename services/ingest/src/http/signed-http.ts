/** The webhook of any service that signs what it sends. */
import { TerminalError } from '@relance/contracts/errors'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { Hono } from 'hono'
import { isObject } from '../core/json.ts'
import type { Intake } from '../intake.ts'
import { parseBody } from './read-body.ts'
import type { WebhookAccounts } from './webhook-account.ts'

export const SIGNATURE_HEADER = 'X-Relance-Signature'

/**
 * `{ "messages": [ … ] }`, each as the JSON of relance.ingest.v1.Message; `accountId` may be left out. Answers 200 with what
 * became of each, or 400 where none of them could be taken.
 */
export function createSignedHttpWebhook({ accounts, intake }: { accounts: WebhookAccounts; intake: Intake }): Hono {
  return new Hono().post('/:account', async (c) => {
    const { account, rawBody } = await accounts.signed(c, 'http', SIGNATURE_HEADER)
    const messages = messagesIn(parseBody(rawBody))
    const results = await intake.takeAll(messages, async (accountId) => {
      if (accountId === '' || accountId === account.id) return account
      throw new TerminalError(
        'ACCOUNT_MISMATCH',
        `The message is for account ${accountId}, the webhook of account ${account.id}.`,
      )
    })
    const answer = {
      results: results.map(({ conversationId, seq, duplicate, refusedReason, refusedDetail }) =>
        refusedReason
          ? { refused: { code: refusedReason, message: refusedDetail } }
          : { conversationId, seq: Number(seq), duplicate },
      ),
    }
    const first = results[0]
    if (!first || results.some(({ refusedReason }) => !refusedReason)) return c.json(answer)
    return c.json({ error: { code: first.refusedReason, message: first.refusedDetail }, ...answer }, 400)
  })
}

function messagesIn(body: Record<string, unknown>): Message[] {
  if (!Array.isArray(body.messages) || !body.messages.every(isObject)) {
    throw new TerminalError('MESSAGES_MISSING', 'The body must be { "messages": [ … ] }, each of them an object.')
  }
  try {
    return body.messages.map((message) => Message.fromJSON(message))
  } catch (cause) {
    throw new TerminalError(
      'MESSAGE_UNREADABLE',
      `A message is not as relance.ingest.v1.Message says: ${(cause as Error).message}`,
      { cause },
    )
  }
}
