import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** A program of the outside world, ready to be spawned as `spawn(path, args, { env: { ...process.env, ...env } })`. */
export type Tool = { path: string; version: string; env: Record<string, string> }

/** Where the program itself comes from, before it was asked for its version. */
export type Location = { path: string; env: Record<string, string> }

/**
 * Everything that is provided lands in the checkout: the machine's own packages stay as they are, and deleting it
 * undoes all.
 */
export const toolsFolder = join(import.meta.dirname, '../../../../.tools')

/** The program if it runs and is at least that version (as "2.14"); undefined where it is absent, broken or too old. */
export async function inspect({ path, env }: Location, minimum: string): Promise<Tool | undefined> {
  const answer = await promisify(execFile)(path, ['--version'], { env: { ...process.env, ...env } }).catch(
    () => undefined,
  )
  const version = /(\d+\.\d+(?:\.\d+)*)/.exec(answer?.stdout ?? '')?.[1]
  return version && isAtLeast(version, minimum) ? { path, version, env } : undefined
}

export function isAtLeast(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [minimumMajor = 0, minimumMinor = 0] = minimum.split('.').map(Number)
  return major === minimumMajor ? minor >= minimumMinor : major > minimumMajor
}

export function findOnPath(name: string, path = process.env.PATH ?? ''): Location[] {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => ({ path: join(folder, name), env: {} }))
    .filter((location) => isExecutable(location.path))
}

/**
 * Makes a folder with `fill`, once. It appears complete or not at all: where two processes fill it at the same time,
 * the first to finish wins and the other takes what is there. That needs no lock, and so no rule for the lock of a
 * process that was killed.
 */
export async function placeOnce(folder: string, fill: (fresh: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return
  await mkdir(dirname(folder), { recursive: true })
  const fresh = await mkdtemp(`${folder}.`)
  try {
    await fill(fresh)
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
