/** Runs the seeds that it is sent, one after the other. */
import { parentPort } from 'node:worker_threads'
import { PLANTS } from './plants.ts'
import type { RunAnswer, RunRequest } from './seeds.ts'
import { simulate } from './simulate.ts'

const port = parentPort

// A run that breaks the simulation itself ends the worker with its error.
port?.on('message', (request: RunRequest) => void answer(request))

async function answer({ seed, plant }: RunRequest): Promise<void> {
  const { violations, counts } = await simulate(seed, plant ? { plant: PLANTS[plant]() } : {})
  port?.postMessage({ seed, violations, counts } satisfies RunAnswer)
}
