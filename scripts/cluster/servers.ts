import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NATS_OPERATOR } from '@relance/engine/nats'
import { freePort, startRestartable, startServerProcess } from '@relance/testing/servers'
import { provideNatsServer, provideRedisServer } from '@relance/testing/provision'
import { drawNatsLogins } from './nats-users.ts'

/** A server that the cluster runs for itself. */
export interface OwnServer {
  url: string
  /** Kills it as kill -9 does. */
  kill(): Promise<void>
  /** Starts it again on the same port and the same files. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * So many nats-servers with JetStream, synced to disk every second: one by itself, or a cluster of nodes `n1`, `n2` and so on.
 * Every service has a user of its own there; `url` is the operator's. Each node keeps its files in a folder of its own.
 * A cluster elects its leader shortly after all of them have started.
 */
export async function startNats(
  folder: string,
  count: number,
): Promise<{ nodes: OwnServer[]; urlFor(user: string): string }> {
  const logins = drawNatsLogins()
  const provided = await provideNatsServer()
  const tool = { ...provided, env: { ...provided.env, ...logins.env } }
  const nodes: NatsNode[] = []
  for (let n = 1; n <= count; n++) {
    const store = count === 1 ? folder : join(folder, `n${n}`)
    nodes.push({ name: `n${n}`, store, port: await freePort(), routePort: await freePort() })
  }
  const started = await Promise.all(
    nodes.map(async (node) => {
      await mkdir(node.store, { recursive: true })
      const file = join(node.store, 'nats-server.conf')
      await writeFile(file, `${natsConfiguration(node, nodes)}\n${logins.configuration}`)
      // A node of a cluster is ready once it sees the others, who are being started at the same time.
      const ready = count === 1 ? /Server is ready/ : /Listening for client connections/
      return ownServer(logins.urlFor(NATS_OPERATOR, node.port), () =>
        startServerProcess(tool, ['--config', file], ready),
      )
    }),
  )
  return { nodes: started, urlFor: (user) => nodes.map(({ port }) => logins.urlFor(user, port)).join(',') }
}

interface NatsNode {
  name: string
  store: string
  port: number
  routePort: number
}

function natsConfiguration({ name, store, port, routePort }: NatsNode, all: readonly NatsNode[]): string {
  const routes = all.map((node) => `"nats://127.0.0.1:${node.routePort}"`).join(', ')
  const cluster = [
    `server_name: ${name}`,
    `cluster {\n  name: relance\n  listen: "127.0.0.1:${routePort}"\n  routes: [${routes}]\n}`,
  ]
  return [
    `listen: "127.0.0.1:${port}"`,
    `jetstream {\n  store_dir: ${JSON.stringify(store)}\n  sync_interval: "1s"\n}`,
    ...(all.length > 1 ? cluster : []),
    '',
  ].join('\n')
}

/** redis-server in a folder with an append-only file, synced every second. */
export async function startRedis(folder: string): Promise<OwnServer> {
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const args = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder, '--save', '', '--appendonly', 'yes']
  const tool = await provideRedisServer()
  return ownServer(`redis://127.0.0.1:${port}`, () => startServerProcess(tool, args, /Ready to accept connections/))
}

async function ownServer(url: string, start: Parameters<typeof startRestartable>[0]): Promise<OwnServer> {
  const { kill, restart } = await startRestartable(start)
  return { url, kill, restart, stop: kill }
}
