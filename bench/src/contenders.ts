import { type Figure, figureOf } from './figure.ts'

/** Something that does the work which is measured: Relance, or one that it is measured beside. */
export interface Contender {
  name: string
  /** Starts what it needs, on empty disks. */
  start(): Promise<Started>
}

export interface Started {
  /** Warms up, and measures once. Figures by name. */
  measure(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/**
 * Measures every contender once a round, one after the other, so that a machine that slows down or speeds up meanwhile does so for all of
 * them. Each begins anew in every round. Gives figures as `<contender>.<figure>`.
 */
export async function inRounds(
  contenders: readonly Contender[],
  rounds: number,
  tell: (line: string) => void,
): Promise<Record<string, Figure>> {
  const samples = new Map<string, number[]>()
  for (let round = 1; round <= rounds; round++) {
    for (const { name, start } of contenders) {
      const started = await start()
      try {
        for (const [figure, value] of Object.entries(await started.measure())) {
          const key = `${name}.${figure}`
          samples.set(key, [...(samples.get(key) ?? []), value])
          tell(`round ${round}  ${key.padEnd(28)} ${shown(value)}`)
        }
      } finally {
        await started.stop()
      }
    }
  }
  return Object.fromEntries([...samples].map(([key, values]) => [key, figureOf(values)]))
}

/** Three digits that count. */
export function shown(value: number): string {
  return Number(value.toPrecision(value >= 1000 ? 4 : 3)).toLocaleString('en')
}
