import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../services/embedded/src/main.ts', import.meta.url))

/** What names a model: empty is unset. */
const NO_MODEL = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' }

export interface OwnRelanceOptions {
  /** The built-in engine decides, whatever model the environment names. */
  rulesOnly?: boolean
  /** Where its clock begins, an ISO 8601 instant. */
  from?: string | undefined
}

/** Starts an embedded Relance on virtual time, on free ports and in a folder of its own, which `stop` removes. */
export async function startOwnRelance({ rulesOnly = false, from }: OwnRelanceOptions = {}): Promise<{
  url: string
  stop(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-replay-'))
  const child = spawn(process.execPath, [MAIN, '--clock', 'virtual', ...(from ? ['--from', from] : [])], {
    env: {
      ...process.env,
      ...(rulesOnly ? NO_MODEL : {}),
      RELANCE_DATA_DIR: folder,
      RELANCE_HTTP_PORT: '0',
      RELANCE_GRPC_PORT: '0',
      RELANCE_INBOX_PORT: '0',
      RELANCE_OPS_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    url: `http://127.0.0.1:${await grpcPortOf(child)}`,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Embedded tells its parent the ports once all is up. */
async function grpcPortOf(child: ChildProcess): Promise<number> {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`Relance stopped with status ${code} before it was up; what it printed stands above.`)
  })
  const [ports] = (await Promise.race([once(child, 'message'), exited])) as [{ grpc: number }]
  return ports.grpc
}
