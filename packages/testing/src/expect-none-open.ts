import { vi } from 'vitest'

/**
 * Fails when clients are still connected to a server whose tests are over. A server takes a moment to notice that a
 * client has gone.
 */
export async function expectNoneOpen(server: string, openConnections: () => Promise<string[]>): Promise<void> {
  await vi.waitFor(
    async () => {
      const open = await openConnections()
      if (open.length > 0) throw new Error(`The tests are over and ${server} still has clients:\n${open.join('\n')}`)
    },
    { timeout: 1_000, interval: 20 },
  )
}
