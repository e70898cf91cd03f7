/** Keeps a model's trouble away from whoever asks: a time limit, few retries, and a circuit breaker that spares both sides. */
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Log } from '@relance/service-kit'
import {
  ConsecutiveBreaker,
  DelegateBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
} from 'cockatiel'

export interface GuardOptions {
  log: Log
  /** For one call, in ms. */
  timeoutMs?: number
  /** Calls per answer. */
  attempts?: number
  /** Failed answers in a row after which the model is left alone, and for how long (ms). */
  breakAfter?: number
  restMs?: number
  /** Where the server asks for a longer pause than this (ms), nothing is tried again: a decision has 60 s. */
  longestPauseMs?: number
}

/** Asks, and rejects in bounded time; at once while the breaker is open. */
export type Guard = <T>(ask: (signal: AbortSignal) => Promise<T>) => Promise<T>

export function createGuard(
  name: string,
  { log, timeoutMs = 12_000, attempts = 2, breakAfter = 5, restMs = 30_000, longestPauseMs = 4_000 }: GuardOptions,
): Guard {
  // A refusal is an answer about one text: the texts of others are none the worse for it.
  const isTrouble = handleWhen((error) => !(error instanceof TerminalError && error.code === 'MODEL_REFUSED'))
  const breaker = circuitBreaker(isTrouble, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(breakAfter) })
  breaker.onBreak(() =>
    log.warn(
      { model: name },
      `The model failed ${breakAfter} times in a row and is left alone for ${restMs / 1000} s.`,
    ),
  )
  breaker.onReset(() => log.info({ model: name }, 'The model answers again.'))
  const retrying = retry(
    handleWhen(
      (error) =>
        error instanceof TaskCancelledError ||
        (error instanceof RetryableError && (error.retryAfterMs ?? 0) <= longestPauseMs),
    ),
    {
      maxAttempts: attempts - 1,
      backoff: new DelegateBackoff((context) => pauseAfter(context)),
    },
  )
  const guard = wrap(breaker, retrying, timeout(timeoutMs, TimeoutStrategy.Aggressive))
  return (ask) => guard.execute(({ signal }) => ask(signal))
}

/** What the server asked for, else 200 ms and twice as long from try to try. */
function pauseAfter({ attempt, result }: { attempt: number; result: object }): number {
  const error = 'error' in result ? result.error : undefined
  const asked = error instanceof RetryableError ? error.retryAfterMs : undefined
  return asked ?? 200 * 2 ** (attempt - 1)
}
