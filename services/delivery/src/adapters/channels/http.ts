/**
 * Any service that takes messages over signed HTTP: it is told what to send and sends it by its own means. The key makes a
 * repeat harmless (as in the IETF draft "The Idempotency-Key HTTP Header Field").
 */
import { createHmac } from 'node:crypto'
import { refusedStatus } from '../../core/whatsapp-errors.ts'
import type { Channel } from './channel.ts'
import { postJson } from './post-json.ts'

/**
 * POST to the account's `baseUrl`: `{ id, account, channel, conversation, to, kind, attempt, text, form, template? }` with
 * `Idempotency-Key` and `X-Relance-Signature: sha256=<hex HMAC-SHA256 of the body>`. 2xx: taken, `{ "id": … }` is the
 * message's id. 409: the first call under this key is not done, so that it is in doubt.
 */
export function createHttpChannel({ secret }: { secret: (reference: string) => string }): Channel {
  return {
    idempotent: true,
    async send({ key, account, conversation, to, kind, attempt, text, form }, { signal, mayBegin }) {
      const { templateName, templateLanguage } = account
      const template = form === 'template' ? { name: templateName, language: templateLanguage } : undefined
      const body = JSON.stringify({
        id: key,
        account: account.id,
        channel: account.channel,
        conversation,
        to,
        kind,
        attempt,
        text,
        form,
        template,
      })
      const signature = createHmac('sha256', secret(account.webhookSecretRef)).update(body).digest('hex')
      const posted = await postJson({
        url: new URL(account.baseUrl),
        headers: {
          'idempotency-key': key,
          'x-relance-signature': `sha256=${signature}`,
          ...(account.accessTokenRef ? { authorization: `Bearer ${secret(account.accessTokenRef)}` } : {}),
        },
        body,
        signal,
        mayBegin,
      })
      if (posted.type === 'not_begun') return posted
      if (posted.type === 'not_reached')
        return { type: 'not_sent', code: 'CHANNEL_UNREACHABLE', detail: posted.detail, retryAfterMs: 60_000 }
      if (posted.type === 'no_answer') return { type: 'in_doubt', detail: posted.detail }
      const { status, retryAfterMs } = posted
      if (status >= 200 && status < 300) {
        const { id } = (posted.body ?? {}) as { id?: unknown }
        return {
          type: 'sent',
          providerMessageId: typeof id === 'string' && id ? id : key,
          text: template ? `[template ${templateName}]` : text,
          form: template ? `template:${templateName}` : 'text',
        }
      }
      const known = status === 409 ? undefined : refusedStatus(status)
      if (!known) return { type: 'in_doubt', detail: `${account.baseUrl} answered ${status}.` }
      const waitMs = known.retryAfterMs === undefined ? undefined : Math.max(known.retryAfterMs, retryAfterMs ?? 0)
      return {
        type: 'not_sent',
        code: known.code,
        detail: `${account.baseUrl} answered ${status}.`,
        retryAfterMs: waitMs,
      }
    },
  }
}
