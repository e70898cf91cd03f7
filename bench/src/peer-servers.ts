/** Processes that yardsticks need beside this one. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startServerProcess } from '@relance/testing/servers'

export interface Child {
  /** What the child answers, as it said to `answerParent`. Rejects where the child has ended. */
  ask(): Promise<unknown>
  /** Kills it, and waits until it is gone. */
  stop(): Promise<void>
}

export interface ChildOptions {
  /** All of its variables; those of this process where absent. */
  env?: NodeJS.ProcessEnv
  /** Options of Node. */
  execArgv?: string[]
  /** Where it prints is nowhere. */
  silent?: boolean
}

/** A program of this workspace in a process of its own. Resolves once it has sent its first message, as `answerParent` does. */
export async function startChild(file: URL, args: readonly string[], options: ChildOptions = {}): Promise<Child> {
  const { silent = false, ...rest } = options
  const child = fork(file, args, { stdio: ['ignore', silent ? 'ignore' : 'inherit', 'inherit', 'ipc'], ...rest })
  const gone = once(child, 'exit')
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  const answer = async () => {
    const ended = new AbortController()
    try {
      const [message]: unknown[] = await Promise.race([
        once(child, 'message', { signal: ended.signal }),
        gone.then(([code, signal]) => {
          throw new Error(`${file.pathname} ended with ${signal ?? code}.`)
        }),
      ])
      return message
    } finally {
      ended.abort()
    }
  }
  await answer()
  return {
    async ask() {
      if (!child.connected) throw new Error(`${file.pathname} has ended.`)
      const answered = answer()
      child.send('ask')
      return answered
    },
    async stop() {
      killNow()
      await gone
      process.off('exit', killNow)
    },
  }
}

/** What such a child does once it serves: says so, answers whatever it is asked, and ends when its parent does, or when it cannot answer. */
export function answerParent(answer: () => unknown): void {
  const reply = async () => process.send?.(await answer())
  process.on('message', () => void reply())
  process.once('disconnect', () => process.exit())
  process.send?.('ready')
}

export interface RestateServer {
  ingressUrl: string
  adminUrl: string
  stop(): Promise<void>
}

/**
 * restate-server as it comes, in that folder: one node of 24 partitions, whose log is synced to disk. It listens on loopback only and sends no
 * telemetry. Once, when it starts, it asks GitHub for its latest release, which no setting of 1.7 prevents; it runs just as well without
 * an answer.
 */
export async function startRestate(folder: string): Promise<RestateServer> {
  const [node, ingress, admin] = [await freePort(), await freePort(), await freePort()]
  const env = {
    RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
    RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}/`,
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_LISTEN_MODE: 'tcp',
    RESTATE_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: '1',
  }
  const args = ['--no-logo', '--node-name', 'bench', '--base-dir', join(folder, 'restate-data')]
  const { kill } = await startServerProcess({ path: restateBinary(), version: '', env }, args, /Admin API starting on/)
  const server = { ingressUrl: `http://127.0.0.1:${ingress}`, adminUrl: `http://127.0.0.1:${admin}`, stop: kill }
  try {
    await untilWell(`${server.adminUrl}/health`)
    await untilWell(`${server.ingressUrl}/restate/health`)
  } catch (error) {
    await kill()
    throw error
  }
  return server
}

async function untilWell(url: string): Promise<void> {
  const deadline = performance.now() + 20_000
  for (;;) {
    const response = await fetch(url).catch(() => undefined)
    await response?.body?.cancel()
    if (response?.ok) return
    if (performance.now() > deadline)
      throw new Error(`${url} is not well after 20 s: ${response?.status ?? 'no answer'}.`)
    await sleep(50)
  }
}

/** The package for this platform is a dependency of `@restatedev/restate-server`, and is found from there only. */
function restateBinary(): string {
  const launcher = createRequire(import.meta.url).resolve('@restatedev/restate-server/package.json')
  return createRequire(launcher).resolve(`@restatedev/restate-server-${platform()}-${arch()}/bin/restate-server`)
}
