/** The same load for whoever answers. */
import { cpuTimes, spentBetween } from '../cpu-time.ts'
import { quantileOf } from '../figure.ts'
import { openLoop } from '../open-loop.ts'
import { createPoster } from './post.ts'
import { makeWebhooks } from './webhooks.ts'

export interface Load {
  /** Webhooks a second. */
  perSecond: number
  /** Who write, in turn. */
  contacts: number
  /** Seconds of load before it is measured, and while. */
  warmUpS: number
  measuredS: number
}

/**
 * `p50Ms`, `p99Ms` and `mostMs` of the time from when a webhook was due to be posted to its answer, `lateP99Ms` of what the sender itself
 * was late, and `cpu.<process>`: µs of processor time per webhook. `posted` is how many there were, warm-up and all.
 */
export async function acknowledge(
  url: string,
  { perSecond, contacts, warmUpS, measuredS }: Load,
): Promise<{ posted: number; figures: Record<string, number> }> {
  const poster = createPoster(url)
  const warmUp = makeWebhooks('warm-up', perSecond * warmUpS, contacts)
  const measured = makeWebhooks('measured', perSecond * measuredS, contacts)
  try {
    await openLoop({ count: warmUp.length, perSecond }, (n) => poster.post(warmUp[n]!))
    const before = cpuTimes()
    const outcome = await openLoop({ count: measured.length, perSecond }, (n) => poster.post(measured[n]!))
    const spent = spentBetween(before, cpuTimes())
    return {
      posted: warmUp.length + measured.length,
      figures: {
        p50Ms: quantileOf(outcome.latencies, 0.5),
        p99Ms: quantileOf(outcome.latencies, 0.99),
        mostMs: quantileOf(outcome.latencies, 1),
        lateP99Ms: quantileOf(outcome.lateness, 0.99),
        perSecond: outcome.perSecond,
        ...Object.fromEntries(spent.map(([name, us]) => [`cpu.${name}`, us / measured.length])),
      },
    }
  } finally {
    poster.close()
  }
}
