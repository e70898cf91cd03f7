/** A hundred thousand inactivity timers that are due within one second, beside as many delayed jobs of BullMQ that set one field each. */
import { conditions } from '../conditions.ts'
import { inRounds } from '../contenders.ts'
import type { Report } from '../report.ts'
import { bullmqTimers } from './bullmq.ts'
import { relanceTimers } from './relance.ts'

const COUNT = 100_000

export async function benchTimers({
  rounds,
  count = COUNT,
  tell,
}: {
  rounds: number
  count?: number
  tell: (line: string) => void
}): Promise<Report> {
  const figures = await inRounds([relanceTimers(count), bullmqTimers(count)], rounds, tell)
  const median = (name: string) => figures[name]!.median
  return {
    summary: {
      relanceDoneMs: median('relance.doneMs'),
      bullmqDoneMs: median('bullmq.doneMs'),
      liveP99Ms: median('relance.liveP99Ms'),
      lost: figures['relance.lost']!.highest,
      doubles: figures['relance.doubles']!.highest,
    },
    figures,
    conditions: conditions(),
  }
}
