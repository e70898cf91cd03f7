// Programs that tests and the cluster need and that npm does not carry. Each is looked for on the machine first, then
// provided under .tools/. What cannot be had is an error that says what to install: nothing that needs it is skipped.
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TerminalError } from '@relance/contracts/errors'
import { hasApt, isDebian, libraryPath, unpackPackage, unpackPackageAndDependencies } from './debian-packages.ts'
import { unpackReleaseArchive } from './release-archive.ts'
import { findOnPath, inspect, type Location, placeOnce, type Tool, toolsFolder } from './tool.ts'

export type { Tool } from './tool.ts'

const NATS_MINIMUM = '2.14'

/** From the Dockerfile that NATS publishes for 2.14.1 (github.com/nats-io/nats-docker, 2.14.x/alpine3.22). */
const NATS_ARCHIVES: NodeJS.Dict<{ url: string; sha256: string }> = {
  'linux-x64': {
    url: 'https://github.com/nats-io/nats-server/releases/download/v2.14.1/nats-server-v2.14.1-linux-amd64.tar.gz',
    sha256: '4638c389af67d4c747f5b3e6a9d363bfe8f6b86de37d7c4ee3a36b283a5c2ce2',
  },
  'linux-arm64': {
    url: 'https://github.com/nats-io/nats-server/releases/download/v2.14.1/nats-server-v2.14.1-linux-arm64.tar.gz',
    sha256: '0bdd20ad850e66a484dcb126f6ce610079520b56d9e8518d099e0864ab8171a1',
  },
}

/** Debian's releases carry 2.9; unstable follows NATS, and its package needs nothing but a C library. */
export function provideNatsServer(): Promise<Tool> {
  const folder = join(toolsFolder, 'nats-server')
  const archive = NATS_ARCHIVES[`${process.platform}-${process.arch}`]
  return provide({
    name: 'nats-server',
    minimum: NATS_MINIMUM,
    present: findOnPath('nats-server'),
    folder,
    locate: () => ['usr/sbin/nats-server', 'nats-server'].map((path) => ({ path: join(folder, path), env: {} })),
    sources: [
      ...(hasApt() && isDebian() ? [(fresh: string) => unpackPackage('nats-server/sid', fresh)] : []),
      ...(archive ? [(fresh: string) => unpackReleaseArchive(archive, fresh)] : []),
    ],
    advice: 'Install a release of github.com/nats-io/nats-server (macOS: brew install nats-server)',
  })
}

export function provideRedisServer(): Promise<Tool> {
  const folder = join(toolsFolder, 'redis-server')
  return provide({
    name: 'redis-server',
    minimum: '7.0',
    present: findOnPath('redis-server'),
    folder,
    locate: () => [{ path: join(folder, 'usr/bin/redis-server'), env: { LD_LIBRARY_PATH: libraryPath(folder) } }],
    sources: hasApt() ? [(fresh) => unpackPackageAndDependencies('redis-server', fresh)] : [],
    advice: 'Install it (Debian: apt install redis-server, macOS: brew install redis)',
  })
}

/** CHROME_PATH, where it is set, is a decision: then nothing else is tried. */
export function provideChromium(chromePath = process.env.CHROME_PATH): Promise<Tool> {
  const folder = join(toolsFolder, 'chromium')
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return provide({
    name: chromePath ? `Chromium at CHROME_PATH=${chromePath}` : 'Chromium',
    minimum: '120.0',
    present: chromePath ? [{ path: chromePath, env: {} }] : names.flatMap((name) => findOnPath(name)),
    folder,
    locate: () => (chromePath ? [] : [chromiumIn(folder)]),
    sources: !chromePath && hasApt() && isDebian() ? [unpackChromium] : [],
    advice: 'Install Chromium or Chrome, or set CHROME_PATH to it',
  })
}

type Wanted = {
  name: string
  minimum: string
  /** On the machine already, best first. */
  present: Location[]
  /** Where sources are unpacked, and what to run once they are. */
  folder: string
  locate: () => Location[]
  /** Each unpacks the program into a folder; tried in this order. */
  sources: ((folder: string) => Promise<void>)[]
  advice: string
}

async function provide({ name, minimum, present, folder, locate, sources, advice }: Wanted): Promise<Tool> {
  const found = await firstThatRuns([...present, ...locate()], minimum)
  if (found) return found
  const failures: string[] = []
  for (const source of sources) {
    try {
      await rm(folder, { recursive: true, force: true })
      await placeOnce(folder, source)
      const placed = await firstThatRuns(locate(), minimum)
      if (placed) return placed
      failures.push(`what was downloaded is older than ${minimum} or does not run`)
    } catch (error) {
      failures.push(describeFailure(error))
    }
  }
  const attempts = failures.length > 0 ? ` It could not be provided either: ${failures.join('; ')}.` : ''
  throw new TerminalError(
    'TOOL_MISSING',
    `${name}, version ${minimum} or newer, is needed and was not found. ${advice} and try again.${attempts}`,
    { kind: 'precondition' },
  )
}

async function firstThatRuns(locations: Location[], minimum: string): Promise<Tool | undefined> {
  for (const location of locations) {
    const tool = await inspect(location, minimum)
    if (tool) return tool
  }
  return undefined
}

/** With its cause, because fetch says only "fetch failed" itself. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message} (${describeFailure(error.cause)})` : error.message
}

/**
 * Debian's wrapper script expects an installed system; the binary itself only needs to find its libraries and fonts.
 */
function chromiumIn(folder: string): Location {
  const fonts = join(folder, 'fonts.conf')
  return {
    path: join(folder, 'usr/lib/chromium/chromium'),
    env: { LD_LIBRARY_PATH: libraryPath(folder), ...(existsSync(fonts) ? { FONTCONFIG_FILE: fonts } : {}) },
  }
}

async function unpackChromium(fresh: string): Promise<void> {
  await unpackPackageAndDependencies('chromium', fresh)
  // Present only where the machine has no fontconfig of its own, whose settings then name no font that exists.
  if (!existsSync(join(fresh, 'etc/fonts'))) return
  await writeFile(
    join(fresh, 'fonts.conf'),
    '<fontconfig><dir prefix="relative">usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n',
  )
}
