/** WhatsApp's webhook. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started (read November 2026). */
import { TerminalError } from '@relance/contracts/errors'
import { aboutConversation } from '@relance/service-kit'
import { Hono } from 'hono'
import type { Fact } from '../core/outside-message.ts'
import { readWhatsappWebhook } from '../core/whatsapp-webhook.ts'
import { inTurn } from '../in-turn.ts'
import type { Metrics } from '../metrics.ts'
import type { Recorder } from '../recorder.ts'
import { parseBody } from './read-body.ts'
import { isSameSecret } from './signature.ts'
import type { WebhookAccounts } from './webhook-account.ts'

export function createWhatsappWebhook(deps: { accounts: WebhookAccounts; recorder: Recorder; metrics: Metrics }): Hono {
  const { accounts, recorder, metrics } = deps
  return new Hono()
    .get('/:account', async (c) => {
      const account = await accounts.of(c, 'whatsapp')
      const token = c.req.query('hub.verify_token') ?? ''
      const verified =
        c.req.query('hub.mode') === 'subscribe' &&
        isSameSecret(token, accounts.secretOf(account, account.verifyTokenRef))
      if (!verified)
        throw new TerminalError('VERIFY_TOKEN_WRONG', 'The verify token is not the one of this account.', {
          kind: 'forbidden',
        })
      return c.text(c.req.query('hub.challenge') ?? '')
    })
    .post('/:account', async (c) => {
      const { account, rawBody } = await accounts.signed(c, 'whatsapp', 'X-Hub-Signature-256')
      const { facts, ignored } = readWhatsappWebhook(parseBody(rawBody), account.externalId)
      for (const reason of ignored) metrics.ignored(reason, account.channel)
      const recorded = await inTurn(facts, contactOf, (fact) => recorder.record(account, fact))
      aboutConversation(...recorded.map(({ conversation }) => conversation))
      return c.json({ recorded: facts.length })
    })
}

function contactOf(fact: Fact): string {
  return fact.type === 'message' ? fact.message.contactExternalId : fact.contactExternalId
}
