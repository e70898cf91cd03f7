/** Durable inputs per second, end to end, beside what others carry on the same machine. */
import { conditions } from '../conditions.ts'
import { inRounds } from '../contenders.ts'
import type { Report } from '../report.ts'
import { bullmq } from './bullmq.ts'
import { jetstreamPublish } from './jetstream.ts'
import { relance } from './relance.ts'
import { restate } from './restate.ts'
import { SIZE } from './size.ts'

export async function benchInputs(options: {
  rounds: number
  /** Folder for a processor profile of each of the cluster's processes. */
  profile?: string | undefined
  tell: (line: string) => void
}): Promise<Report> {
  const { rounds, profile, tell } = options
  const env = profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` } : {}
  const contenders = [relance(SIZE, env), bullmq(SIZE), restate(SIZE), jetstreamPublish(SIZE)]
  const figures = await inRounds(contenders, rounds, tell)
  const median = (name: string) => figures[name]!.median
  return {
    summary: {
      relance: median('relance.warm'),
      bullmq: median('bullmq.warm'),
      restate: median('restate.warm'),
      jetstreamPublish: median('jetstreamPublish.warm'),
      relanceOpening: median('relance.opening'),
      bullmqOpening: median('bullmq.opening'),
      restateOpening: median('restate.opening'),
      bullmqRecordOnly: median('bullmq.recordOnly'),
    },
    figures,
    conditions: conditions(),
  }
}
