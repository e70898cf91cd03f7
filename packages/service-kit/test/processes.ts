import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface TestProcess {
  child: ChildProcess
  /** Resolves with the first line of its log that has this property or message. */
  line(matching: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>
  lines(): Record<string, unknown>[]
  /** Resolves with its exit code once it ended, and everything that it wrote. */
  ended: Promise<{ code: number | null; output: string }>
}

/** Starts a fixture with Node, which is killed when the test is over. `telemetry` as a service's process has it. */
export function startFixture(name: string, args: string[] = [], env: Record<string, string> = {}): TestProcess {
  const fixture = fileURLToPath(new URL(`./fixtures/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', '@relance/service-kit/telemetry', fixture, ...args], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listener of listeners) listener()
    })
  }
  const lines = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  )
  return {
    child,
    lines,
    ended,
    line: (matching) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines().find(matching)
          if (found) resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then(({ code }) => reject(new Error(`${name} ended with ${code}:\n${output}`)))
      }),
  }
}
