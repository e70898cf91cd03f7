import { RetryableError } from '@relance/contracts/errors'
import { ErrorReply } from 'redis'

type Method = (...args: never[]) => Promise<unknown>

/**
 * The same port, whose calls reject with RetryableError `REDIS_UNREACHABLE` where Redis does not answer: what it holds is a cache or
 * can wait, so that whoever asked asks again.
 */
export function retryingOutages<Port extends { [Name in keyof Port]: Method }>(port: Port): Port {
  const wrapped = Object.entries<Method>(port).map(([name, method]) => {
    const call = async (...args: never[]) => {
      try {
        return await method(...args)
      } catch (error) {
        if (!isOutage(error)) throw error
        throw new RetryableError('REDIS_UNREACHABLE', `Redis does not answer: ${error.message || error.name}.`, {
          retryAfterMs: 1_000,
          cause: error,
        })
      }
    }
    return [name, call]
  })
  return Object.fromEntries(wrapped) as Port
}

/** Errors of the client carry a class each and no common one; those of the system a code. */
const OUTAGES = new Set([
  'AbortError',
  'ClientClosedError',
  'ClientOfflineError',
  'ConnectionTimeoutError',
  'DisconnectsClientError',
  'ReconnectStrategyError',
  'SocketClosedUnexpectedlyError',
  'SocketTimeoutError',
  'TimeoutError',
])

/**
 * A Redis that has just been started reads its file first, a replica that takes over is not yet to be written to, one whose disk or memory is
 * full or whose replicas are gone takes no writes, and one whose password was changed lets nobody in until that is mended.
 */
const CANNOT_NOW =
  /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MISCONF|OOM|NOREPLICAS|BUSY|NOAUTH|WRONGPASS|NOPERM)\b/

/** Redis did not answer, or cannot at the moment; anything else is about what it was asked. */
export function isOutage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  if (error instanceof ErrorReply) return CANNOT_NOW.test(error.message)
  return OUTAGES.has(error.constructor.name) || 'syscall' in error
}
