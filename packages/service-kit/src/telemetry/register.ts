/**
 * `node --import @relance/service-kit/telemetry main.ts`: traces the process where the environment asks for it.
 *
 * - `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` or `OTEL_TRACES_EXPORTER`: as OpenTelemetry
 *   specifies them, and all other variables `OTEL_*` with them. `OTEL_SDK_DISABLED=true` turns everything off, and
 *   `OTEL_SERVICE_NAME` names the process otherwise than by its folder.
 * - `RELANCE_SPANS_FILE`: spans go to this file as JSON lines instead.
 *
 * Without any of them nothing is loaded, which saves a third of a second at start.
 */
import { basename } from 'node:path'

const { env } = process
const asked = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_TRACES_EXPORTER']
const spansFile = env['RELANCE_SPANS_FILE']

if (spansFile || asked.some((name) => env[name] && env[name] !== 'none')) {
  const { startTracing } = await import('./tracing.ts')
  const { writeSpansTo } = await import('./span-file.ts')
  await startTracing({
    serviceName: serviceNameOf(process.argv[1] ?? ''),
    ...(spansFile ? { spanProcessors: [writeSpansTo(spansFile)] } : {}),
  })
}

/** `services/ingest/src/main.ts` is `ingest`; anything else goes by the name of its file. */
function serviceNameOf(main: string): string {
  return /([^/\\]+)[/\\]src[/\\]main\.ts$/.exec(main)?.[1] ?? basename(main, '.ts')
}
