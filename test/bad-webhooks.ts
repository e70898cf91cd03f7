import { createHmac } from 'node:crypto'
import type { Clients } from '@relance/embedded/clients'
import { aWhatsappMessage, aWhatsappWebhook } from '@relance/testing'
import { makeQuickAccount } from './quick-account.ts'

/** What the process finds in its environment, and accounts refer to. */
export const SECRETS = {
  TEST_HTTP_SECRET: 'the secret of signed webhooks',
  TEST_WHATSAPP_SECRET: 'the secret of the app',
  TEST_WHATSAPP_VERIFY: 'the verify token',
  TEST_WHATSAPP_TOKEN: 'unused',
}
export const PHONE_NUMBER_ID = '106540352242922'

/** Accounts `signed` and `whatsapp`, and `unready`, whose secret nobody has set. Their contacts are never silent. */
export async function makeWebhookAccounts(clients: Clients): Promise<void> {
  const assistant = { inactivityMs: 86_400_000 }
  const http = { channel: 'http', externalId: '', baseUrl: 'http://127.0.0.1:9' } as const
  const signedBy = (name: string) => ({ assistant, account: { ...http, webhookSecretRef: `env:${name}` } })
  await makeQuickAccount(clients, { id: 'signed', ...signedBy('TEST_HTTP_SECRET') })
  await makeQuickAccount(clients, { id: 'unready', ...signedBy('TEST_UNSET') })
  await makeQuickAccount(clients, {
    id: 'whatsapp',
    assistant,
    account: {
      channel: 'whatsapp',
      externalId: PHONE_NUMBER_ID,
      webhookSecretRef: 'env:TEST_WHATSAPP_SECRET',
      verifyTokenRef: 'env:TEST_WHATSAPP_VERIFY',
      accessTokenRef: 'env:TEST_WHATSAPP_TOKEN',
    },
  })
}

type Body = string | Buffer

export function signed(body: Body, secret = SECRETS.TEST_HTTP_SECRET): Record<string, string> {
  return { 'x-relance-signature': signatureOf(body, secret) }
}

export function signedByMeta(body: Body, secret = SECRETS.TEST_WHATSAPP_SECRET): Record<string, string> {
  return { 'x-hub-signature-256': signatureOf(body, secret) }
}

export interface BadWebhook {
  what: string
  /** Below `/webhooks/`. */
  path: string
  body: Body
  headers: Record<string, string>
  /** Without a content-length. */
  streamed?: boolean
  status: number
  code: string
}

const body = JSON.stringify({ messages: [{ messageId: '1', contactExternalId: 'eve', author: 'AUTHOR_CUSTOMER' }] })
const large = `{"messages":[],"filling":"${'x'.repeat(1_048_576)}"}`
const whatsapp = JSON.stringify(
  aWhatsappWebhook(PHONE_NUMBER_ID, aWhatsappMessage({ from: '34600000000', id: 'wamid.1', at: 0 })),
)

const wronglySigned = { path: 'http/signed', body, status: 401, code: 'SIGNATURE_WRONG' }
const wronglySignedWhatsapp = { ...wronglySigned, path: 'whatsapp/whatsapp', body: whatsapp }
const tooLarge = { path: 'http/signed', body: large, headers: signed(large), status: 413, code: 'BODY_TOO_LARGE' }
const of = (bad: Body, code: string) => ({ path: 'http/signed', body: bad, headers: signed(bad), status: 400, code })
const ofNobody = { body, headers: signed(body), status: 404, code: 'ACCOUNT_NOT_FOUND' }

export const BAD_WEBHOOKS: readonly BadWebhook[] = [
  { ...wronglySigned, what: 'unsigned', headers: {} },
  { ...wronglySigned, what: 'signed with another secret', headers: signed(body, 'a guess') },
  { ...wronglySigned, what: 'signed for another body', headers: signed(`${body} `) },
  { ...wronglySigned, what: 'signed in no known way', headers: { 'x-relance-signature': 'sha1=1' } },
  { ...wronglySignedWhatsapp, what: 'of WhatsApp, unsigned', headers: {} },
  {
    ...wronglySignedWhatsapp,
    what: 'of WhatsApp, signed with another secret',
    headers: signedByMeta(whatsapp, 'a guess'),
  },
  { ...tooLarge, what: 'of more than 1 MB' },
  { ...tooLarge, what: 'of more than 1 MB that does not say so', streamed: true },
  { ...tooLarge, what: 'of the sandbox, of more than 1 MB', path: 'sandbox/quick' },
  { ...of('messages=1', 'BODY_NOT_JSON'), what: 'that is not JSON' },
  { ...of('[]', 'BODY_NOT_JSON'), what: 'that is a JSON list' },
  { ...of(Buffer.from([0x7b, 0xff, 0x7d]), 'BODY_NOT_JSON'), what: 'that is not UTF-8' },
  { ...of('', 'BODY_NOT_JSON'), what: 'that is empty' },
  {
    ...of(`{"messages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'BODY_TOO_DEEP'),
    what: 'that nests 50,000 levels deep',
  },
  { ...of('{}', 'MESSAGES_MISSING'), what: 'without messages' },
  { ...of('{"messages":[{"text":{"toString":1}}]}', 'MESSAGE_UNREADABLE'), what: 'with a message of no known shape' },
  { ...of('{"text":"Hi"}', 'MESSAGE_UNREADABLE'), what: 'of the sandbox, without a contact', path: 'sandbox/quick' },
  { ...ofNobody, what: 'of no account', path: 'http/nobody' },
  { ...ofNobody, what: 'of an account of another channel', path: 'sandbox/signed' },
  { ...ofNobody, what: 'of an account with a name of wildcards', path: 'http/a.*%3E%20%F0%9F%98%80' },
  { ...ofNobody, what: 'whose secret nobody has set', path: 'http/unready', status: 503, code: 'SECRET_UNAVAILABLE' },
]

function signatureOf(of: Body, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(of).digest('hex')}`
}
