/** Every method of every service that there is, asked with no token, with a wrong one, and with another tenant's. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError, status } from '@grpc/grpc-js'
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf } from '../grpc/error-status.ts'
import type { GrpcDefinition, GrpcService } from '../grpc/implement.ts'
import { type GrpcServer, serveGrpc } from '../grpc/server.ts'
import { createLog } from '../log/log.ts'
import { hashOf, readTokens } from './tokens.ts'

const PROTO = fileURLToPath(new URL('../../../../proto', import.meta.url))
const GENERATED = fileURLToPath(new URL('../../../contracts/src/gen', import.meta.url))
const TOKENS = { acme: 'token-of-acme', rival: 'token-of-rival', relance: 'token-of-relance' }
const RELATED_TO_NO_TENANT = [
  'relance.clock.v1.ClockService/AdvanceClock',
  'relance.clock.v1.ClockService/GetClock',
  'relance.delivery.v1.DeliveryService/ResolveAccount',
]

const proto = loadSync(globSync('relance/**/*.proto', { cwd: PROTO }), { includeDirs: [PROTO] })
const methods = Object.entries(proto).flatMap(([service, definition]) =>
  'format' in definition
    ? []
    : Object.entries(definition as ServiceDefinition).map(([name, of]) => methodOf(service, name, of)),
)

/** By the full names of the methods that were answered. */
const answered: { method: string; caller: string | undefined; tenant: string | undefined }[] = []
let server: GrpcServer
let client: Client
beforeAll(async () => {
  server = await serveGrpc({
    services: await everyService(),
    host: '127.0.0.1',
    port: 0,
    log: createLog({ service: 'test', level: 'silent' }),
    tokens: readTokens({
      RELANCE_TOKENS: JSON.stringify({
        [hash(TOKENS.acme)]: { tenant: 'acme', name: 'acme-crm' },
        [hash(TOKENS.rival)]: { tenant: 'rival', name: 'rival-crm' },
        [hash(TOKENS.relance)]: { tenant: '*', name: 'relance' },
      }),
    }),
  })
  client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
})
afterAll(async () => {
  client.close()
  await server.stop()
})

it('knows every service: none is left out', () => {
  expect(methods.length).toBeGreaterThan(25)
  expect(new Set(methods.map(({ service }) => service)).size).toBe(
    globSync('**/*_service.ts', { cwd: GENERATED }).length,
  )
})

it('finds the tenant of every request where the check looks for it', () => {
  expect(methods.filter(({ tenants }) => tenants.some((path) => path.length > 2)).map(({ path }) => path)).toEqual([])
  expect(
    methods
      .filter(({ tenants }) => tenants.length === 0)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(RELATED_TO_NO_TENANT)
})

describe.each(methods)('$path', (method) => {
  const { path, tenants } = method
  const of = (tenant: string) => requestOf(tenants, tenant)

  it('refuses whoever does not say who they are', async () => {
    await expect(call(method, of('acme'))).rejects.toMatchObject({
      code: 'TOKEN_MISSING',
      grpc: status.UNAUTHENTICATED,
    })
    await expect(call(method, of('acme'), 'Basic ???')).rejects.toMatchObject({ code: 'TOKEN_MISSING' })
    expect(answered).toEqual([])
  })

  it('refuses a token that nobody has', async () => {
    for (const token of ['token-of-nobody', hash(TOKENS.relance)]) {
      await expect(call(method, of('acme'), `Bearer ${token}`)).rejects.toMatchObject({
        code: 'TOKEN_UNKNOWN',
        grpc: status.UNAUTHENTICATED,
      })
    }
    expect(answered).toEqual([])
  })

  it('refuses another tenant’s token, and one that names no tenant', async () => {
    const rival = `Bearer ${TOKENS.rival}`
    await expect(call(method, of('acme'), rival)).rejects.toMatchObject({
      code: tenants.length === 0 ? 'TENANT_NOT_NAMED' : 'OTHER_TENANT',
      grpc: status.PERMISSION_DENIED,
    })
    await expect(call(method, {}, rival)).rejects.toMatchObject({ grpc: status.PERMISSION_DENIED })
    expect(answered).toEqual([])
  })

  it('answers Relance’s own services, and the tenant about itself', async () => {
    await call(method, of('acme'), `Bearer ${TOKENS.relance}`)
    if (tenants.length > 0) await call(method, of('acme'), `Bearer ${TOKENS.acme}`)
    expect(answered.splice(0)).toEqual([
      // What a service says of itself goes for its logs; a tenant's systems are called what their token is called.
      { method: path, caller: 'inbox', tenant: '*' },
      ...(tenants.length > 0 ? [{ method: path, caller: 'acme-crm', tenant: 'acme' }] : []),
    ])
  })
})

interface Method {
  service: string
  path: string
  definition: MethodDefinition<object, object>
  /** Where the request says which tenant it is about: the names of the fields on the way there. */
  tenants: string[][]
}

function methodOf(service: string, name: string, definition: ServiceDefinition[string]): Method {
  const [packageName] = /^.*(?=\.)/.exec(service) ?? ['']
  const { type } = definition.requestType as unknown as { type: MessageType }
  return {
    service,
    path: `${service}/${name}`,
    definition: definition as unknown as MethodDefinition<object, object>,
    tenants: tenantsWithin(type, packageName),
  }
}

interface MessageType {
  field: { name: string; type: string; typeName: string }[]
}

function tenantsWithin({ field }: MessageType, packageName: string): string[][] {
  return field.flatMap(({ name, type, typeName }) => {
    if (type === 'TYPE_STRING') return name === 'tenant' ? [[name]] : []
    if (type !== 'TYPE_MESSAGE') return []
    const full = namesFrom(packageName, typeName).find((candidate) => candidate in proto)
    if (!full && !typeName.startsWith('google.protobuf.')) throw new Error(`There is no definition of ${typeName}.`)
    const within = full ? (proto[full] as unknown as { type: MessageType }).type : { field: [] }
    return tenantsWithin(within, packageName).map((path) => [name, ...path])
  })
}

/** What a name may stand for within a package, innermost first, as protobuf resolves it. */
function namesFrom(packageName: string, typeName: string): string[] {
  const parts = packageName.split('.')
  return [...parts.map((_, n) => [...parts.slice(0, parts.length - n), typeName].join('.')), typeName]
}

function requestOf(paths: string[][], tenant: string): object {
  const request: Record<string, unknown> = {}
  for (const [first = '', ...rest] of paths) request[first] = rest.length > 0 ? requestOf([rest], tenant) : tenant
  return request
}

function call({ path, definition }: Method, request: object, authorization?: string): Promise<void> {
  const { requestSerialize, responseDeserialize, responseStream } = definition
  const metadata = new Metadata()
  metadata.set('relance-caller', 'inbox')
  if (authorization) metadata.set('authorization', authorization)
  return new Promise((resolve, reject) => {
    const fail = (error: ServiceError) => reject(Object.assign(errorOf(error, path), { grpc: error.code }))
    if (responseStream) {
      client
        .makeServerStreamRequest(`/${path}`, requestSerialize, responseDeserialize, request, metadata)
        .on('data', () => {})
        .on('end', resolve)
        .on('error', (error) => fail(error as ServiceError))
    } else {
      client.makeUnaryRequest(`/${path}`, requestSerialize, responseDeserialize, request, metadata, (error) =>
        error ? fail(error) : resolve(),
      )
    }
  })
}

/** All services that contracts define, with handlers that only take down who asked. */
async function everyService(): Promise<GrpcService[]> {
  const modules = await Promise.all(
    globSync('**/*_service.ts', { cwd: GENERATED }).map(
      (file) => import(`${GENERATED}/${file}`) as Promise<Record<string, unknown>>,
    ),
  )
  const definitions = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      name.endsWith('ServiceDefinition') ? [value as GrpcDefinition] : [],
    ),
  )
  return definitions.map((definition) => ({
    definition,
    handlers: Object.fromEntries(
      Object.entries(definition.methods).map(([key, method]) => {
        const answer: GrpcService['handlers'][string] = (_request, { caller, identity }) => {
          answered.push({ method: `${definition.fullName}/${method.name}`, caller, tenant: identity?.tenant })
          return method.responseStream ? noMessages() : Promise.resolve(method.responseType.decode(new Uint8Array()))
        }
        return [key, answer]
      }),
    ),
  }))
}

async function* noMessages(): AsyncGenerator<never> {}

function hash(token: string): string {
  return hashOf(token).toString('hex')
}
