/** What WhatsApp posts: a webhook for each message, signed. */
import { aWhatsappMessage, aWhatsappWebhook, signedBody } from '@relance/testing'

export const PHONE_NUMBER_ID = '106540352242922'
export const SECRET = 'a secret'

export interface Webhook {
  body: string
  signature: string
}

/** `count` webhooks from contacts in turn, none of which was posted before where `series` is another. Made beforehand, since it takes time to sign. */
export function makeWebhooks(series: string, count: number, contacts: number): Webhook[] {
  const at = Date.now()
  return Array.from({ length: count }, (_, n) => {
    const from = `${15_550_000_000 + (n % contacts)}`
    const text = 'Hello, I would like to book a table for four on Friday evening.'
    const message = aWhatsappMessage({ from, id: `wamid.${series}.${n}`, at, name: 'Luz', text })
    return signedBody(aWhatsappWebhook(PHONE_NUMBER_ID, message), SECRET)
  })
}
