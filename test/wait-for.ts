import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again until the answer is there. Rejects with the last failure after `timeoutMs`. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs
  let failure: unknown
  while (performance.now() < giveUpAt) {
    try {
      const answer = await ask()
      if (answer) return answer
      failure = undefined
    } catch (error) {
      failure = error
    }
    await sleep(25)
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}.`, { cause: failure })
}
