/** One line of what Prometheus scrapes. */
export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

/** Scrapes as Prometheus does (text format 0.0.4): the samples, and the type of each metric. */
export async function readMetrics(url: string): Promise<{ samples: Sample[]; types: Map<string, string> }> {
  const text = await (await fetch(url)).text()
  const samples = [...text.matchAll(/^([a-z_]+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name, labels = '', value]) => ({
    name: name!,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, of]) => [key!, of!])),
    value: Number(value),
  }))
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!]))
  return { samples, types }
}

/** The sum of a metric's samples that carry all of these labels. */
export function total(samples: readonly Sample[], name: string, labels: Record<string, string> = {}): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, wanted]) => sample.labels[label] === wanted))
    .reduce((sum, { value }) => sum + value, 0)
}
