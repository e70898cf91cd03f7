/** This process and those that it started, as the kernel sees them. Linux only; elsewhere none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** As the kernel counts: a hundred ticks a second on every Linux that Node runs on. */
const US_PER_TICK = 10_000

export interface OwnProcess {
  /** `sender` is this process, a service goes by its own name, anything else by its file's. */
  name: string
  /** Processor time so far, µs. */
  cpuUs: number
  residentBytes: number
}

export function ownProcesses(): OwnProcess[] {
  if (!existsSync('/proc/self/stat')) return []
  return readdirSync('/proc').flatMap((pid) => readProcess(pid) ?? [])
}

function readProcess(pid: string): OwnProcess | undefined {
  if (!/^\d+$/.test(pid)) return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in parentheses and may hold anything; state, parent and so on follow.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isOwn = Number(pid) === process.pid
    if (!isOwn && Number(fields[1]) !== process.pid) return undefined
    const residentKb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return {
      name: isOwn ? 'sender' : nameOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')),
      cpuUs: (Number(fields[11]) + Number(fields[12])) * US_PER_TICK,
      residentBytes: Number(residentKb ?? 0) * 1024,
    }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}

/** `services/ingest/src/main.ts` is `ingest`; anything else goes by the name of its file. */
function nameOf(command: readonly string[]): string {
  const service = command.map((part) => /services\/([a-z-]+)\/src\/main\.ts$/.exec(part)?.[1]).find(Boolean)
  const script = command.find((part) => part.endsWith('.ts'))
  // Some servers write their address after their name.
  return service ?? basename(script ?? command[0]?.split(' ')[0] ?? '', '.ts')
}
