import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NATS_USERS, passwordVariable } from '@relance/engine/nats'
import { readTokens } from '@relance/service-kit'
import { startScript } from '@relance/testing'
import { expect, it, onTestFinished } from 'vitest'

const script = (name: string) => join(import.meta.dirname, name)

it('`npm run secrets` draws what a deployment needs, for its owner’s eyes, and overwrites nothing', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'relance secrets '))
  onTestFinished(() => rm(parent, { recursive: true }))
  const folder = join(parent, 'secrets')
  const args = ['--folder', folder, '--tenant', 'acme']
  const first = startScript(script('secrets.ts'), { args })
  expect(await first.ended).toBe(0)

  const files = await readdir(folder)
  expect(files.sort()).toEqual(['nats.env', 'redis.env', 'relance.env'])
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o077).toBe(0)
  const nats = await variablesIn(join(folder, 'nats.env'))
  for (const user of NATS_USERS) expect(nats[passwordVariable(user)]).toMatch(/^[a-z][0-9a-f]{64}$/)
  expect(new Set(Object.values(nats)).size).toBe(NATS_USERS.length + 1)

  const relance = await variablesIn(join(folder, 'relance.env'))
  const tokens = readTokens(relance)
  const printed = first
    .output()
    .split('\n')
    .find((line) => /^s[0-9a-f]{64}$/.test(line))!
  expect(tokens?.identityOf(relance.RELANCE_TOKEN!)).toMatchObject({ tenant: '*' })
  expect(tokens?.identityOf(printed)).toEqual({ tenant: 'acme', name: 'acme' })

  const second = startScript(script('secrets.ts'), { args })
  expect(await second.ended).toBe(1)
  expect(await variablesIn(join(folder, 'relance.env'))).toEqual(relance)
})

it('`npm run token` prints a token and the entry that makes it known', async () => {
  const { ended, output } = startScript(script('token.ts'), { args: ['--tenant', 'acme', '--name', 'crm'] })
  expect(await ended).toBe(0)
  const lines = output().split('\n')
  const token = lines.find((line) => /^[\w-]{43}$/.test(line))!
  const RELANCE_TOKENS = lines.find((line) => line.startsWith('{'))
  expect(readTokens({ RELANCE_TOKENS })?.identityOf(token)).toEqual({ tenant: 'acme', name: 'crm' })
})

async function variablesIn(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]))
}
