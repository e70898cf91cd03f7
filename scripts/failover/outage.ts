/** What a kill meant for those who waited. */
import type { Probe } from './probes.ts'

export interface Outage {
  /** From the kill until the last message that came late because of it, ms; 0 where none did. */
  workingAgainMs: number
  /** Messages that came late. */
  late: number
  /** Messages that never came: in doubt, where they were on their way at the kill. */
  missing: number
  /** The longest time without any message, ms: whether all stood still, or some only came late. */
  standstillMs: number
  /** Messages that came late shortly before the kill, with nothing broken: where there are some, the figures are the machine's, too. */
  lateBefore: number
}

/** Less is the ordinary unsteadiness of a machine, ms. */
const LATE_MS = 750
/** Messages that began so long before the kill had arrived by then, ms. */
const BEFORE_MS = 5_000

/**
 * `usualMs` is how long a message takes from its probe's beginning when nothing is broken. What was due before the kill and arrived
 * before it tells nothing.
 */
export function outageOf(
  probes: readonly Probe[],
  shown: ReadonlyMap<string, number>,
  { killedAt, watchedUntil, usualMs }: { killedAt: number; watchedUntil: number; usualMs: number },
): Outage {
  const outage = { workingAgainMs: 0, late: 0, missing: 0, standstillMs: 0, lateBefore: 0 }
  let former = killedAt
  for (const at of [...shown.values()].sort((a, b) => a - b)) {
    if (at <= killedAt || former > watchedUntil) continue
    outage.standstillMs = Math.max(outage.standstillMs, at - former)
    former = at
  }
  for (const { contact, beganAt } of probes) {
    const before = shown.get(contact)
    if (before !== undefined && before <= killedAt) {
      if (before > killedAt - BEFORE_MS && before - beganAt > usualMs + LATE_MS) outage.lateBefore++
      continue
    }
    if (beganAt < killedAt - BEFORE_MS || beganAt > watchedUntil) continue
    const at = shown.get(contact)
    if (at === undefined) outage.missing++
    else if (at - beganAt > usualMs + LATE_MS) {
      outage.late++
      outage.workingAgainMs = Math.max(outage.workingAgainMs, at - killedAt)
    }
  }
  return outage
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
