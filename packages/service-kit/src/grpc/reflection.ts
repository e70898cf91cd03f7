import { fileURLToPath } from 'node:url'
import { globSync } from 'node:fs'
import type { Server } from '@grpc/grpc-js'
import { loadSync, type PackageDefinition } from '@grpc/proto-loader'
import { ReflectionService } from '@grpc/reflection'

const PROTO_FOLDER = fileURLToPath(new URL('../../../../proto', import.meta.url))
const METHODS = ['v1', 'v1alpha'].map((version) => `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`)

/**
 * Lets `grpcurl` and its kin ask what is served, by both versions of the protocol. Calling it again replaces what was
 * said before.
 *
 * @param services Full names, such as `relance.scheduler.v1.SchedulerService`.
 */
export function reflect(server: Server, services: readonly string[]): void {
  for (const method of METHODS) server.unregister(method)
  new ReflectionService(packagesOf(services), { services: [...services] }).addToServer(server)
}

/** A package's files lie in the folder of its name, which buf's lint sees to. */
function packagesOf(services: readonly string[]): PackageDefinition {
  const folders = new Set(services.map((service) => service.split('.').slice(0, -1).join('/')))
  const files = [...folders].flatMap((folder) => globSync(`${folder}/*.proto`, { cwd: PROTO_FOLDER }))
  return loadSync(files, { includeDirs: [PROTO_FOLDER], keepCase: true })
}
