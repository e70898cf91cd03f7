import {
  type ChannelCredentials,
  Client,
  type ClientOptions,
  type ClientReadableStream,
  type ClientUnaryCall,
  credentials,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js'
import { isIP } from 'node:net'
import { aboutConversationOf } from '../telemetry/about.ts'
import { CALLER_KEY } from './calls.ts'
import { errorOf } from './error-status.ts'
import { MAX_MESSAGE_BYTES } from './server.ts'

/** What one call may set. */
export interface CallSettings {
  /** How long to wait for the answer, in ms; the client's where absent. A stream has none unless it is set here. */
  deadlineMs?: number
  /** Hangs up when it aborts; a unary call then rejects with its reason, a stream ends. */
  signal?: AbortSignal
}

/** The client's methods as promises, and as async iterables where the answer is a stream. */
export type PromiseClient<C> = {
  [M in Exclude<keyof C, keyof Client>]: C[M] extends StreamMethod<infer Request, infer Response>
    ? (request: Request, settings?: CallSettings) => AsyncIterable<Response>
    : C[M] extends UnaryMethod<infer Request, infer Response>
      ? (request: Request, settings?: CallSettings) => Promise<Response>
      : never
}

type StreamMethod<Request, Response> = (request: Request, ...rest: never[]) => ClientReadableStream<Response>
type UnaryMethod<Request, Response> = (
  request: Request,
  metadata: never,
  options: never,
  callback: (error: ServiceError | null, response: Response) => void,
) => ClientUnaryCall

export interface GrpcClientOptions {
  /** `host:port` (all addresses of a name take turns), or a comma list of `ip:port`. */
  address: string
  /** Which service calls; handlers and spans see it. */
  caller: string
  /** By which it proves who calls. Sent as it is: an encrypted network, such as a mesh, is the deployment's matter. */
  token?: string | undefined
  /** How long a unary call may take, connecting included, in ms. 5 s where absent. */
  deadlineMs?: number
}

interface GeneratedClient<C extends Client> {
  new (address: string, credentials: ChannelCredentials, options?: Partial<ClientOptions>): C
  service: Readonly<Record<string, GeneratedMethod>>
}

interface GeneratedMethod {
  path: string
  responseStream: boolean
  requestSerialize(message: unknown): Buffer
  responseDeserialize(bytes: Buffer): unknown
}

/**
 * A client whose calls wait for the server to be there, up to their deadline. Errors are `RetryableError` (the server
 * is away, or did not answer in time) or `TerminalError`, with the service's own reason as `code`.
 */
export function createGrpcClient<C extends Client>(
  generated: GeneratedClient<C>,
  { address, caller, token, deadlineMs = 5_000 }: GrpcClientOptions,
): PromiseClient<C> & { close(): void } {
  const client = new Client(targetOf(address), credentials.createInsecure(), OPTIONS)
  const methods: Record<string, unknown> = { close: () => client.close() }
  for (const [name, method] of Object.entries(generated.service)) {
    const { path, responseDeserialize } = method
    // Requests are serialized within the call's span, which nothing else gives access to.
    const requestSerialize = (request: unknown) => {
      aboutConversationOf(request)
      return method.requestSerialize(request)
    }
    const call = (request: unknown, deadlineMs: number | undefined) =>
      [
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadataOf(caller, token, deadlineMs !== undefined),
        deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs },
      ] as const
    methods[name] = method.responseStream
      ? (request: unknown, { deadlineMs: ownMs, signal }: CallSettings = {}) =>
          messagesOf(path, signal, () => client.makeServerStreamRequest(...call(request, ownMs)))
      : (request: unknown, { deadlineMs: ownMs = deadlineMs, signal }: CallSettings = {}) =>
          answerOf(path, signal, (callback) => client.makeUnaryRequest(...call(request, ownMs), callback))
  }
  return methods as PromiseClient<C> & { close(): void }
}

const OPTIONS: ClientOptions = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  // A peer that vanished without a word is noticed after 3 + 2 s, also while nothing is being asked.
  'grpc.keepalive_time_ms': 3_000,
  'grpc.keepalive_timeout_ms': 2_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.dns_min_time_between_resolutions_ms': 2_000,
  // A pool of connections of its own: closing a client closes its connections.
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_http_proxy': 0,
  'grpc.service_config_disable_resolution': 1,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
}

/** Waits for a server only where there is a deadline: without one, a call to a server that is away would wait for ever. */
function metadataOf(caller: string, token: string | undefined, waitForReady: boolean): Metadata {
  const metadata = new Metadata({ waitForReady })
  metadata.set(CALLER_KEY, caller)
  if (token) metadata.set('authorization', `Bearer ${token}`)
  return metadata
}

function targetOf(address: string): string {
  const addresses = address.split(',').map((one) => one.trim())
  if (addresses.length === 1) return `dns:///${addresses[0]}`
  const families = new Set(addresses.map((one) => isIP(one.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))))
  if (families.size === 1 && families.has(4)) return `ipv4:${addresses.join(',')}`
  if (families.size === 1 && families.has(6)) return `ipv6:${addresses.join(',')}`
  throw new Error(
    `A list of gRPC addresses must be ip:port of one family, not ${address}. A single address may be a name.`,
  )
}

function answerOf<T>(
  path: string,
  signal: AbortSignal | undefined,
  call: (callback: (error: ServiceError | null, response?: T) => void) => ClientUnaryCall,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const calling = call((error, response) => {
      signal?.removeEventListener('abort', hangUp)
      if (!error) resolve(response as T)
      else reject(signal?.aborted ? signal.reason : errorOf(error, path))
    })
    const hangUp = () => calling.cancel()
    signal?.addEventListener('abort', hangUp, { once: true })
  })
}

async function* messagesOf<T>(
  path: string,
  signal: AbortSignal | undefined,
  call: () => ClientReadableStream<T>,
): AsyncGenerator<T> {
  if (signal?.aborted) return
  const calling = call()
  const hangUp = () => calling.cancel()
  signal?.addEventListener('abort', hangUp, { once: true })
  try {
    for await (const message of calling) yield message as T
  } catch (error) {
    if (!signal?.aborted) throw errorOf(error as ServiceError, path)
  } finally {
    signal?.removeEventListener('abort', hangUp)
    // Hanging up makes grpc-js emit an error, which would end the process if nobody listened.
    calling.on('error', () => {})
    calling.cancel()
  }
}
