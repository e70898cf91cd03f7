import { execFile } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { findOnPath } from './tool.ts'

const run = promisify(execFile)
const OS_RELEASE = '/etc/os-release'

/** A private apt: it knows the machine's mirror and the distribution's keys, and writes only to its own folder. */
type Apt = { folder: string; env: NodeJS.ProcessEnv }

export function hasApt(): boolean {
  return ['apt-get', 'dpkg'].every((name) => findOnPath(name).length > 0)
}

/** Debian itself: distributions made from it have apt too, but other suites. */
export function isDebian(): boolean {
  return osRelease().ID === 'debian'
}

/** Unpacks one package, as "name" or "name/suite", without what it depends on. */
export async function unpackPackage(name: string, root: string): Promise<void> {
  const apt = await privateApt()
  await unpack(apt, [name], root)
}

/**
 * Unpacks a package together with what it depends on and the machine lacks. The plan starts from an empty machine and
 * then leaves out what is installed: apt would otherwise refuse where the machine's own packages are newer than the
 * mirror's.
 */
export async function unpackPackageAndDependencies(name: string, root: string): Promise<void> {
  const apt = await privateApt()
  const plan = await run('apt-get', ['-q', '-y', '--no-install-recommends', '--print-uris', 'install', name], {
    env: apt.env,
  })
  const planned = [...plan.stdout.matchAll(/^'[^']*' ([^_]+)_/gm)].map(([, packageName = '']) => packageName)
  const present = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n'], { maxBuffer: 1 << 26 })
  const installed = new Set([...present.stdout.matchAll(/^ii\s+(\S+)$/gm)].map(([, packageName]) => packageName))
  // The loader of a running process and a C library of another version do not fit together.
  installed.add('libc6')
  const missing = planned.filter((packageName) => !installed.has(packageName))
  await unpack(apt, missing, root)
}

/** Where the shared libraries of an unpacked tree lie, for LD_LIBRARY_PATH. */
export function libraryPath(root: string): string {
  return globSync(['usr/lib/*-linux-*', 'lib/*-linux-*', 'usr/lib/*-linux-*/pulseaudio'], { cwd: root })
    .map((folder) => join(root, folder))
    .join(':')
}

async function unpack(apt: Apt, packages: string[], root: string): Promise<void> {
  const downloads = await mkdtemp(join(apt.folder, 'downloads.'))
  await run('apt-get', ['-q', 'download', ...packages], { cwd: downloads, env: apt.env })
  for (const archive of readdirSync(downloads)) await run('dpkg', ['-x', join(downloads, archive), root])
}

let aptOfThisProcess: Promise<Apt> | undefined

/**
 * Fetching the package lists takes seconds, so a process does it once; each process has its own, so that none waits
 * for another.
 */
function privateApt(): Promise<Apt> {
  aptOfThisProcess ??= createPrivateApt()
  return aptOfThisProcess
}

async function createPrivateApt(): Promise<Apt> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-apt-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['lists/partial', 'archives/partial', 'parts']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  await writeFile(join(folder, 'status'), '')
  const settings = {
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': folder,
    'Dir::Cache::archives': join(folder, 'archives'),
    // Where root runs it, apt would download as a user of its own, who may not write here.
    ...(process.getuid?.() === 0 ? { 'APT::Sandbox::User': 'root' } : {}),
    'Acquire::Languages': 'none',
    'Debug::NoLocking': '1',
    ...(isDebian() ? await debianSources(folder) : {}),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`)
  await writeFile(join(folder, 'apt.conf'), lines.join(''))
  const env = { ...process.env, APT_CONFIG: join(folder, 'apt.conf') }
  await run('apt-get', ['-q', 'update'], { env })
  return { folder, env }
}

/**
 * The machine's suite, and unstable beside it for what the suite has only in an old version; nothing of third
 * parties.
 */
async function debianSources(folder: string): Promise<Record<string, string>> {
  const { VERSION_CODENAME: suite } = osRelease()
  const query = ['--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)', 'Created-By: Packages']
  const targets = await run('apt-get', ['indextargets', '--no-release-info', ...query])
  const own = `${suite} main `
  const mirror = targets.stdout
    .split('\n')
    .find((line) => line.startsWith(own))
    ?.slice(own.length)
  if (!suite || !mirror) throw new Error('apt on this machine has no source for its own Debian release.')
  const sources = [suite, 'sid'].map(
    (name) => `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${name} main\n`,
  )
  await writeFile(join(folder, 'sources.list'), sources.join(''))
  return {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': join(folder, 'parts'),
    'APT::Default-Release': suite,
    // apt would call it a success when a mirror cannot be reached, and the next step would fail with a riddle.
    'APT::Update::Error-Mode': 'any',
  }
}

function osRelease(): NodeJS.Dict<string> {
  return existsSync(OS_RELEASE) ? parseEnv(readFileSync(OS_RELEASE, 'utf8')) : {}
}
