/** How a call of grpc-js becomes a call of one of our handlers, and what comes of it a message or a status. */
import { once } from 'node:events'
import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerErrorResponse,
  type ServiceDefinition,
  type StatusObject,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { trace } from '@opentelemetry/api'
import { RetryableError } from '@relance/contracts/errors'
import { identify, requireTenantsOf } from '../identity/admit.ts'
import { EVERY_TENANT } from '../identity/identity.ts'
import type { Tokens } from '../identity/tokens.ts'
import type { InHand } from '../lifecycle/in-hand.ts'
import type { Log } from '../log/log.ts'
import { aboutConversationOf } from '../telemetry/about.ts'
import { ATTRIBUTE } from '../telemetry/attributes.ts'
import { histogram } from '../telemetry/metrics.ts'
import { currentCarrier } from '../telemetry/spans.ts'
import { neutralStatus, statusOf } from './error-status.ts'
import type { GrpcCall, GrpcService } from './implement.ts'

/** The metadata key under which a client says which service it belongs to. */
export const CALLER_KEY = 'relance-caller'

export interface BoundService {
  definition: Record<string, ServiceDefinition[string]>
  implementation: UntypedServiceImplementation
}

export interface BindOptions {
  log: Log
  /** Streams end when it aborts. */
  stopping: AbortSignal
  /** What the server has in hand, of all its services. */
  inHand: { calls: InHand; streams: InHand }
  /** Every call must carry one that suffices for it; none needs one where undefined. */
  tokens: Tokens | undefined
}

/** Binds a service for grpc-js. */
export function bind(
  { definition, handlers }: GrpcService,
  { log, stopping, inHand, tokens }: BindOptions,
): BoundService {
  const bound: BoundService = { definition: {}, implementation: {} }
  const seconds = histogram('rpc.server.call.duration', { description: 'How long calls took to answer.', unit: 's' })

  for (const [key, method] of Object.entries(definition.methods)) {
    const handle = handlers[key]
    if (!handle) throw new Error(`${definition.fullName} has no handler for ${method.name}.`)
    const path = `/${definition.fullName}/${method.name}`
    bound.definition[key] = {
      path,
      requestStream: method.requestStream,
      responseStream: method.responseStream,
      requestSerialize: (message: unknown) => Buffer.from(method.requestType.encode(message).finish()),
      requestDeserialize: (bytes) => method.requestType.decode(bytes),
      responseSerialize: (message: unknown) => Buffer.from(method.responseType.encode(message).finish()),
      responseDeserialize: (bytes) => method.responseType.decode(bytes),
    }

    const failure = (error: unknown): StatusObject => {
      const known = statusOf(error)
      if (!known) log.error({ err: error, method: path }, 'A call failed for a reason that nobody expected.')
      return known ?? neutralStatus()
    }
    const measure = (startedAt: number, code: status) =>
      seconds.record((performance.now() - startedAt) / 1000, {
        'rpc.method': path.slice(1),
        'rpc.response.status_code': status[code],
      })

    bound.implementation[key] = method.responseStream
      ? streaming(handle as StreamHandler, failure, stopping, inHand.streams, tokens)
      : unary(handle as UnaryHandler, failure, measure, inHand.calls, tokens)
  }
  return bound
}

type UnaryHandler = (request: unknown, call: GrpcCall) => Promise<unknown>
type StreamHandler = (request: unknown, call: GrpcCall) => AsyncIterable<unknown>

function unary(
  handle: UnaryHandler,
  failure: (error: unknown) => StatusObject,
  measure: (startedAt: number, code: status) => void,
  inHand: InHand,
  tokens: Tokens | undefined,
): handleUnaryCall<unknown, unknown> {
  const answer: (...args: Parameters<handleUnaryCall<unknown, unknown>>) => Promise<void> = async (call, callback) => {
    const startedAt = performance.now()
    const hungUp = new AbortController()
    call.on('cancelled', () => hungUp.abort())
    let end: (() => void) | undefined
    try {
      const admission = admitted(call, hungUp.signal, tokens)
      end = inHand.begin(tenantOf(admission))
      const response = await handle(call.request, admission)
      callback(null, response)
      measure(startedAt, status.OK)
    } catch (error) {
      const status = failure(error)
      callback(status as ServerErrorResponse & StatusObject)
      measure(startedAt, status.code)
    } finally {
      end?.()
    }
  }
  return (call, callback) => void answer(call, callback)
}

function streaming(
  handle: StreamHandler,
  failure: (error: unknown) => StatusObject,
  stopping: AbortSignal,
  inHand: InHand,
  tokens: Tokens | undefined,
): handleServerStreamingCall<unknown, unknown> {
  const answer = async (call: Parameters<handleServerStreamingCall<unknown, unknown>>[0]) => {
    const hungUp = new AbortController()
    call.on('cancelled', () => hungUp.abort())
    const signal = AbortSignal.any([hungUp.signal, stopping])
    const aborted = new Promise<'aborted'>((resolve) =>
      signal.addEventListener('abort', () => resolve('aborted'), { once: true }),
    )
    let end: (() => void) | undefined
    try {
      const admission = admitted(call, signal, tokens)
      end = inHand.begin(tenantOf(admission))
      const iterator = handle(call.request, admission)[Symbol.asyncIterator]()
      for (;;) {
        // A generator that waits for something else than its signal must not keep the call open.
        const next = signal.aborted ? 'aborted' : await Promise.race([iterator.next(), aborted])
        if (next === 'aborted') {
          iterator.return?.().catch(() => {})
          if (!hungUp.signal.aborted)
            throw new RetryableError('SHUTTING_DOWN', 'The service is shutting down.', { retryAfterMs: 100 })
          break
        }
        if (next.done) break
        if (!call.write(next.value)) await Promise.race([once(call, 'drain'), aborted])
      }
      call.end()
    } catch (error) {
      call.emit('error', failure(error))
    } finally {
      end?.()
    }
  }
  return (call) => void answer(call)
}

/** What the handler learns of the call. Throws before the handler is asked where the caller may not make it. */
function admitted(
  call: { request: unknown; metadata: { get(key: string): (string | Buffer)[] } },
  signal: AbortSignal,
  tokens: Tokens | undefined,
): GrpcCall {
  const said = call.metadata.get(CALLER_KEY)[0]?.toString()
  const identity = tokens && identify(tokens, call.metadata.get('authorization')[0]?.toString())
  if (identity) requireTenantsOf(identity, call.request)
  const caller = identity && identity.tenant !== EVERY_TENANT ? identity.name : (said ?? identity?.name)
  if (caller) trace.getActiveSpan()?.setAttribute(ATTRIBUTE.caller, caller)
  aboutConversationOf(call.request)
  return { carrier: currentCarrier(), caller, identity, signal }
}

/** Whose share of what the server has in hand a call takes from: the tenant's, whichever of its tokens came along. */
function tenantOf({ identity }: GrpcCall): string | undefined {
  return identity && identity.tenant !== EVERY_TENANT ? identity.tenant : undefined
}
