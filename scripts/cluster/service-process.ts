import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceName } from './services.ts'

const ROOT = join(import.meta.dirname, '../..')
const TELEMETRY = join(ROOT, 'packages/service-kit/src/telemetry/register.ts')
const RESTART_AFTER_MS = 500

/** One replica of a service, which is started again when it dies, as Kubernetes would. */
export interface ServiceProcess {
  name: string
  service: ServiceName
  /** Whether it ended by itself before anybody found it ready, which it would do again and again. */
  failedToStart(): boolean
  /** From here on it is started again whenever it ends. */
  foundReady(): void
  /** Kills it as kill -9 does; it comes back by itself. */
  kill(): void
  /** Sends any signal, such as SIGSTOP and SIGCONT. */
  signal(signal: NodeJS.Signals): void
  /** Ends it as `stop` does, and starts another file in its place: another release, on the same ports. */
  replaceBy(main: string): Promise<void>
  /** Ends it for good: asks first, insists after 6 s. */
  stop(): Promise<void>
}

export interface ServiceProcessOptions {
  service: ServiceName
  replica: number
  /** The file to start; the service's own `src/main.ts` where absent. */
  main?: string | undefined
  env: Record<string, string>
  /** Receives every line that it prints. */
  line: (name: string, text: string) => void
}

export function startServiceProcess(options: ServiceProcessOptions): ServiceProcess {
  const { service, replica, env, line } = options
  let main = options.main ?? join(ROOT, 'services', service, 'src/main.ts')
  const name = replica === 0 ? service : `${service}-${replica + 1}`
  let child: ChildProcess | undefined
  let stopping = false
  let wasReady = false
  let failedToStart = false

  const start = () => {
    const started = spawn(process.execPath, ['--import', TELEMETRY, main], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const output of [started.stdout, started.stderr]) {
      createInterface({ input: output }).on('line', (text) => line(name, text))
    }
    started.once('exit', (code, signal) => {
      if (stopping) return
      failedToStart = !wasReady && code !== null
      if (failedToStart) return
      line(name, `ended with ${signal ?? `status ${code}`} and is started again`)
      setTimeout(() => stopping || start(), RESTART_AFTER_MS)
    })
    child = started
  }
  start()
  process.once('exit', () => child?.kill('SIGKILL'))

  const runs = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const stop = async () => {
    stopping = true
    if (!child || !runs()) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const late = new AbortController()
    await Promise.race([gone, sleep(6_000, undefined, { signal: late.signal }).catch(() => {})])
    late.abort()
    if (runs()) child.kill('SIGKILL')
    await gone
  }
  return {
    name,
    service,
    failedToStart: () => failedToStart,
    foundReady() {
      wasReady = true
    },
    kill: () => void child?.kill('SIGKILL'),
    signal: (signal) => void child?.kill(signal),
    async replaceBy(other) {
      await stop()
      main = other
      stopping = false
      start()
    },
    stop,
  }
}
