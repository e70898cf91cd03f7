/** What everything in a run shares: its time, its faults, its trace and what was found wrong. */
import { type Faults, NONE } from './faults.ts'
import type { Random } from './random.ts'
import type { SimulatedTime } from './time.ts'

export interface Violation {
  /** Which invariant does not hold, in a few words. */
  invariant: string
  detail: string
  /** Ms since the epoch, of the simulation. */
  at: number
}

export interface Run {
  time: SimulatedTime
  random: Random
  /** Those of this moment: none once the world has calmed down. */
  faults(): Faults
  calmDown(): void
  /** Notes what happens, for the hash by which two runs are compared, and for people. */
  note(...what: (string | number)[]): void
  /** Counts that something was met, so that a test can tell that it was. */
  met(what: string): void
  violate(invariant: string, detail: string): void
  violations: Violation[]
  counts: Map<string, number>
  hash(): string
  lines(): string[]
}

export interface RunOptions {
  time: SimulatedTime
  random: Random
  faults: Faults
  startAt: number
  /** Keeps the lines of the trace. */
  traced: boolean
}

export function createRun({ time, random, faults, startAt, traced }: RunOptions): Run {
  let present = faults
  let first = 0x811c9dc5
  let second = 0x1234567
  const lines: string[] = []
  const violations: Violation[] = []
  const counts = new Map<string, number>()
  return {
    time,
    random,
    violations,
    counts,
    faults: () => present,
    calmDown() {
      present = NONE
    },
    note(...what) {
      const line = `${time.now() - startAt} ${what.join(' ')}`
      // Two of the FNV-1a kind with different primes: 32 bits would be few for a comparison of thousands of runs.
      for (let n = 0; n < line.length; n++) {
        const code = line.charCodeAt(n)
        first = Math.imul(first ^ code, 0x01000193)
        second = Math.imul(second ^ code, 0x01000197)
      }
      if (traced) lines.push(`${stamp(time.now())}  ${what.join(' ')}`)
    },
    met: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    violate(invariant, detail) {
      violations.push({ invariant, detail, at: time.now() })
      if (traced) lines.push(`${stamp(time.now())}  !!! ${invariant}: ${detail}`)
    },
    hash: () => [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join(''),
    lines: () => lines,
  }
}

function stamp(at: number): string {
  return new Date(at).toISOString().slice(5, 23).replace('T', ' ')
}
