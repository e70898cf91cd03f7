import { rm } from 'node:fs/promises'
import { afterAll, beforeAll } from 'vitest'
import { expectNoneOpen } from './expect-none-open.ts'
import type { RestartableServer } from './server-process.ts'

export type TestServer = Omit<RestartableServer, 'isRunning'> & {
  url: string
  /** Where it keeps everything; for tests that damage it while it is killed. */
  folder: string
  /** Kills it and deletes its folder. */
  stop(): Promise<void>
  /** One line per client that is connected. */
  openConnections(): Promise<string[]>
}

/** A server in a folder of its own, which is deleted with it. */
export function inFolder(
  folder: string,
  { kill, restart }: RestartableServer,
  of: Pick<TestServer, 'url' | 'openConnections'>,
): TestServer {
  return {
    ...of,
    folder,
    kill,
    restart,
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A server for one test file, which fails where a connection to it is left open once `closeClients` is through. */
export function useServer(
  name: string,
  start: () => Promise<TestServer>,
  closeClients: () => Promise<void>,
): Omit<TestServer, 'stop'> {
  let started: TestServer | undefined
  const server = () => {
    if (!started) throw new Error(`There is a ${name} from beforeAll on, not while tests are collected.`)
    return started
  }

  beforeAll(async () => {
    started = await start()
  })
  afterAll(async () => {
    await closeClients()
    try {
      await expectNoneOpen(name, () => started?.openConnections() ?? Promise.resolve([]))
    } finally {
      await started?.stop()
    }
  })

  return {
    get url() {
      return server().url
    },
    get folder() {
      return server().folder
    },
    kill: () => server().kill(),
    restart: () => server().restart(),
    openConnections: () => server().openConnections(),
  }
}
