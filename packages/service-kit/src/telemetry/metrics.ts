/**
 * Instruments, and what Prometheus scrapes of them. The meter provider belongs to the process and is made with the
 * first instrument, so that metrics are there whether or not anything is traced. Names of our own end in their unit.
 */
import { type Attributes, metrics, type Meter } from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { AggregationTemporality, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'

export interface InstrumentOptions {
  /** What is counted, for whoever reads the dashboard. */
  description: string
  /** UCUM, such as `s`, `By`, `{message}`. */
  unit?: string
}

/** Counts upwards. Calling this again with the same name gives the same counter. */
export function counter(
  name: string,
  options: InstrumentOptions,
): { add(amount: number, attributes?: Attributes): void } {
  return own().meter.createCounter(name, options)
}

/** Asks `observe` at every scrape; `undefined` reports nothing. */
export function gauge(
  name: string,
  options: InstrumentOptions,
  observe: () => Promise<number | undefined> | number | undefined,
): void {
  own()
    .meter.createObservableGauge(name, options)
    .addCallback(async (result) => {
      const value = await observe()
      if (value !== undefined) result.observe(value)
    })
}

/** Distributes values over buckets. `boundaries` are upper bounds in the unit; from 1 ms to 60 s, in s, where absent. */
export function histogram(
  name: string,
  { boundaries = SECONDS, ...options }: InstrumentOptions & { boundaries?: number[] },
): { record(value: number, attributes?: Attributes): void } {
  return own().meter.createHistogram(name, { ...options, advice: { explicitBucketBoundaries: boundaries } })
}

/** Everything that was measured so far, in the text format of Prometheus. */
export async function scrape(): Promise<string> {
  const { resourceMetrics, errors } = await own().reader.collect()
  const errorLines = errors.map((error) => `# An observation failed: ${String(error).replaceAll('\n', ' ')}\n`)
  return errorLines.join('') + serializer.serialize(resourceMetrics)
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Collects when it is asked to, and has no server of its own: `serveOps` serves what it collects. */
class ScrapeReader extends MetricReader {
  constructor() {
    super({ aggregationTemporalitySelector: () => AggregationTemporality.CUMULATIVE })
  }
  protected override onForceFlush = () => Promise.resolve()
  protected override onShutdown = () => Promise.resolve()
}

// What names the process and the library is left out: Prometheus adds its own job and instance to every series.
const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)
let owned: { meter: Meter; reader: ScrapeReader } | undefined

function own(): { meter: Meter; reader: ScrapeReader } {
  if (owned) return owned
  const reader = new ScrapeReader()
  const provider = new MeterProvider({ readers: [reader] })
  metrics.setGlobalMeterProvider(provider)
  owned = { meter: provider.getMeter('relance'), reader }
  return owned
}
