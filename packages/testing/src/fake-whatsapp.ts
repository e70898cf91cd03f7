/**
 * A WhatsApp Cloud API over real HTTP: takes `POST /<version>/<phone number id>/messages` as Meta's does, keeps a log, and
 * misbehaves when told to. Below developers.facebook.com/documentation/business-messaging/whatsapp/ (read November 2026):
 * request and answer from messages/send-messages, errors from support/error-codes, `biz_opaque_callback_data` (512 characters
 * at most) from reference/whatsapp-business-phone-number/message-api.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FakeServer, readJson, startFakeServer, useFakeServer } from './fake-server.ts'

export interface FakeWhatsappOptions {
  /** The access token that calls must carry. */
  token: string
  phoneNumberId: string
}

export interface FakeWhatsapp extends FakeServer {
  /** For the account's `baseUrl`. */
  baseUrl: string
  /** Every call that was read in full, oldest first. */
  calls: WhatsappCall[]
  /** What a customer's phone shows: the calls that were accepted, whether or not the answer arrived. */
  shown(): WhatsappCall[]
  /** How the next calls are treated, one each; later ones are accepted. */
  misbehave(...ways: Misbehaviour[]): void
  /** Forgets calls, and how it was to misbehave. */
  forget(): void
}

export interface WhatsappCall {
  at: number
  body: Record<string, unknown>
  /** The id of the message, where it was accepted. */
  messageId: string | undefined
}

export type Misbehaviour =
  /** An error of Meta's in the usual form; 400 where no status is given. */
  | { error: number; status?: number }
  /** A status without a body of Meta's, such as a proxy's. */
  | { status: number; retryAfterS?: number }
  /** The call is read, nothing comes back. */
  | 'hang'
  /** The call is read, and the connection is reset. */
  | 'reset'
  /** The message goes out, and the connection is reset before the answer. */
  | 'accept_and_reset'

/** Texts of Meta's errors, as far as anybody looks at them. */
const ERROR_TEXTS: Record<number, string> = {
  100: 'Invalid parameter',
  190: 'Access token has expired',
  130429: 'Rate limit hit',
  130472: "User's number is part of an experiment",
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
  131048: 'Spam rate limit hit',
  131049: 'Meta chose not to deliver.',
  131050: 'User has stopped receiving marketing messages from you',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
}

/** A fake of this test file's own. */
export function useFakeWhatsapp(options: FakeWhatsappOptions): FakeWhatsapp {
  return useFakeServer(() => startFakeWhatsapp(options))
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startFakeWhatsapp({ token, phoneNumberId }: FakeWhatsappOptions): Promise<FakeWhatsapp> {
  const calls: WhatsappCall[] = []
  const ways: Misbehaviour[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = /^\/v\d+\.\d+\/([^/]+)\/messages$/.exec(request.url ?? '')
    const body = await readJson(request)
    if (request.method !== 'POST' || path?.[1] !== phoneNumberId) return fail(response, 100, 400)
    if (request.headers.authorization !== `Bearer ${token}`) return fail(response, 190, 401)
    const call: WhatsappCall = { at: Date.now(), body, messageId: undefined }
    calls.push(call)
    const way = ways.shift()
    if (!way && !isMessage(body)) return fail(response, 100, 400)
    if (!way || way === 'accept_and_reset')
      call.messageId = `wamid.${Buffer.from(`${phoneNumberId}/${calls.length}`).toString('base64')}`
    if (!way) return accept(response, body, call.messageId as string)
    if (way === 'hang') return
    if (way === 'reset' || way === 'accept_and_reset') return void request.socket.resetAndDestroy()
    if ('error' in way) return fail(response, way.error, way.status ?? 400)
    response
      .writeHead(way.status, way.retryAfterS === undefined ? {} : { 'retry-after': String(way.retryAfterS) })
      .end('unavailable')
  }

  const server = await startFakeServer(answer)
  return {
    ...server,
    baseUrl: `${server.origin}/v26.0`,
    calls,
    shown: () => calls.filter(({ messageId }) => messageId !== undefined),
    misbehave: (...next) => void ways.push(...next),
    forget() {
      calls.length = 0
      ways.length = 0
    },
  }
}

/** What Meta refuses with "(#100) Invalid parameter" otherwise. */
function isMessage(body: Record<string, unknown>): boolean {
  const { messaging_product, to, recipient, type = 'text', biz_opaque_callback_data } = body
  const content = body[type as string] as
    | { body?: unknown; name?: unknown; language?: { code?: unknown }; type?: unknown }
    | undefined
  if (messaging_product !== 'whatsapp' || !(to || recipient) || !content) return false
  if (typeof biz_opaque_callback_data === 'string' && biz_opaque_callback_data.length > 512) return false
  if (type === 'text')
    return typeof content.body === 'string' && content.body.length > 0 && content.body.length <= 4_096
  if (type === 'template') return Boolean(content.name && content.language?.code)
  return type === 'interactive' && Boolean(content.type)
}

function accept(response: ServerResponse, { to, recipient }: Record<string, unknown>, id: string): void {
  const contacts = [{ input: to ?? recipient, wa_id: to }]
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts, messages: [{ id }] }))
}

function fail(response: ServerResponse, code: number, status: number): void {
  const details = ERROR_TEXTS[code] ?? 'Something went wrong'
  const error = {
    message: `(#${code}) ${details}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
}
