import { createHash } from 'node:crypto'
import type { RedisClient } from './client.ts'

/** Runs in Redis as one step. */
export type Script = (keys: string[], args: (string | Buffer)[]) => Promise<unknown>

/** Sends a script's text only where Redis does not know it, as after a restart. */
export function createScript(client: RedisClient, text: string): Script {
  const sha = createHash('sha1').update(text).digest('hex')
  return async (keys, args) => {
    const options = { keys, arguments: args }
    try {
      return await client.evalSha(sha, options)
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return client.eval(text, options)
    }
  }
}
