import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scratchWorkspace } from './scratch-workspace.ts'

const proto = 'syntax = "proto3";\npackage relance.example.v1;\nmessage Example {\n  string id = 1;\n}\n'

function run(folder: string, script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, script), ...args], { encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

it('fails on each kind of mistake, and says which', { timeout: 60_000 }, () => {
  const folder = scratchWorkspace({
    'proto/relance/example/v1/example.proto': proto.replace('id', 'Id'),
    'packages/engine/src/mistakes.ts': 'export const n: number = "one";\nexport async function f() {}\nf()\n',
  })
  const { status, output } = run(folder, 'scripts/check.ts')

  expect(status).toBe(1)
  expect(output).toContain('✗ types (tsconfig.json)')
  expect(output).toContain('TS2322')
  expect(output).toContain('✗ lint and boundaries')
  expect(output).toContain('no-floating-promises')
  expect(output).toContain('✗ format')
  expect(output).toContain('✗ wire contracts')
  expect(output).toContain('should be lower_snake_case')
  expect(output).toContain('✗ generated code is current')
  expect(output).toContain('✗ dead code and unused packages')
  expect(output).toContain('mistakes.ts')
})

it('tells generated code that is current from stale code and stray files', { timeout: 60_000 }, () => {
  const folder = scratchWorkspace({
    'proto/relance/example/v1/example.proto': proto,
    'packages/contracts/src/words.ts': '',
  })
  const generated = join(folder, 'packages/contracts/src/gen')

  expect(run(folder, 'scripts/gen.ts').status).toBe(0)
  expect(run(folder, 'scripts/gen.ts', '--check').status).toBe(0)

  appendFileSync(join(folder, 'proto/relance/example/v1/example.proto'), 'message Another {}\n')
  expect(run(folder, 'scripts/gen.ts', '--check').output).toContain('Another')

  expect(run(folder, 'scripts/gen.ts').status).toBe(0)
  appendFileSync(join(generated, 'stray.ts'), '')
  expect(run(folder, 'scripts/gen.ts', '--check').output).toContain('stray.ts')
})
