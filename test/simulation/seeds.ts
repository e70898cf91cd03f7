/** Many runs, on all cores: each worker takes the next seed when it is done with one. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PlantName } from './plants.ts'
import type { Violation } from './run.ts'

export interface SeedsOptions {
  /** The first seed. */
  from: number
  count: number
  plant?: PlantName | undefined
  /** Ends at the first run in which something is found. */
  untilFirst?: boolean
  /** Called for each run in which something was found. */
  found?: (failure: Failure) => void
}

export interface Failure {
  seed: number
  violations: Violation[]
}

export interface SeedsResult {
  /** Runs that were made. */
  runs: number
  /** By seed. */
  failures: Failure[]
  /** How often what was met, over all runs. */
  counts: Record<string, number>
  tookMs: number
}

/** What a worker is sent, and what it answers. */
export interface RunRequest {
  seed: number
  plant: PlantName | undefined
}
export interface RunAnswer extends Failure {
  counts: Map<string, number>
}

export async function runSeeds({ from, count, plant, untilFirst = false, found }: SeedsOptions): Promise<SeedsResult> {
  const startedAt = performance.now()
  const failures: Failure[] = []
  const counts: Record<string, number> = {}
  let runs = 0
  let next = from

  const work = async (worker: Worker) => {
    while (next < from + count && !(untilFirst && failures.length > 0)) {
      const answer = await ask(worker, { seed: next++, plant })
      runs += 1
      for (const [what, times] of answer.counts) counts[what] = (counts[what] ?? 0) + times
      if (answer.violations.length === 0) continue
      const failure = { seed: answer.seed, violations: answer.violations }
      failures.push(failure)
      found?.(failure)
    }
  }
  const workers = Array.from({ length: Math.min(count, availableParallelism()) }, takeWorker)
  try {
    await Promise.all(workers.map(work))
    idle.push(...workers)
  } catch (error) {
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw error
  }
  return { runs, failures: failures.sort((a, b) => a.seed - b.seed), counts, tookMs: performance.now() - startedAt }
}

/** How to see a run again, step by step. */
export function replayCommand(seed: number, plant?: PlantName): string {
  return `npm run simulate -- --seed ${seed} --trace${plant ? ` --plant '${plant}'` : ''}`
}

/** A run takes a tenth of a second. */
const OVERDUE_MS = 120_000

const WORKER = new URL('./seeds-worker.ts', import.meta.url)
/** Most of what a run makes is forgotten at once: in a small space for what is young it would be copied again and again. */
const WORKERS = { resourceLimits: { maxYoungGenerationSizeMb: 192 } }

/** Workers that have nothing to do. To load a worker takes as long as ten weeks; those that wait keep no process alive. */
const idle: Worker[] = []

function takeWorker(): Worker {
  return idle.pop() ?? new Worker(WORKER, WORKERS)
}

function ask(worker: Worker, request: RunRequest): Promise<RunAnswer> {
  return new Promise((resolve, reject) => {
    worker.ref()
    const overdue = setTimeout(() => failed(new Error('It does not end.')), OVERDUE_MS)
    const done = () => {
      clearTimeout(overdue)
      worker.unref()
      worker.off('message', answered)
      worker.off('error', failed)
    }
    const answered = (answer: RunAnswer) => {
      done()
      resolve(answer)
    }
    const failed = (cause: unknown) => {
      done()
      reject(new Error(`Seed ${request.seed} broke the simulation itself.`, { cause }))
    }
    worker.on('message', answered)
    worker.on('error', failed)
    worker.postMessage(request)
  })
}
