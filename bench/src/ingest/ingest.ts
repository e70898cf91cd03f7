/** How long a channel waits for its webhook to be acknowledged, at a steady rate, beside a server that does nothing. */
import { conditions } from '../conditions.ts'
import { inRounds } from '../contenders.ts'
import type { Report } from '../report.ts'
import type { Load } from './acknowledge.ts'
import { bare } from './bare.ts'
import { relance } from './relance.ts'

/** A contact writes every other second, well within what ingest lets one contact and one tenant write. */
const LOAD: Load = { perSecond: 1_000, contacts: 2_000, warmUpS: 8, measuredS: 20 }

export async function benchIngest(options: { rounds: number; tell: (line: string) => void }): Promise<Report> {
  const figures = await inRounds([relance(LOAD), bare(LOAD)], options.rounds, options.tell)
  const median = (name: string) => figures[name]!.median
  return {
    summary: {
      p50Ms: median('relance.p50Ms'),
      p99Ms: median('relance.p99Ms'),
      bareP50Ms: median('bare.p50Ms'),
      bareP99Ms: median('bare.p99Ms'),
      perSecond: median('relance.perSecond'),
    },
    figures,
    conditions: conditions(),
  }
}
