// Everything that can be said about the code without running it. Runs all checks, then says which failed.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const checks: [name: string, ...command: [string, ...string[]]][] = [
  // The page is a browser's program and has its own settings beside it.
  ...globSync('{tsconfig.json,services/*/src/page/tsconfig.json}', { cwd: root }).map(
    (project): [string, string, ...string[]] => [`types (${project})`, 'tsc', '--project', project],
  ),
  ['lint and boundaries', 'oxlint', '--deny-warnings', '--format=unix'],
  ['format', 'biome', 'format', '.'],
  ['wire contracts', 'buf', 'lint'],
  ['generated code is current', 'node', 'scripts/gen.ts', '--check'],
  ['dead code and unused packages', 'knip', '--no-progress', '--no-config-hints'],
]

const failed = checks.filter((check) => !passes(...check)).map(([name]) => name)
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : `All ${checks.length} checks passed.`)
process.exitCode = failed.length > 0 ? 1 : 0

function passes(name: string, command: string, ...args: string[]): boolean {
  const start = performance.now()
  // A linter that has lost its way would otherwise take all memory before it fails.
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout: 120_000 })
  const passed = status === 0
  console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (!passed) console.log([stdout, stderr, error?.message].filter(Boolean).join('\n'))
  return passed
}
