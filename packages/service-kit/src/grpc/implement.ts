import type { Carrier } from '@relance/engine'
import type { Identity } from '../identity/identity.ts'

/** A service as ts-proto's generic definitions describe it, such as `SchedulerServiceDefinition`. */
export interface GrpcDefinition {
  fullName: string
  methods: Record<string, MethodDefinition<unknown, unknown>>
}

interface MethodDefinition<Request, Response> {
  name: string
  requestStream: boolean
  responseStream: boolean
  requestType: MessageCodec<Request>
  responseType: MessageCodec<Response>
}

interface MessageCodec<T> {
  decode(bytes: Uint8Array): T
  encode(message: T): { finish(): Uint8Array }
}

type RequestOf<M> = M extends { requestType: { decode(bytes: Uint8Array): infer Request } } ? Request : never
type ResponseOf<M> = M extends { responseType: { decode(bytes: Uint8Array): infer Response } } ? Response : never

/** What a handler knows about a call beside the request. */
export interface GrpcCall {
  /** Continues the caller's trace. Empty where nothing is traced. */
  carrier: Carrier
  /** Who calls: the name of a tenant's token; otherwise the service's own word for itself, for logs and never for rights. */
  caller: string | undefined
  /** Whose token came along, and was found to suffice; undefined where the process asks for none. */
  identity: Identity | undefined
  /** Aborts when the caller hung up or its deadline passed, and when the server stops a stream. */
  signal: AbortSignal
}

/** A promise for each unary method, an async generator for each that streams its answer. */
export type GrpcHandlers<D extends GrpcDefinition> = {
  [M in keyof D['methods']]: D['methods'][M] extends { responseStream: true }
    ? (request: RequestOf<D['methods'][M]>, call: GrpcCall) => AsyncIterable<ResponseOf<D['methods'][M]>>
    : (request: RequestOf<D['methods'][M]>, call: GrpcCall) => Promise<ResponseOf<D['methods'][M]>>
}

/** A service with its handlers, ready to be served by `serveGrpc`. */
export interface GrpcService {
  definition: GrpcDefinition
  /** By the name of the method; each takes what its method's request is. */
  handlers: Record<string, (request: never, call: GrpcCall) => Promise<unknown> | AsyncIterable<unknown>>
}

/**
 * Binds handlers to a service. They throw `TerminalError`, `RetryableError` or `UndecodableError`, which reach the
 * caller as a status with details; anything else reaches it as INTERNAL without its message, and the log with its
 * stack. A generator is ended when the caller hangs up; where it waits for something, it should watch `signal` too.
 */
export function implement<D extends GrpcDefinition>(definition: D, handlers: GrpcHandlers<D>): GrpcService {
  return { definition, handlers }
}
