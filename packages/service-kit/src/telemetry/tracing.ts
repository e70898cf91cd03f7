/**
 * Starts and stops tracing in this process. Off unless the environment asks for it: then spans cost nothing, and
 * carriers are empty.
 *
 * gRPC is instrumented through the prototypes of grpc-js, which all modules share however they were loaded. So it
 * does not matter who imported grpc-js before, and no hook for imports is needed.
 */
import { createRequire } from 'node:module'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'

let started: { shutdown(): Promise<void> } | undefined

export interface TracingOptions {
  /** Where spans go; what the variables `OTEL_*` say where absent. */
  spanProcessors?: SpanProcessor[]
  /** `service.name`, unless `OTEL_SERVICE_NAME` says otherwise. */
  serviceName?: string
}

/** Starts tracing. At most once in a process at a time. */
export async function startTracing({ spanProcessors, serviceName }: TracingOptions = {}): Promise<void> {
  if (started) throw new Error('Tracing was started already.')
  const [{ NodeSDK }, { GrpcInstrumentation }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/instrumentation-grpc'),
  ])
  const sdk = new NodeSDK({
    instrumentations: [new GrpcInstrumentation({ ignoreGrpcMethods: [/^Check$/, /^ServerReflectionInfo$/] })],
    // Metrics are scraped (telemetry/metrics.ts) and logs are written to standard output.
    metricReaders: [],
    logRecordProcessors: [],
    ...(spanProcessors ? { spanProcessors } : {}),
    ...(serviceName
      ? { resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })) }
      : {}),
  })
  sdk.start()
  createRequire(import.meta.url)('@grpc/grpc-js')
  started = sdk
}

/** Sends what was not sent yet, for 2 s at most: a collector that is away must not hold a process up. */
export async function stopTracing(): Promise<void> {
  const sdk = started
  started = undefined
  const late = new Promise<void>((resolve) => setTimeout(resolve, 2_000).unref())
  await Promise.race([sdk?.shutdown().catch(() => {}), late])
}
