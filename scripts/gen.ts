// Generates packages/contracts/src/gen from proto/. With --check it only tells whether what is committed is current.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const generated = 'packages/contracts/src/gen'

process.exitCode = process.argv.includes('--check') ? check() : generateInto(root)

function generateInto(folder: string): number {
  return run('buf', ['generate', '--output', folder])
}

/**
 * Compares with a fresh generation elsewhere: that leaves the tree alone, and finds stray files as well as stale
 * ones.
 */
function check(): number {
  const fresh = mkdtempSync(join(tmpdir(), 'relance-gen-'))
  try {
    const failed = generateInto(fresh)
    if (failed) return failed
    const differs = run('diff', ['--recursive', '--unified=1', generated, join(fresh, generated)])
    if (differs) console.error(`${generated} is not what proto/ generates. Run: npm run gen`)
    return differs
  } finally {
    rmSync(fresh, { recursive: true })
  }
}

function run(command: string, args: string[]): number {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error) console.error(`Cannot run ${command}: ${error.message}`)
  return status ?? 1
}
