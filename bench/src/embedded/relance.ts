/** Relance in one process, measured there, and how soon `npm start` is ready in an empty folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@relance/testing/servers'
import type { Contender } from '../contenders.ts'
import type { Size } from '../inputs/size.ts'
import { startChild } from '../peer-servers.ts'

/** As `npm start` does, the telemetry comes first. */
const EXEC_ARGV = ['--import', import.meta.resolve('@relance/service-kit/telemetry')]
const MAIN = new URL('../../../services/embedded/src/main.ts', import.meta.url)

export function embedded(size: Size): Contender {
  return {
    name: 'embedded',
    async start() {
      const folder = await aFolder()
      return {
        async measure() {
          const file = new URL('./embedded-service.ts', import.meta.url)
          const child = await startChild(file, [folder, JSON.stringify(size)], { execArgv: EXEC_ARGV })
          try {
            return (await child.ask()) as Record<string, number>
          } finally {
            await child.stop()
          }
        },
        stop: () => rm(folder, { recursive: true, force: true }),
      }
    },
  }
}

/** `ready`: ms from when the process is begun to when it says that it serves everybody and has its sandbox. `env` is this process's environment. */
export function npmStart(env: NodeJS.ProcessEnv): Contender {
  return {
    name: 'start',
    async start() {
      const folder = await aFolder()
      return {
        async measure() {
          const ports = {
            RELANCE_HTTP_PORT: `${await freePort()}`,
            RELANCE_GRPC_PORT: `${await freePort()}`,
            RELANCE_INBOX_PORT: `${await freePort()}`,
            RELANCE_OPS_PORT: `${await freePort()}`,
          }
          const began = performance.now()
          const main = await startChild(MAIN, ['--data', folder], {
            env: { ...env, ...ports },
            execArgv: EXEC_ARGV,
            silent: true,
          })
          const ready = performance.now() - began
          await main.stop()
          return { ready }
        },
        stop: () => rm(folder, { recursive: true, force: true }),
      }
    },
  }
}

function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'relance-bench-'))
}
