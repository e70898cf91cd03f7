/** A start that fails says in one line what people have to do, whichever process it is. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUpNats } from '@relance/engine/nats'
import { freePort, startScript, useNats } from '@relance/testing'
import { provideNatsServer } from '@relance/testing/provision'
import { startServerProcess } from '@relance/testing/servers'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '..')
const bare = useNats()
const prepared = useNats()
beforeAll(async () => setUpNats(await prepared.connect()))

const SERVICES = ['conversation-state', 'decision', 'delivery', 'inbox', 'ingest', 'scheduler']
const ON_NATS = SERVICES.filter((name) => name !== 'inbox')
const mainOf = (service: string) => `services/${service}/src/main.ts`
const SET_UP = 'services/conversation-state/src/set-up/main.ts'

async function run(script: string, env: Record<string, string>, args: string[] = []) {
  const data = await mkdtemp(join(tmpdir(), 'relance start '))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const process = startScript(join(root, script), {
    args,
    env: {
      RELANCE_GRPC_PORT: '0',
      RELANCE_HTTP_PORT: '0',
      RELANCE_INBOX_PORT: '0',
      RELANCE_OPS_PORT: '0',
      RELANCE_LOG_LEVEL: 'silent',
      RELANCE_DATA_DIR: data,
      RELANCE_SANDBOX_PATH: join(data, 'sandbox.sqlite'),
      REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
      ...env,
    },
  })
  return { ...process, data }
}

/** Runs until it ends: with status 1 and exactly one line, which is given. */
async function failure(script: string, env: Record<string, string>, args: string[] = []): Promise<string> {
  const { ended, output } = await run(script, env, args)
  const status = await ended
  expect(output()).toMatch(/^Cannot start: [^\n]+\n$/)
  expect(status).toBe(1)
  return output()
}

async function aTakenPort(): Promise<number> {
  const server: Server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

it.each([...SERVICES, 'embedded'].map(mainOf))('%s names variables that are not as they must be', async (main) => {
  const line = await failure(main, { RELANCE_OPS_PORT: 'many', RELANCE_LOG_LEVEL: 'loud' })
  expect(line).toContain('RELANCE_OPS_PORT: must be a port number; RELANCE_LOG_LEVEL: must be debug')
})

it.each([SET_UP, 'scripts/cluster.ts'])('%s names variables that are not as they must be', async (script) => {
  const line = await failure(script, { RELANCE_NATS_REPLICAS: '2', RELANCE_LOG_LEVEL: 'loud' })
  expect(line).toMatch(/RELANCE_NATS_REPLICAS: must be 1, 3 or 5|RELANCE_LOG_LEVEL: must be debug/)
})

it('says where NATS was looked for, whichever process it is', async () => {
  const url = `nats://127.0.0.1:${await freePort()}`
  const lines = await Promise.all([...ON_NATS.map(mainOf), SET_UP].map((main) => failure(main, { NATS_URL: url })))
  for (const line of lines) expect(line).toContain(`NATS does not answer at ${url}. Start it there, or set NATS_URL`)
})

it.each(ON_NATS)('%s says what to run where NATS was not set up', async (service) => {
  expect(await failure(mainOf(service), { NATS_URL: bare.url })).toContain('npm run engine:setup')
})

it('says that NATS has no JetStream', async () => {
  const port = await freePort()
  const server = await startServerProcess(
    await provideNatsServer(),
    ['--addr', '127.0.0.1', '--port', `${port}`],
    /Server is ready/,
  )
  onTestFinished(() => server.kill())
  const lines = await Promise.all(
    [mainOf('decision'), SET_UP].map((main) => failure(main, { NATS_URL: `nats://127.0.0.1:${port}` })),
  )
  for (const line of lines) expect(line).toContain('Switch it on (`nats-server --jetstream`)')
})

describe('what would be open to other machines', () => {
  const open = {
    RELANCE_HOST: '0.0.0.0',
    NATS_URL: 'nats://nats.example:4222',
    REDIS_URL: 'redis://redis.example:6379',
  }
  const host = 'RELANCE_HOST 0.0.0.0 can be reached from other machines, and RELANCE_TOKENS does not say who may call'
  const own = 'RELANCE_TOKEN is not set'
  const nats = 'NATS_URL names nats.example, on another machine: set NATS_USER and NATS_PASSWORD'
  const redis = 'REDIS_URL names redis.example, on another machine: set REDIS_PASSWORD'
  const missing: [script: string, problems: string[], args?: string[]][] = [
    [mainOf('embedded'), [host]],
    [mainOf('inbox'), [host, own]],
    [mainOf('ingest'), [host, own, nats]],
    [mainOf('decision'), [host, own, nats]],
    [mainOf('conversation-state'), [host, nats, redis]],
    [mainOf('scheduler'), [host, nats, redis]],
    [mainOf('delivery'), [host, nats, redis]],
    [SET_UP, [nats]],
    ['services/conversation-state/src/repair/main.ts', [nats, redis], ['parked']],
    ['scripts/cluster.ts', [nats, redis]],
  ]

  it('is not started, whichever process it is', async () => {
    const lines = await Promise.all(missing.map(([script, , args]) => failure(script, open, args)))
    for (const [n, [script, problems]] of missing.entries()) {
      const said = [host, own, nats, redis].filter((problem) => lines[n]?.includes(problem))
      expect([script, said]).toEqual([script, problems])
    }
  })

  it('is not started with a table that is not there', async () => {
    const line = await failure(mainOf('embedded'), { RELANCE_HOST: '0.0.0.0', RELANCE_TOKENS: '/nowhere/tokens.json' })
    expect(line).toContain('there is no file /nowhere/tokens.json')
  })
})

describe('a port that is taken', () => {
  it.each([
    ['inbox', 'RELANCE_OPS_PORT'],
    ['inbox', 'RELANCE_HTTP_PORT'],
    ['embedded', 'RELANCE_HTTP_PORT'],
    ['embedded', 'RELANCE_GRPC_PORT'],
    ['embedded', 'RELANCE_INBOX_PORT'],
    ['embedded', 'RELANCE_OPS_PORT'],
  ])('is named by %s with its variable, %s', async (service, variable) => {
    const port = await aTakenPort()
    const line = await failure(mainOf(service), { [variable]: `${port}` })
    expect(line).toContain(
      `Port ${port} of 127.0.0.1 is in use by another program. End that program, or set ${variable}`,
    )
  })

  it.each(ON_NATS)('is named by %s with its variable, RELANCE_GRPC_PORT', async (service) => {
    const port = await aTakenPort()
    const line = await failure(mainOf(service), { NATS_URL: prepared.url, RELANCE_GRPC_PORT: `${port}` })
    expect(line).toContain(
      `Port ${port} of 127.0.0.1 is in use by another program. End that program, or set RELANCE_GRPC_PORT`,
    )
  })
})

it('says that another Relance works on the data folder', async () => {
  const first = await run(mainOf('embedded'), {})
  await once(first.child, 'message')
  expect(await failure(mainOf('embedded'), {}, ['--data', first.data])).toContain(
    `Another Relance works on ${join(first.data, 'relance.sqlite')}. Stop that one first`,
  )
})

it('names a data folder that cannot be made', async () => {
  expect(await failure(mainOf('embedded'), {}, ['--data', '/dev/null/relance'])).toContain('/dev/null/relance')
})

it('the cluster says which port is taken before it starts anything', async () => {
  const taken = createServer().listen(50_055, '127.0.0.1')
  await once(taken, 'listening').catch(() => {})
  onTestFinished(() => void taken.close())
  const { data } = await run(mainOf('inbox'), {})
  const line = await failure('scripts/cluster.ts', {}, ['--data', data])
  expect(line).toMatch(/Port \d+ of 127\.0\.0\.1 is in use by another program\./)
})
