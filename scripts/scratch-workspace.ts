import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '..')

/**
 * A workspace elsewhere with this one's settings and scripts and with the given files as its only code, to plant
 * violations in and see that the checks find them. Deleted when the test ends.
 */
export function scratchWorkspace(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relance scratch '))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const settings = [
    'package.json',
    'pnpm-workspace.yaml',
    'tsconfig.json',
    'oxlint.config.ts',
    'biome.json',
    'buf.yaml',
    'buf.gen.yaml',
    'knip.json',
  ]
  for (const path of [...settings, 'scripts/check.ts', 'scripts/gen.ts', 'scripts/lint/boundaries.ts', '.gitignore']) {
    cpSync(join(root, path), join(folder, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
