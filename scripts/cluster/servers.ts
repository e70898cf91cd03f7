import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, startServerProcess } from '@relance/testing/servers'
import { provideNatsServer, provideRedisServer } from '@relance/testing/provision'

/** A server that the cluster runs for itself. */
export interface OwnServer {
  url: string
  /** Kills it as kill -9 does. */
  kill(): Promise<void>
  /** Starts it again on the same port and the same files. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** nats-server with JetStream in a folder, synced to disk every second. */
export async function startNats(folder: string): Promise<OwnServer> {
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const file = join(folder, 'nats-server.conf')
  await writeFile(
    file,
    `listen: "127.0.0.1:${port}"\njetstream {\n  store_dir: ${JSON.stringify(folder)}\n  sync_interval: "1s"\n}\n`,
  )
  const tool = await provideNatsServer()
  return restartable(`nats://127.0.0.1:${port}`, () => startServerProcess(tool, ['--config', file], /Server is ready/))
}

/** redis-server in a folder with an append-only file, synced every second. */
export async function startRedis(folder: string): Promise<OwnServer> {
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const args = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder, '--save', '', '--appendonly', 'yes']
  const tool = await provideRedisServer()
  return restartable(`redis://127.0.0.1:${port}`, () => startServerProcess(tool, args, /Ready to accept connections/))
}

async function restartable(url: string, start: () => ReturnType<typeof startServerProcess>): Promise<OwnServer> {
  let running = await start()
  return {
    url,
    kill: () => running.kill(),
    async restart() {
      await running.kill()
      running = await start()
    },
    stop: () => running.kill(),
  }
}
