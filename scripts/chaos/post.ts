import { setTimeout as sleep } from 'node:timers/promises'
import { signedBody } from '@relance/testing'

const ANSWER_WITHIN_MS = 5_000
const MOST_PAUSE_MS = 2_000

/** Posts as a channel does: again and again until it is answered 2xx, among the replicas in turn. Gives up once aborted. */
export interface Post {
  (path: string, header: string, payload: object, giveUp: AbortSignal): Promise<boolean>
}

export function createPost(origins: readonly string[], secret: string): Post {
  let turn = 0
  return async (path, header, payload, giveUp) => {
    const { body, signature } = signedBody(payload, secret)
    for (let pauseMs = 100; !giveUp.aborted; pauseMs = Math.min(2 * pauseMs, MOST_PAUSE_MS)) {
      const answer = await fetch(`${origins[turn++ % origins.length]}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [header]: signature },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      if (answer?.ok) return true
      if (answer && answer.status >= 400 && answer.status < 500) throw new Error(`${path} answered ${answer.status}.`)
      await sleep(pauseMs)
    }
    return false
  }
}
