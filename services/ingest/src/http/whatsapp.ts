/** WhatsApp's webhook. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started (read November 2026). */
import { TerminalError } from '@relance/contracts/errors'
import { aboutConversation } from '@relance/service-kit'
import { Hono } from 'hono'
import { contactOf } from '../core/outside-message.ts'
import { isUrgent } from '../core/rated.ts'
import { readWhatsappWebhook } from '../core/whatsapp-webhook.ts'
import { inTurn } from '../in-turn.ts'
import type { Metrics } from '../metrics.ts'
import type { Recorder } from '../recorder.ts'
import type { Throttle } from '../throttle.ts'
import { parseBody } from './read-body.ts'
import { isSameSecret } from './signature.ts'
import type { WebhookAccounts } from './webhook-account.ts'

export interface WhatsappWebhookDeps {
  accounts: WebhookAccounts
  recorder: Recorder
  throttle: Throttle
  metrics: Metrics
}

/**
 * What is answered with anything but 200 Meta sends again for days, ever more rarely. Where one contact floods, a webhook that holds others, too,
 * is answered so once these are recorded: its repeat, of which they are duplicates, takes in more of the flood.
 */
export function createWhatsappWebhook({ accounts, recorder, throttle, metrics }: WhatsappWebhookDeps): Hono {
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
      const urgent = facts.some((fact) => isUrgent(fact, account.channel))
      const admission = throttle.admit(account.tenant, { count: facts.length, urgent })
      const recorded = await inTurn(facts, contactOf, (fact) =>
        admission.tolerate(() => recorder.record(account, fact, admission)),
      )
      aboutConversation(...recorded.flatMap((one) => (one ? [one.conversation] : [])))
      admission.settle()
      return c.json({ recorded: facts.length })
    })
}
