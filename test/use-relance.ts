import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clients, createClients } from '@relance/embedded/clients'
import { type FinishedSpan, readSpanFile } from '@relance/service-kit/collect-spans'
import { freePort } from '@relance/testing/servers'
import { afterAll, beforeAll } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const TELEMETRY = join(ROOT, 'packages/service-kit/src/telemetry/register.ts')
const MAIN = join(ROOT, 'services/embedded/src/main.ts')

export interface RelanceOptions {
  clock?: 'system' | 'virtual'
  env?: Record<string, string>
  /** With which `clients` call. */
  token?: string
  /** Keeps what it traces for `spans()`. */
  traced?: boolean
}

export interface Relance {
  clients: Clients
  grpcAddress: string
  webhooks: string
  inbox: string
  metrics: string
  /** Where it keeps its data. */
  folder: string
  /** What it traced so far. */
  spans(): FinishedSpan[]
  /** What it printed so far. */
  output: string
  /** As kill -9. */
  kill(): Promise<void>
  /** The same command again, on the same ports and the same folder. */
  restart(): Promise<void>
  /** Sends a signal and gives the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** An embedded Relance as a process of its own, on free ports and in a folder of its own, for one test file. */
export function useRelance({ clock = 'system', env = {}, token, traced = false }: RelanceOptions = {}): Relance {
  let child: ChildProcess | undefined
  let folder = ''
  let ports = { http: 0, grpc: 0, inbox: 0, ops: 0 }
  const relance = { output: '' } as Relance
  const spansFile = () => join(folder, 'spans.jsonl')

  const start = async () => {
    child = spawn(process.execPath, ['--import', TELEMETRY, MAIN, '--clock', clock, '--data', folder], {
      env: {
        ...process.env,
        RELANCE_HTTP_PORT: `${ports.http}`,
        RELANCE_GRPC_PORT: `${ports.grpc}`,
        RELANCE_INBOX_PORT: `${ports.inbox}`,
        RELANCE_OPS_PORT: `${ports.ops}`,
        RELANCE_SPANS_FILE: traced ? spansFile() : '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        relance.output += chunk.toString()
      })
    }
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`Relance ended with ${code} before it was up:\n${relance.output}`)
    })
    await Promise.race([once(child, 'message'), ended])
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = (await gone) as [number | null]
    return code
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relance test '))
    ports = { http: await freePort(), grpc: await freePort(), inbox: await freePort(), ops: await freePort() }
    const at = (port: number) => `http://127.0.0.1:${port}`
    await start()
    Object.assign(relance, {
      grpcAddress: `127.0.0.1:${ports.grpc}`,
      webhooks: at(ports.http),
      inbox: at(ports.inbox),
      metrics: `${at(ports.ops)}/metrics`,
      folder,
      clients: createClients('test', () => `127.0.0.1:${ports.grpc}`, token),
      spans: () => readSpanFile(spansFile()),
      kill: async () => void (await end('SIGKILL')),
      restart: start,
      end,
    })
  }, 60_000)
  afterAll(async () => {
    relance.clients?.close()
    await end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  return relance
}
