import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSystemClock } from '@relance/engine'
import { createLog } from '@relance/service-kit'
import { afterAll, expect, it } from 'vitest'
import { createSandboxChannel } from './sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'relance-sandbox-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that makes the log at the same moment, and holds its lock for a while. */
const HOLDER = `
  const database = new (require('node:sqlite').DatabaseSync)(process.argv[1])
  database.exec('BEGIN EXCLUSIVE; CREATE TABLE other (id INTEGER)')
  process.stdout.write('held')
  setTimeout(() => database.exec('COMMIT'), 300)
`

it('waits for another process that makes the log at the same moment', async () => {
  const path = join(folder, 'sandbox.sqlite')
  const holder = spawn(process.execPath, ['-e', HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')

  const log = createLog({ service: 'test', level: 'silent' })
  const sandbox = createSandboxChannel({ path, clock: createSystemClock(), log })
  expect(sandbox.calls('demo', 0, 10)).toEqual([])
  sandbox.close()
  if (holder.exitCode === null) await once(holder, 'exit')
})
