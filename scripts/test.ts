// The whole proof, cheapest first. Stops at the first stage that fails, because the later ones would only repeat its
// news more slowly.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

type Stage = [name: string, command: string, ...args: string[]]
type Ended = { took: string; status: number | null }

const stages: Stage[] = [
  ['check', 'node', 'scripts/check.ts'],
  ['unit', 'vitest', 'run', '--project', 'unit'],
  ['integration', 'vitest', 'run', '--project', 'integration'],
  ['e2e', 'vitest', 'run', '--project', 'e2e'],
]
// Their time is virtual, so that they do not mind how slowly they run: they take what the others leave of the cores, most of whose time goes
// by in waiting. They are started once the cheap stages have passed.
const beside: Stage = ['lives', 'vitest', 'run', '--project', 'lives']
const BESIDE_FROM = 'integration'

const children = new Set<ChildProcess>()
// Whoever stops the whole stops the stages that are running, and with them the servers that their tests have started.
process.once('SIGTERM', () => {
  for (const child of children) child.kill('SIGTERM')
})

const passed: string[] = []
let lives: ReturnType<typeof runBeside> | undefined
for (const stage of stages) {
  const [name] = stage
  if (name === BESIDE_FROM) lives = runBeside(beside)
  console.log(`\n── ${name} ──`)
  tell(await start(stage, 'inherit').ended)
}
console.log(`\n── ${beside[0]} ──`)
const { output, ...ended } = await lives!
process.stdout.write(output)
tell(ended)
console.log(`\nAll stages passed: ${passed.join(', ')}.`)

function tell({ took, status }: Ended): void {
  if (status === 0) return void passed.push(took)
  for (const child of children) child.kill('SIGTERM')
  console.error(`\nFailed: ${took}. Passed before it: ${passed.join(', ') || 'nothing'}.`)
  process.exit(1)
}

function start(
  [name, command, ...args]: Stage,
  stdio: 'inherit' | 'pipe',
): { child: ChildProcess; ended: Promise<Ended> } {
  const began = performance.now()
  const child = spawn(command, args, { cwd: join(import.meta.dirname, '..'), stdio })
  children.add(child)
  const end = async () => {
    const [status] = (await once(child, 'exit')) as [number | null]
    children.delete(child)
    return { took: `${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`, status }
  }
  return { child, ended: end() }
}

async function runBeside(stage: Stage): Promise<Ended & { output: string }> {
  const { child, ended } = start(stage, 'pipe')
  setPriority(child.pid!, constants.priority.PRIORITY_LOW)
  const [said, complained, end] = await Promise.all([text(child.stdout!), text(child.stderr!), ended])
  return { ...end, output: said + complained }
}
