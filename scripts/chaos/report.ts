import type { FaultKind } from './faults.ts'
import type { Evidence } from './oracle/evidence.ts'
import type { Finding, Judgement } from './oracle/judge.ts'

/** What a run came to. */
export interface Report {
  summary: Summary
  findings: Finding[]
  /** Figures that only people look at. */
  details: Record<string, unknown>
}

/** The one line of `--json`. */
export interface Summary {
  /** From outside, and acknowledged; duplicates count once. */
  inputs: number
  /** Messages that customers saw. */
  sends: number
  faults: Partial<Record<FaultKind, number>>
  /** Inputs that were acknowledged and are not folded, and commands of which nothing came. */
  lost: number
  /** Messages that customers saw twice. */
  doubles: number
  /** Messages that should not have been sent any more. */
  late: number
  stuck: number
  /** STATE records that are not what their mailbox folds to. */
  diverged: number
  /** Messages of which nobody knows whether they were sent; allowed for what was in flight when something was killed. */
  inDoubt: number
  /** Too little happened for the rest to mean anything. */
  vacuous: boolean
  ok: boolean
}

/** A run is vacuous below these. */
export const LEAST_INPUTS_PER_SECOND = 200
export const LEAST_SENDS = 1_000
export const MOST_SECONDS_PER_FAULT = 5

export function reportOf(run: {
  judgement: Judgement
  evidence: Evidence
  loadMs: number
  refused: ReadonlyMap<string, number>
  mended: ReadonlyMap<string, number>
}): Report {
  const { judgement, evidence, loadMs, refused, mended } = run
  const { findings, sends, inDoubt, entries, commands } = judgement
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length
  const seconds = loadMs / 1_000
  const inputs = evidence.acknowledged.length
  const byKind = Object.groupBy(evidence.faults, ({ kind }) => kind)
  const faults = Object.fromEntries(Object.entries(byKind).map(([kind, list]) => [kind, list.length]))
  const vacuous =
    inputs / seconds < LEAST_INPUTS_PER_SECOND ||
    sends < LEAST_SENDS ||
    evidence.faults.length * MOST_SECONDS_PER_FAULT < seconds
  return {
    summary: {
      inputs,
      sends,
      faults,
      lost: count('lost'),
      doubles: count('doubles'),
      late: count('late'),
      stuck: count('stuck'),
      diverged: count('diverged'),
      inDoubt,
      vacuous,
      ok: findings.length === 0 && !vacuous,
    },
    findings,
    details: {
      seconds: Math.round(seconds),
      inputsPerSecond: Math.round(inputs / seconds),
      entries,
      commands,
      conversations: evidence.mailboxes.size,
      calls: evidence.calls.length,
      refused: Object.fromEntries(refused),
      mended: Object.fromEntries(mended),
    },
  }
}
