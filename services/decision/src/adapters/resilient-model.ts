/** Keeps a model's trouble away from decisions: a time limit, few retries, and a circuit breaker that spares both sides. */
import { RetryableError } from '@relance/contracts/errors'
import type { Log } from '@relance/service-kit'
import {
  ConsecutiveBreaker,
  DelegateBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleAll,
  handleWhen,
  retry,
  timeout,
  wrap,
} from 'cockatiel'
import type { Brief } from '../core/brief.ts'
import type { Model } from '../core/model.ts'

export interface ResilienceOptions {
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

/** The same model, which rejects in bounded time; at once while the breaker is open. */
export function createResilientModel(
  model: Model,
  { log, timeoutMs = 12_000, attempts = 2, breakAfter = 5, restMs = 30_000, longestPauseMs = 4_000 }: ResilienceOptions,
): Model {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(breakAfter) })
  breaker.onBreak(() =>
    log.warn(
      { model: model.name },
      `The model failed ${breakAfter} times in a row and is left alone for ${restMs / 1000} s.`,
    ),
  )
  breaker.onReset(() => log.info({ model: model.name }, 'The model answers again.'))
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
  const guarded =
    <T>(ask: (brief: Brief, signal?: AbortSignal) => Promise<T>) =>
    (brief: Brief) =>
      guard.execute(({ signal }) => ask(brief, signal))
  return {
    name: model.name,
    propose: guarded(model.propose),
    understand: guarded(model.understand),
    compose: guarded(model.compose),
    summarise: guarded(model.summarise),
  }
}

/** What the server asked for, else 200 ms and twice as long from try to try. */
function pauseAfter({ attempt, result }: { attempt: number; result: object }): number {
  const error = 'error' in result ? result.error : undefined
  const asked = error instanceof RetryableError ? error.retryAfterMs : undefined
  return asked ?? 200 * 2 ** (attempt - 1)
}
