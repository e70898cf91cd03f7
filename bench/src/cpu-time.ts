/** Processor time of this process and of those that it started, by name: where the time of a measurement went. Linux only; elsewhere empty. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** As the kernel counts: a hundred ticks a second on every Linux that Node runs on. */
const US_PER_TICK = 10_000

/** µs so far, by name. */
export type CpuTimes = ReadonlyMap<string, number>

export function cpuTimes(): CpuTimes {
  const times = new Map<string, number>()
  if (!existsSync('/proc/self/stat')) return times
  for (const pid of readdirSync('/proc')) {
    const process_ = readProcess(pid)
    if (process_) times.set(process_.name, (times.get(process_.name) ?? 0) + process_.us)
  }
  return times
}

/** µs that each spent between two moments. */
export function spentBetween(before: CpuTimes, after: CpuTimes): [name: string, us: number][] {
  return [...after]
    .map(([name, us]): [string, number] => [name, us - (before.get(name) ?? 0)])
    .filter(([, us]) => us > 0)
}

function readProcess(pid: string): { name: string; us: number } | undefined {
  if (!/^\d+$/.test(pid)) return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in parentheses and may hold anything; state, parent and so on follow.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isOwn = Number(pid) === process.pid
    if (!isOwn && Number(fields[1]) !== process.pid) return undefined
    const us = (Number(fields[11]) + Number(fields[12])) * US_PER_TICK
    return { name: isOwn ? 'sender' : nameOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')), us }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}

/** `services/ingest/src/main.ts` is `ingest`; anything else goes by the name of its file. */
function nameOf(command: readonly string[]): string {
  const service = command.map((part) => /services\/([a-z-]+)\/src\/main\.ts$/.exec(part)?.[1]).find(Boolean)
  const script = command.find((part) => part.endsWith('.ts'))
  // A server may put what it listens on behind its own name.
  const [program = ''] = (command[0] ?? '').split(' ')
  return service ?? basename(script ?? program, '.ts')
}
