/** Processor time of this process and of those that it started, by name: where the time of a measurement went. Linux only; elsewhere empty. */
import { ownProcesses } from './own-processes.ts'

/** µs so far, by name. */
export type CpuTimes = ReadonlyMap<string, number>

export function cpuTimes(): CpuTimes {
  const times = new Map<string, number>()
  for (const { name, cpuUs } of ownProcesses()) times.set(name, (times.get(name) ?? 0) + cpuUs)
  return times
}

/** µs that each spent between two moments. */
export function spentBetween(before: CpuTimes, after: CpuTimes): [name: string, us: number][] {
  return [...after]
    .map(([name, us]): [string, number] => [name, us - (before.get(name) ?? 0)])
    .filter(([, us]) => us > 0)
}
