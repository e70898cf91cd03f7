/** Health and reflection, asked as `grpcurl` and a load balancer ask. */
import { Client, credentials, type MethodDefinition, type ServiceDefinition } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { ClockServiceDefinition } from '@relance/contracts/gen/relance/clock/v1/clock_service'
import { SchedulerServiceDefinition } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { service as healthService } from 'grpc-health-check'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { implement } from './implement.ts'
import { type GrpcServer, serveGrpc } from './server.ts'

const log = createLog({ service: 'test', level: 'silent' })
const scheduler = implement(SchedulerServiceDefinition, { listDue: async () => ({ due: [], total: 0n }) })
const clock = implement(ClockServiceDefinition, {
  getClock: async () => ({ now: undefined, virtual: false, busy: false, nextTimerAt: undefined }),
  advanceClock: async () => ({ now: undefined, nextTimerAt: undefined }),
})

let server: GrpcServer
afterEach(() => server.stop())

describe('health', () => {
  it('is not serving until there is something to serve, and then serves each and all', async () => {
    server = await serveGrpc({ host: '127.0.0.1', port: 0, log })
    expect(await health('')).toBe('NOT_SERVING')
    server.add([scheduler])
    server.add([clock])
    expect(await health('')).toBe('SERVING')
    expect(await health('relance.scheduler.v1.SchedulerService')).toBe('SERVING')
    expect(await health('relance.clock.v1.ClockService')).toBe('SERVING')
  })

  it('is not serving while the server stops', async () => {
    server = await serveGrpc({ services: [scheduler], host: '127.0.0.1', port: 0, log })
    const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
    const { path, requestSerialize, responseDeserialize } = healthService['Watch'] as ServiceDefinition[string]
    const watching = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { service: '' })
    watching.on('error', () => {})
    const seen: string[] = []
    watching.on('data', (answer: { status: string }) => {
      seen.push(answer.status)
      if (answer.status === 'SERVING') void server.stop()
      else watching.cancel()
    })
    await new Promise((resolve) => watching.on('close', resolve))
    client.close()
    expect(seen).toEqual(['SERVING', 'NOT_SERVING'])
  })
})

describe.each(['v1', 'v1alpha'])('reflection %s', (version) => {
  it('lists what is served, and describes it with what it refers to', async () => {
    server = await serveGrpc({ services: [scheduler], host: '127.0.0.1', port: 0, log })
    server.add([clock])
    const [listed, described] = await reflection(version, [
      { listServices: '*' },
      { fileContainingSymbol: 'relance.scheduler.v1.SchedulerService' },
    ])
    expect(listed?.listServicesResponse?.service.map(({ name }) => name).toSorted()).toEqual([
      'relance.clock.v1.ClockService',
      'relance.scheduler.v1.SchedulerService',
    ])
    const files = Buffer.concat(described?.fileDescriptorResponse?.fileDescriptorProto ?? []).toString('latin1')
    expect(files).toContain('ListDueRequest')
    expect(files).toContain('FollowUp')
  })
})

type ReflectionMethods = Record<'ServerReflectionInfo', MethodDefinition<object, Reflected>>

interface Reflected {
  listServicesResponse?: { service: { name: string }[] }
  fileDescriptorResponse?: { fileDescriptorProto: Buffer[] }
}

function health(service: string): Promise<string> {
  const { path, requestSerialize, responseDeserialize } = healthService['Check'] as ServiceDefinition[string]
  const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
  return new Promise<string>((resolve, reject) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (error, answer) =>
      error ? reject(error) : resolve((answer as { status: string }).status),
    )
  }).finally(() => client.close())
}

function reflection(version: string, requests: object[]): Promise<Reflected[]> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@grpc/reflection')), '../proto')
  const loaded = loadSync(`grpc/reflection/${version}/reflection.proto`, { includeDirs: [folder] })
  const { ServerReflectionInfo } = loaded[`grpc.reflection.${version}.ServerReflection`] as unknown as ReflectionMethods
  const { path, requestSerialize, responseDeserialize } = ServerReflectionInfo
  const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
  return new Promise<Reflected[]>((resolve, reject) => {
    const answers: Reflected[] = []
    const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
    stream.on('data', (answer: Reflected) => answers.push(answer))
    stream.on('error', reject)
    stream.on('end', () => resolve(answers))
    for (const request of requests) stream.write(request)
    stream.end()
  }).finally(() => client.close())
}
