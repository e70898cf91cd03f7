import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments, parse } from 'yaml'

/** As far as a Kubernetes object is looked at. */
export interface Manifest {
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  spec?: {
    ports?: { name: string; port: number; targetPort: string }[]
    template?: { spec: { containers: Container[] } }
  }
}

interface Container {
  image: string
  command?: string[]
  ports?: { name: string; containerPort: number }[]
  env?: { name: string; value?: string; valueFrom?: object }[]
  startupProbe?: Probe
  livenessProbe?: Probe
}

interface Probe {
  grpc?: { port: number }
}

export interface Kustomization {
  resources: string[]
  patches?: { path: string }[]
  configMapGenerator?: { name: string; literals?: string[] }[]
}

export function readKustomization(folder: string): Kustomization {
  return parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization
}

/** What the folder builds: by kubectl, and where that is not on the PATH by reading the resources and literals themselves. */
export function buildManifests(folder: string): Manifest[] {
  const { error, status, stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })
  if (error && 'code' in error && error.code === 'ENOENT') return readManifests(folder)
  if (status !== 0) throw new Error(`kubectl kustomize ${folder} failed: ${stderr}`)
  return documentsIn(stdout)
}

export function readManifests(folder: string): Manifest[] {
  const { resources, configMapGenerator = [] } = readKustomization(folder)
  return [
    ...resources.flatMap((file) =>
      file.endsWith('.yaml')
        ? documentsIn(readFileSync(join(folder, file), 'utf8'))
        : readManifests(join(folder, file)),
    ),
    ...configMapGenerator.map(({ name, literals = [] }) => ({
      kind: 'ConfigMap',
      metadata: { name },
      data: Object.fromEntries(literals.map((literal) => literal.split(/=(.*)/s).slice(0, 2) as [string, string])),
    })),
  ]
}

function documentsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if ('errors' in document && document.errors.length > 0) throw document.errors[0]
    return document.toJS() as Manifest
  })
}
