import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

export type ScriptProcess = {
  child: ChildProcess
  /** What it printed so far, on both outputs. */
  output(): string
  /** Resolves to its exit status, once everything it printed is there. */
  ended: Promise<number | null>
}

/**
 * A script as a process of its own, killed at the end of the test that starts it. It sees `env` and PATH, and nothing else of
 * this process's environment.
 */
export function startScript(
  path: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): ScriptProcess {
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const read = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, output: () => output, ended }
}

/** What `/readyz` of a process says; false where nobody answers. */
export function isReady(opsPort: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${opsPort}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
