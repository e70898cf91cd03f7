/**
 * Payloads of WhatsApp's webhooks as Meta documents them. Below developers.facebook.com/documentation/business-messaging/
 * whatsapp/webhooks/reference/ (read November 2026): messages and the page of each kind, messages/status, smb_message_echoes.
 */
import { createHmac } from 'node:crypto'

/** A webhook with one change of a field. `value` holds `messages`, `statuses` or what else the field has. */
export function aWhatsappWebhook(phoneNumberId: string, value: Record<string, unknown>, field = 'messages'): object {
  const metadata = { display_phone_number: '15550783881', phone_number_id: phoneNumberId }
  const change = { value: { messaging_product: 'whatsapp', metadata, ...value }, field }
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [change] }] }
}

/** The value of a change that brings one message of a customer. */
export function aWhatsappMessage(options: {
  from: string
  id: string
  /** Ms since the epoch. */
  at: number
  name?: string
  text?: string
  /** Instead of a text: the kind with its part, such as `{ type: 'image', image: { … } }`. */
  content?: Record<string, unknown>
}): Record<string, unknown> {
  const { from, id, at, name = 'Sheena Nelson', text = 'Does it come in another color?', content } = options
  return {
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [{ from, id, timestamp: secondsOf(at), ...(content ?? { type: 'text', text: { body: text } }) }],
  }
}

/** The value of a change that reports on a message that was sent. */
export function aWhatsappStatus(options: {
  id: string
  recipient: string
  status: string
  at: number
  callbackData?: string
  error?: number
}): Record<string, unknown> {
  const { id, recipient, status, at, callbackData, error } = options
  const errors = [
    {
      code: error,
      title: 'Message undeliverable',
      message: 'Message undeliverable',
      error_data: { details: 'Not sent.' },
    },
  ]
  return {
    statuses: [
      {
        id,
        status,
        timestamp: secondsOf(at),
        recipient_id: recipient,
        ...(callbackData ? { biz_opaque_callback_data: callbackData } : {}),
        ...(error
          ? { errors }
          : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
      },
    ],
  }
}

/** A body with the header that signs it, as Meta and Relance's generic webhook do. */
export function signedBody(payload: unknown, secret: string): { body: string; signature: string } {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
}

function secondsOf(at: number): string {
  return String(Math.floor(at / 1000))
}
