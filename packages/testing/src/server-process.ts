import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Tool } from './provision/provision.ts'

/** A server of the outside world, running. */
export type ServerProcess = {
  /** Ends it as a power cut would, without a chance to write anything down, and waits until it is gone. */
  kill(): Promise<void>
}

/** A server that can be killed and started again: on the same port and the same files, as `start` says. */
export type RestartableServer = {
  isRunning(): boolean
  /** As kill -9. What was not synced may be lost, as far as the operating system goes. */
  kill(): Promise<void>
  /** Kills it first where it still runs. */
  restart(): Promise<void>
}

export async function startRestartable(start: () => Promise<ServerProcess>): Promise<RestartableServer> {
  let running: ServerProcess | undefined = await start()
  const kill = async () => {
    await running?.kill()
    running = undefined
  }
  return {
    isRunning: () => running !== undefined,
    kill,
    async restart() {
      await kill()
      running = await start()
    },
  }
}

/**
 * Starts a server and waits until it prints that it is ready. Rejects with what it printed where it ends before, or
 * takes longer than 20 s.
 */
export async function startServerProcess(tool: Tool, args: string[], ready: RegExp): Promise<ServerProcess> {
  const child = spawn(tool.path, args, { env: { ...process.env, ...tool.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  // A test process that ends early, by process.exit() in the code under test, must not leave servers behind.
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  child.once('exit', () => process.off('exit', killNow))
  try {
    await untilReady(child, ready)
  } catch (error) {
    killNow()
    throw new Error(`${tool.path} ${args.join(' ')} did not start`, { cause: error })
  }
  return {
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      killNow()
      await gone
    },
  }
}

function untilReady(child: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const deadline = setTimeout(() => reject(new Error(`Not ready after 20 s. It printed:\n${output}`)), 20_000)
    const settle = (finish: () => void) => {
      clearTimeout(deadline)
      finish()
    }
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-10_000)
      if (ready.test(output)) settle(resolve)
    }
    // Kept flowing after it is ready too: a server whose pipe is full stops.
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', (error) => settle(() => reject(error)))
    child.once('exit', (code, signal) =>
      settle(() => reject(new Error(`Ended with ${signal ?? code}. It printed:\n${output}`))),
    )
  })
}
