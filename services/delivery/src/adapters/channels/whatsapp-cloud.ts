/**
 * WhatsApp Cloud API. Sources, read November 2026, below developers.facebook.com/documentation/business-messaging/whatsapp/:
 * messages/send-messages, messages/interactive-list-messages, templates/overview, business-scoped-user-ids; version from
 * developers.facebook.com/docs/graph-api/changelog. It has no idempotency key: `biz_opaque_callback_data` comes back in
 * statuses, and tells whether a message that was in doubt went out (I9).
 */
import { whatsappError } from '../../core/whatsapp-errors.ts'
import type { Channel, NotBegun, Outgoing, SendOutcome } from './channel.ts'
import { type Posted, postJson } from './post-json.ts'

const GRAPH_API = 'https://graph.facebook.com/v26.0'
/** "Text messages … maximum 4096 characters", of a list's body as well. */
const LONGEST_TEXT = 4_096

export function createWhatsappCloudChannel({ secret }: { secret: (reference: string) => string }): Channel {
  return {
    idempotent: false,
    async send(message, { signal, mayBegin }) {
      const { account, text, form } = message
      if (form !== 'template' && text.length > LONGEST_TEXT) {
        return {
          type: 'not_sent',
          code: 'TEXT_TOO_LONG',
          detail: `The text has ${text.length} characters; WhatsApp takes ${LONGEST_TEXT}.`,
        }
      }
      const posted = await postJson({
        url: new URL(
          `${account.baseUrl.replace(/\/+$/, '') || GRAPH_API}/${encodeURIComponent(account.externalId)}/messages`,
        ),
        headers: { authorization: `Bearer ${secret(account.accessTokenRef)}` },
        body: JSON.stringify(bodyOf(message)),
        signal,
        mayBegin,
      })
      if (posted.type === 'not_begun') return posted
      return outcomeOf(posted, message)
    },
  }
}

function bodyOf({ key, to, kind, text, form, account }: Outgoing): object {
  const envelope = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // A customer with a username is known by a business-scoped id such as "US.1349…" and has no number to send to.
    ...(/^[A-Z]{2}\./.test(to) ? { recipient: to } : { to }),
    biz_opaque_callback_data: key,
  }
  if (form === 'template') {
    return {
      ...envelope,
      type: 'template',
      template: { name: account.templateName, language: { code: account.templateLanguage || 'en' } },
    }
  }
  if (kind === 'csat') return { ...envelope, type: 'interactive', interactive: ratingList(text) }
  return { ...envelope, type: 'text', text: { preview_url: false, body: text } }
}

/** Stars need no translation; the chosen row comes back by its id. */
function ratingList(question: string): object {
  const rows = [5, 4, 3, 2, 1].map((rating) => ({
    id: `csat:${rating}`,
    title: '★'.repeat(rating) + '☆'.repeat(5 - rating),
  }))
  return { type: 'list', body: { text: question }, action: { button: '★ 1–5', sections: [{ title: '★', rows }] } }
}

function outcomeOf(posted: Exclude<Posted, NotBegun>, { text, form, account }: Outgoing): SendOutcome {
  if (posted.type === 'not_reached')
    return { type: 'not_sent', code: 'CHANNEL_UNREACHABLE', detail: posted.detail, retryAfterMs: 60_000 }
  if (posted.type === 'no_answer') return { type: 'in_doubt', detail: posted.detail }
  const { status, body, retryAfterMs } = posted
  const answer = body as Answer | undefined
  if (status >= 200 && status < 300) {
    const providerMessageId = answer?.messages?.[0]?.id
    if (!providerMessageId)
      return { type: 'in_doubt', detail: `WhatsApp answered ${status} without the id of a message.` }
    return form === 'template'
      ? {
          type: 'sent',
          providerMessageId,
          text: `[template ${account.templateName}]`,
          form: `template:${account.templateName}`,
        }
      : { type: 'sent', providerMessageId, text, form: 'text' }
  }
  const { code: metaCode, message = '', error_data } = answer?.error ?? {}
  const said = [`${status}`, metaCode, message, error_data?.details]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
  const known = whatsappError(metaCode, status)
  if (!known) return { type: 'in_doubt', detail: `WhatsApp answered ${said}` }
  const { code, optedOut } = known
  const waitMs = known.retryAfterMs === undefined ? undefined : Math.max(known.retryAfterMs, retryAfterMs ?? 0)
  return { type: 'not_sent', code, detail: `WhatsApp answered ${said}`, retryAfterMs: waitMs, optedOut }
}

interface Answer {
  messages?: { id?: string }[]
  error?: { code?: number; message?: string; error_data?: { details?: string } }
}
