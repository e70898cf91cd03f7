/** The built-in sandbox's webhook: unsigned, for accounts of that channel only, and with a token of the tenant where tokens are asked for. */
import { randomUUID } from 'node:crypto'
import { TerminalError } from '@relance/contracts/errors'
import { problemsOf } from '@relance/contracts/problems'
import { aboutConversation, identify, requireTenant, type Tokens } from '@relance/service-kit'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Intake } from '../intake.ts'
import { parseBody, readRawBody } from './read-body.ts'
import type { WebhookAccounts } from './webhook-account.ts'

const messageSchema = z.object({
  contact: z.string().min(1, 'must not be empty'),
  text: z.string(),
  author: z.enum(['customer', 'assistant', 'person'], 'must be customer, assistant or person').default('customer'),
  /** The message's id; without one, a repeat is a second message. */
  id: z.string().min(1).optional(),
  name: z.string().optional(),
  zone: z.string().optional(),
  locale: z.string().optional(),
})

export function createSandboxWebhook({
  accounts,
  tokens,
  intake,
}: {
  accounts: WebhookAccounts
  tokens: Tokens | undefined
  intake: Intake
}): Hono {
  return new Hono().post('/:account', async (c) => {
    // Browsers name the page that asks: none of anybody's pages may talk to a sandbox that asks nobody who they are.
    if (!tokens && c.req.header('origin') !== undefined)
      throw new TerminalError('PAGE_FORBIDDEN', 'The sandbox takes messages from programs, not from web pages.', {
        kind: 'forbidden',
      })
    // Before the account is looked for: who has no token does not learn which accounts there are.
    const identity = tokens && identify(tokens, c.req.header('authorization'))
    const account = await accounts.of(c, 'sandbox')
    if (identity) requireTenant(identity, account.tenant)
    const read = messageSchema.safeParse(parseBody(await readRawBody(c)))
    if (!read.success)
      throw new TerminalError('MESSAGE_UNREADABLE', problemsOf(read.error, 'body'), { cause: read.error })
    const { contact, text, author, id = randomUUID(), name, zone, locale } = read.data
    const recorded = await intake.take(account, {
      messageId: id,
      contactExternalId: contact,
      author,
      kind: 'text',
      text,
      words: text,
      ...(author === 'person' ? { personName: name } : { contactName: name }),
      contactZone: zone,
      contactLocale: locale,
    })
    aboutConversation(recorded.conversation)
    return c.json(recorded)
  })
}
