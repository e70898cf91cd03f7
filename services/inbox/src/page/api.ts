import { serverClock, type ServerTime } from './clock.ts'

/** An answer that says why not, or the lack of one. */
export class ApiError extends Error {
  readonly code: string
  /** The same request may succeed later. */
  readonly retryable: boolean
  constructor(code: string, message: string, retryable: boolean) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.retryable = retryable
  }
}

export function isRetryable(error: unknown): boolean {
  return error instanceof ApiError && error.retryable
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call(path, signal ? { signal } : {})
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return call(path, { ...withBody('POST', body), ...(signal ? { signal } : {}) })
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return call(path, withBody('PUT', body))
}

/** Longer than the gateway waits for the services behind it (5 s), so that its reason is what people read. */
const GIVE_UP_MS = 10_000

async function call<T>(path: string, { signal, ...init }: RequestInit): Promise<T> {
  const giveUp = AbortSignal.timeout(GIVE_UP_MS)
  let response: Response
  try {
    response = await fetch(`/api${path}`, { ...init, signal: signal ? AbortSignal.any([signal, giveUp]) : giveUp })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(giveUp.aborted ? 'NO_ANSWER' : 'NOT_REACHED', String(error), true)
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok || typeof body !== 'object' || body === null) throw errorOf(response.status, body)
  if (tellsTime(body)) serverClock.sync(body)
  return body as T
}

function withBody(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function errorOf(status: number, body: unknown): ApiError {
  const { code, message } = (body as { error?: { code?: string; message?: string } } | undefined)?.error ?? {}
  const retryable = status >= 500
  return new ApiError(code ?? 'NO_JSON', message ?? `The server answered ${status} and no reason.`, retryable)
}

function tellsTime(body: object): body is ServerTime {
  return 'now' in body && typeof body.now === 'number' && 'virtual' in body
}
