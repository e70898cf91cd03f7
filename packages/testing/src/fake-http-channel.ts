/**
 * A tenant's own gateway: takes Relance's signed calls over real HTTP, shows each key once (as the IETF draft "The
 * Idempotency-Key HTTP Header Field" asks), keeps a log, and misbehaves when told to.
 */
import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FakeServer, readText, startFakeServer, useFakeServer } from './fake-server.ts'

export interface FakeHttpChannel extends FakeServer {
  /** For the account's `baseUrl`. */
  baseUrl: string
  /** Every signed call that was read in full, oldest first. */
  calls: HttpChannelCall[]
  /** What the customer sees: the first call of each key, where it was accepted. */
  shown(): HttpChannelCall[]
  /** How the next calls are treated, one each; later ones are accepted. */
  misbehave(...ways: HttpChannelMisbehaviour[]): void
  /** Forgets calls, keys, and how it was to misbehave. */
  forget(): void
}

export interface HttpChannelCall {
  /** Ms since the epoch. */
  at: number
  key: string
  body: Record<string, unknown>
  /** The key had been accepted before. */
  repeat: boolean
  messageId: string | undefined
  /** How it was treated, where not well. */
  misbehaved: HttpChannelMisbehaviour | undefined
}

export type HttpChannelMisbehaviour = { status: number; retryAfterS?: number } | 'hang' | 'reset' | 'accept_and_reset'

/** A fake of this test file's own. */
export function useFakeHttpChannel(options: { secret: string }): FakeHttpChannel {
  return useFakeServer(() => startFakeHttpChannel(options))
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startFakeHttpChannel({ secret }: { secret: string }): Promise<FakeHttpChannel> {
  const calls: HttpChannelCall[] = []
  const ways: HttpChannelMisbehaviour[] = []
  const idByKey = new Map<string, string>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request)
    const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
    if (request.headers['x-relance-signature'] !== signature) return void response.writeHead(401).end()
    const key = String(request.headers['idempotency-key'] ?? '')
    const known = idByKey.get(key)
    const call: HttpChannelCall = {
      at: Date.now(),
      key,
      body: JSON.parse(text) as Record<string, unknown>,
      repeat: known !== undefined,
      messageId: known,
      misbehaved: ways.shift(),
    }
    calls.push(call)
    const way = call.misbehaved
    if (!way || way === 'accept_and_reset') {
      call.messageId = known ?? `gateway-${calls.length}`
      idByKey.set(key, call.messageId)
    }
    if (!way)
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ id: call.messageId }))
    if (way === 'hang') return
    if (way === 'reset' || way === 'accept_and_reset') return void request.socket.resetAndDestroy()
    response
      .writeHead(way.status, way.retryAfterS === undefined ? {} : { 'retry-after': String(way.retryAfterS) })
      .end()
  }

  const server = await startFakeServer(answer)
  return {
    ...server,
    baseUrl: `${server.origin}/messages`,
    calls,
    shown: () => calls.filter(({ messageId, repeat }) => messageId !== undefined && !repeat),
    misbehave: (...next) => void ways.push(...next),
    forget() {
      calls.length = 0
      ways.length = 0
      idByKey.clear()
    },
  }
}
