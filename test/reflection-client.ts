import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  Client,
  credentials,
  makeGenericClientConstructor,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadFileDescriptorSetFromBuffer, loadSync } from '@grpc/proto-loader'

/** What comes of a call: an answer, or the status with its trailers. */
export type Answer = { ok: Record<string, unknown> } | { error: ServiceError }

/**
 * A client that knows a service by its name and by reflection alone, as grpcurl does: it has none of our files and none
 * of our code. Requests and answers are plain objects with the fields' names in the proto files.
 */
export async function reflectService(address: string, service: string) {
  const files = await filesOf(address, service)
  const options = { longs: String, enums: String, defaults: true }
  const definition = loadFileDescriptorSetFromBuffer(asFileDescriptorSet(files), options)[service] as ServiceDefinition
  const client = new (makeGenericClientConstructor(definition, service))(address, credentials.createInsecure())
  const unary = Object.entries(definition).filter(
    ([, { requestStream, responseStream }]) => !requestStream && !responseStream,
  )
  return {
    /** Names of the methods that give one answer. */
    methods: unary.map(([name]) => name),
    call(method: string, request: object): Promise<Answer> {
      const { path, requestSerialize, responseDeserialize } = definition[method] ?? fail(`${service} has no ${method}`)
      return new Promise((resolve) =>
        client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, answer) =>
          resolve(error ? { error } : { ok: answer as Record<string, unknown> }),
        ),
      )
    },
    close: () => client.close(),
  }
}

/** The file that defines the service, and all it imports. */
async function filesOf(address: string, service: string): Promise<Buffer[]> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@grpc/reflection')), '../proto')
  const reflection = loadSync('grpc/reflection/v1/reflection.proto', { includeDirs: [folder] })
  const { ServerReflectionInfo } = reflection['grpc.reflection.v1.ServerReflection'] as ServiceDefinition
  const { path, requestSerialize, responseDeserialize } = ServerReflectionInfo ?? fail('There is no reflection')
  const client = new Client(address, credentials.createInsecure())
  return new Promise<Buffer[]>((resolve, reject) => {
    const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
    const files: Buffer[] = []
    stream.on('data', (answer: { fileDescriptorResponse?: { fileDescriptorProto: Buffer[] } }) => {
      files.push(...(answer.fileDescriptorResponse?.fileDescriptorProto ?? []))
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(files))
    stream.write({ fileContainingSymbol: service })
    stream.end()
  }).finally(() => client.close())
}

/** google.protobuf.FileDescriptorSet: field 1, repeated. */
function asFileDescriptorSet(files: readonly Buffer[]): Buffer {
  return Buffer.concat(files.flatMap((file) => [Buffer.from([0x0a, ...varint(file.length)]), file]))
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]
}

function fail(message: string): never {
  throw new Error(message)
}
