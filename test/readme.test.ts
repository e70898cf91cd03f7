import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NATS_OPERATOR, NATS_USERS, natsUsers, passwordVariable } from '@relance/engine/nats'
import { provideNatsServer } from '@relance/testing/provision'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { SERVICES, type ServiceName } from '../scripts/cluster/services.ts'
import { buildManifests, type Manifest, readKustomization, readManifests } from './manifests.ts'
import { EMBEDDED_CONFIG, portsOf, SERVICE_CONFIGS } from './service-configs.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

describe.each([
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  ...globSync('{packages,services}/*/README.md', { cwd: ROOT }),
])('%s', (page) => {
  const text = read(page)

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link!)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
  })

  it('names scripts that are there', () => {
    const named = [...text.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own!)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })
})

describe('README.md', () => {
  const text = read('README.md')

  it.each(['start', 'cluster', 'replay', 'backtest'])('names options that npm %s has', (script) => {
    const main = /(\S+\.ts)$/.exec(scripts[script] ?? '')![1]!
    const { stdout } = spawnSync(process.execPath, [join(ROOT, main), '--help'], { encoding: 'utf8' })
    const calls = [...text.matchAll(new RegExp(`npm (?:run )?${script} -- ([^\n\`#]*)`, 'g'))]
    const options = calls.flatMap(([, args]) => args!.match(/--[a-z]+/g) ?? [])
    expect(options.length).toBeGreaterThan(0)
    for (const option of options) expect(stdout).toContain(option)
  })

  it('lists variables that embedded or the cluster reads, with their defaults', () => {
    const rows = [...text.matchAll(/^\| (`[A-Z][^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)]
    const read = new Set([EMBEDDED_CONFIG, ...Object.values(SERVICE_CONFIGS)].flatMap((config) => Object.keys(config)))
    const listed = rows.flatMap(([, names, , defaults]) => {
      const values = defaults!.replaceAll('`', '').split(', ')
      return [...names!.matchAll(/`([A-Z_]+)`/g)].map(([, name], index) => ({ name: name!, value: values[index] }))
    })
    expect(listed.filter(({ name }) => !name.startsWith('OTEL_') && !read.has(name))).toEqual([])
    for (const { name, value } of listed.filter((one) => /_PORT$|_DIR$/.test(one.name))) {
      expect([name, value]).toEqual([name, String(EMBEDDED_CONFIG[name])])
    }
  })

  it.each([...SERVICES])('is right that the README of %s lists its variables', (service) => {
    const own = read(`services/${service}/README.md`)
    expect(Object.keys(SERVICE_CONFIGS[service]).filter((name) => !own.includes(name))).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  it('maps folders and files that are there', () => {
    const paths = [...read('ARCHITECTURE.md').matchAll(/`([a-z][\w./*<>-]*\/[\w./*<>-]*)`/g)].map(([, path]) =>
      path!.replaceAll(/<\w+>/g, '*'),
    )
    const somewhere = '{.,packages/*,packages/*/src,services/*,services/*/src}'
    const isThere = (path: string) => globSync(`${somewhere}/${path.replace(/\/$/, '')}`, { cwd: ROOT }).length > 0
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !isThere(path))).toEqual([])
  })
})

describe('deploy/kustomize', () => {
  const at = (folder: string) => join(ROOT, 'deploy/kustomize', folder)
  const base = at('base')

  it.each(['base', 'overlays/dev'])('%s names every file, and files that are there', (name) => {
    const folder = at(name)
    const { resources, patches = [] } = readKustomization(folder)
    const named = [...resources.filter((path) => path.endsWith('.yaml')), ...patches.map(({ path }) => path)]
    expect(named.sort()).toEqual(globSync('*.yaml', { cwd: folder, exclude: ['kustomization.yaml'] }).sort())
  })

  it.each(['base', 'overlays/dev'])('%s builds, to no less than its files hold', (name) => {
    const folder = at(name)
    const objects = (manifests: Manifest[]) =>
      manifests.filter(({ kind }) => kind !== 'ConfigMap').map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    expect(objects(buildManifests(folder)).sort()).toEqual(objects(readManifests(folder)).sort())
  })

  it.each([...SERVICES])('runs %s on the ports that it listens on', (service) => {
    const manifests = buildManifests(base).filter(({ metadata }) => metadata.name === service)
    const container = manifests.find(({ kind }) => kind === 'Deployment')?.spec?.template?.spec.containers[0]
    expect(container?.image).toBe(`relance/${service}`)
    expect(
      Object.fromEntries((container?.ports ?? []).map(({ name, containerPort }) => [name, containerPort])),
    ).toEqual(portsOf(service))
    for (const probe of [container?.startupProbe, container?.livenessProbe]) {
      if (probe?.grpc) expect(probe.grpc.port).toBe(portsOf(service)['grpc'])
    }
    const ports = manifests.find(({ kind }) => kind === 'Service')?.spec?.ports ?? []
    const { ops: _, ...served } = portsOf(service)
    expect(Object.fromEntries(ports.map(({ name, port }) => [name, port]))).toEqual(served)
  })

  it('sets variables that a service reads, to addresses where the others listen', () => {
    for (const { data } of buildManifests(base).filter(({ kind }) => kind === 'ConfigMap')) checkEnvironment(data ?? {})
  })

  it('runs commands that are there', () => {
    const containers = buildManifests(base).flatMap(({ spec }) => spec?.template?.spec.containers ?? [])
    const files = containers.flatMap(({ command }) => command ?? []).filter((word) => word.includes('/'))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('the users of NATS', () => {
  const overlay = 'deploy/kustomize/overlays/dev'

  it('are deployed as they are printed', () => {
    const printed = 'npm run engine:setup -- --print-nats-users'
    expect(read(`${overlay}/nats-users.conf`), `It is what ${printed} prints.`).toBe(natsUsers())
  })

  it('are what nats-server understands', async () => {
    const { path, env } = await provideNatsServer()
    const passwords = Object.fromEntries(
      [NATS_OPERATOR, ...NATS_USERS].map((user) => [passwordVariable(user), 'secret']),
    )
    const { stderr, status } = spawnSync(path, ['-t', '--config', join(ROOT, overlay, 'nats.conf')], {
      env: { ...env, ...passwords },
      encoding: 'utf8',
    })
    expect({ stderr, status }).toMatchObject({ status: 0 })
  })

  it.each(SERVICES.filter((service) => 'NATS_USER' in SERVICE_CONFIGS[service]))(
    'are given to %s, its own alone',
    (service) => {
      const { manifests, compose } = {
        manifests: buildManifests(join(ROOT, 'deploy/kustomize/base')),
        compose: parse(read('deploy/compose.yaml'), { merge: true }) as {
          services: Record<string, { environment: Record<string, string> }>
        },
      }
      const deployment = manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === service)
      expect(deployment?.spec?.template?.spec.containers[0]?.env).toEqual([
        { name: 'NATS_USER', value: service },
        {
          name: 'NATS_PASSWORD',
          valueFrom: { secretKeyRef: { name: 'relance-nats', key: passwordVariable(service) } },
        },
      ])
      const { NATS_USER, NATS_PASSWORD } = compose.services[service]!.environment
      expect({ NATS_USER, NATS_PASSWORD }).toEqual({
        NATS_USER: service,
        NATS_PASSWORD: `\${${passwordVariable(service)}:?see above}`,
      })
    },
  )
})

describe('deploy/compose.yaml', () => {
  interface ComposeService {
    build?: { dockerfile: string; args: { SERVICE: string } }
    command?: string[]
    ports?: string[]
    environment?: Record<string, string>
  }
  const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as {
    services: Record<string, ComposeService>
  }

  it('builds every service by the one recipe', () => {
    for (const service of SERVICES) {
      expect(services[service]?.build).toMatchObject({ dockerfile: 'deploy/Dockerfile', args: { SERVICE: service } })
    }
    const files = [...read('deploy/Dockerfile').matchAll(/(?:packages|services)\/[\w./-]+\.ts/g)].map(([file]) => file)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  it.each([...SERVICES])('runs %s with variables that are read, and publishes ports that it listens on', (service) => {
    const { environment = {}, ports = [] } = services[service]!
    checkEnvironment(environment)
    const listening = Object.values(portsOf(service)).map(String)
    expect(ports.map((port) => port.split(':').at(-1)).filter((port) => !listening.includes(port!))).toEqual([])
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })
})

/** Every variable is one that some service reads; an address is where the service of that name listens. */
function checkEnvironment(variables: Record<string, string>): void {
  const known = new Set(Object.values(SERVICE_CONFIGS).flatMap((config) => Object.keys(config)))
  expect(Object.keys(variables).filter((name) => !known.has(name))).toEqual([])
  for (const [name, address] of Object.entries(variables)) {
    const service = /^RELANCE_(\w+)_ADDRESS$/.exec(name)?.[1]?.toLowerCase().replaceAll('_', '-')
    if (service) expect(address).toBe(`${service}:${String(portsOf(service as ServiceName)['grpc'])}`)
  }
}
