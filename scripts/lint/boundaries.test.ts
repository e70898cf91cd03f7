import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scratchWorkspace } from '../scratch-workspace.ts'

const core = 'services/ingest/src/core'
const imports = 'eslint(no-restricted-imports)'
const globals = 'eslint(no-restricted-globals)'
const properties = 'eslint(no-restricted-properties)'
const clock = 'boundaries(no-implicit-clock)'
const inside = 'boundaries(stay-inside)'

/** Each line is one file, the code in it, and the one rule that must catch it (or none). */
const planted: [file: string, code: string, caughtBy?: string][] = [
  // core/ imports neither Node, nor an SDK, nor wire types, nor what surrounds it.
  [`${core}/node.ts`, "export { readFile } from 'node:fs/promises'", imports],
  [`${core}/node-lazily.ts`, "export const fs = () => import('node:fs')", imports],
  [`${core}/node-types.ts`, "export type { Stats } from 'node:fs'", imports],
  [`${core}/sdk.ts`, "export { connect } from '@nats-io/transport-node'", imports],
  [`${core}/engine.ts`, "export { createSqliteEngine } from '@relance/engine/sqlite'", imports],
  [`${core}/wire.ts`, "export { Input } from '@relance/contracts/gen/relance/conversation/v1/input'", imports],
  [`${core}/config.ts`, "export { readConfig } from '../config.ts'", inside],
  [`${core}/deep/up.ts`, "export { a } from '../allowed.ts'"],
  [
    `${core}/allowed.ts`,
    "export { setup } from 'xstate'\nexport { words } from '@relance/contracts/words'\nexport const a = 1",
  ],

  // Time, randomness and the environment are arguments.
  [`${core}/now.ts`, 'export const at = Date.now()', properties],
  [`${core}/now-renamed.ts`, 'const { now } = Date\nexport const at = now()', properties],
  [`${core}/new-date.ts`, 'export const at = new Date()', clock],
  [`${core}/date.ts`, 'export const at = Date()', clock],
  [`${core}/temporal.ts`, 'export const at = Temporal.Now.instant()', properties],
  [`${core}/performance.ts`, 'export const at = performance.now()', globals],
  [`${core}/random.ts`, 'export const n = Math.random()', properties],
  [`${core}/uuid.ts`, 'export const id = crypto.randomUUID()', globals],
  [`${core}/environment.ts`, 'export const url = process.env.NATS_URL', globals],
  [`${core}/timer.ts`, 'setTimeout(() => {}, 1)', globals],
  [`${core}/around.ts`, 'export const n = globalThis.process', globals],
  [`${core}/given-date.ts`, 'export const at = new Date(0)'],
  [`${core}/fold.test.ts`, "export { readFile } from 'node:fs/promises'\nexport const at = new Date()"],

  // packages/policy is pure as a whole, and has its own short list of libraries.
  ['packages/policy/src/node.ts', "export { hash } from 'node:crypto'", imports],
  ['packages/policy/src/engine.ts', "export { engine } from '@relance/engine'", imports],
  ['packages/policy/src/clock.ts', 'export const at = new Date()', clock],
  [
    'packages/policy/src/allowed.ts',
    "export * as holidays from 'date-holidays'\nexport { parse } from 'libphonenumber-js/max'",
  ],

  // Services share packages, never each other's source.
  ['services/ingest/src/other.ts', "export { createDelivery } from '@relance/delivery'", imports],
  ['services/ingest/src/adapters/other.ts', "export { a } from '../../../delivery/src/service.ts'", inside],
  ['packages/engine/src/service.ts', "export { createDelivery } from '@relance/delivery'", imports],
  [
    'services/ingest/src/shared.ts',
    "export { a } from '@relance/engine'\nexport { b } from '@relance/contracts/words'",
  ],
  ['services/embedded/src/compose.ts', "export { createDelivery } from '@relance/delivery'"],
  ['services/embedded/src/deep.ts', "export { a } from '../../delivery/src/adapters/a.ts'", inside],

  // The environment is read at the entry points.
  ['services/ingest/src/config.ts', 'export const url = process.env.NATS_URL', properties],
  ['services/ingest/src/destructured.ts', 'const { env } = process\nexport const url = env.NATS_URL', properties],
  ['packages/service-kit/src/environment.ts', "export { env } from 'node:process'", imports],
  ['services/ingest/src/main.ts', 'export const url = process.env.NATS_URL'],

  // A promise is awaited, returned or given up on purpose.
  [
    'packages/engine/src/floating.ts',
    'export function f(p: () => Promise<void>) {\n  p()\n}',
    'typescript(no-floating-promises)',
  ],
  [
    'packages/engine/src/misused.ts',
    'export const f = (p: Promise<boolean>) => (p ? 1 : 2)',
    'typescript(no-misused-promises)',
  ],
]

it('sees each planted violation, and nothing else', () => {
  const files = Object.fromEntries(planted.map(([file, code]) => [file, `${code}\n`]))
  const folder = scratchWorkspace(files)
  const oxlint = join(folder, 'node_modules/.bin/oxlint')
  const { stdout } = spawnSync(oxlint, ['--format=json', 'packages', 'services'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }

  const seen = planted.map(([file]) => [
    file,
    ...new Set(diagnostics.filter((d) => d.filename === file).map((d) => d.code)),
  ])
  expect(seen).toEqual(planted.map(([file, , caughtBy]) => (caughtBy ? [file, caughtBy] : [file])))
})
