// The whole proof, cheapest first. Stops at the first stage that fails, because the later ones would only repeat its
// news more slowly.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const stages: [name: string, command: string, ...args: string[]][] = [
  ['check', 'node', 'scripts/check.ts'],
  ['unit', 'vitest', 'run', '--project', 'unit'],
  ['integration', 'vitest', 'run', '--project', 'integration'],
  ['e2e', 'vitest', 'run', '--project', 'e2e'],
]

const passed: string[] = []
for (const [name, command, ...args] of stages) {
  console.log(`\n── ${name} ──`)
  const start = performance.now()
  const status = await run(command, args)
  const took = `${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`
  if (status !== 0) {
    console.error(`\nFailed: ${took}. Passed before it: ${passed.join(', ') || 'nothing'}.`)
    process.exit(1)
  }
  passed.push(took)
}
console.log(`\nAll stages passed: ${passed.join(', ')}.`)

/** Whoever stops the whole stops the stage that is running, and with it the servers that its tests have started. */
async function run(command: string, args: string[]): Promise<number | null> {
  const child = spawn(command, args, { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' })
  const stop = () => void child.kill('SIGTERM')
  process.once('SIGTERM', stop)
  const [status] = (await once(child, 'exit')) as [number | null]
  process.off('SIGTERM', stop)
  return status
}
