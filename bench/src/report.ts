import { shown } from './contenders.ts'
import type { Figure } from './figure.ts'

/** What a benchmark gives: a number for each thing, for machines, and everything that was measured. */
export interface Report {
  /** Medians by name, the unit as the benchmark states it. */
  summary: Record<string, number>
  figures: Record<string, Figure>
  conditions: Record<string, string>
}

/** One JSON object on stdout, the summary's names on its top level; or a table. */
export function print({ summary, figures, conditions }: Report, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ...summary, figures, conditions })}\n`)
    return
  }
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  console.log(`${'median'.padStart(width + 12)}   lowest to highest`)
  for (const [name, { median, lowest, highest }] of Object.entries(figures)) {
    console.log(`${name.padEnd(width)}  ${shown(median).padStart(10)}   ${shown(lowest)} to ${shown(highest)}`)
  }
  console.log()
  for (const [name, value] of Object.entries({ ...summary, ...conditions })) {
    console.log(`${name.padEnd(24)} ${typeof value === 'number' ? shown(value) : value}`)
  }
}
