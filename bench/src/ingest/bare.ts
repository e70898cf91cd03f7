/** The least that a webhook can cost: a server of Node in a process of its own that answers at once. */
import type { Contender } from '../contenders.ts'
import { startChild } from '../peer-servers.ts'
import { acknowledge, type Load } from './acknowledge.ts'

export function bare(load: Load): Contender {
  return {
    name: 'bare',
    async start() {
      const server = await startChild(new URL('./bare-service.ts', import.meta.url), [])
      return {
        async measure() {
          const { figures } = await acknowledge(`http://127.0.0.1:${Number(await server.ask())}/`, load)
          return figures
        },
        stop: () => server.stop(),
      }
    },
  }
}
