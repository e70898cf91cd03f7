import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const bootstrap = join(import.meta.dirname, 'bootstrap.mjs')

function run(env: Record<string, string>, ...command: string[]) {
  return spawnSync(process.execPath, [bootstrap, ...command], { encoding: 'utf8', env: { ...process.env, ...env } })
}

it('exits as the command does, and leaves stdout to it', () => {
  const { status, stdout } = run({}, 'node', '-e', 'console.log("said"); process.exit(3)')
  expect(status).toBe(3)
  expect(stdout).toBe('said\n')
})

it('runs the provided Node, whatever npm says about its own', () => {
  const npms = { npm_node_execpath: '/usr/bin/node', npm_config_prefix: '/usr', NODE: '/usr/bin/node', INIT_CWD: '/' }
  const settings = { npm_config_loglevel: 'error' }
  const script =
    'const left = Object.keys(process.env).filter((name) => /^npm_|^NODE$|^INIT_CWD$/.test(name));' +
    'console.log(parseInt(process.versions.node) >= 26, left.join())'
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')))
  const { stdout } = spawnSync(process.execPath, [bootstrap, 'node', '-e', script], {
    encoding: 'utf8',
    env: { ...env, ...npms, ...settings },
  })
  expect(stdout).toBe('true npm_config_loglevel\n')
})

it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('hands %s on and waits for the command to finish', async (signal) => {
  const script =
    `process.once('${signal}', () => setTimeout(() => process.exit(7), 50));` +
    "console.log('ready'); setInterval(() => {}, 1000)"
  const child = spawn(process.execPath, [bootstrap, 'node', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([7, null])
})

it('reports the signal that ended the command as a shell does', () => {
  expect(run({}, 'node', '-e', 'process.kill(process.pid, "SIGKILL")').status).toBe(128 + 9)
})

it('says so when there is no such command', () => {
  const { status, stderr } = run({}, 'no-such-command')
  expect(status).toBe(1)
  expect(stderr).toContain('Cannot run no-such-command')
})
