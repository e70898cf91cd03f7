/** Ratios by name; larger is better. */
export type Ratios = Record<string, number>

export interface Compared {
  name: string
  was: number
  is: number
  verdict: 'the same' | 'faster' | 'slower'
}

/** Small runs differ by so much from one to the next on a machine that does nothing else (docs/benchmarks.md). */
const NOISE = 0.25

/** A ratio that is missing on either side counts as 0. */
export function compare(committed: Ratios, measured: Ratios): Compared[] {
  const names = new Set([...Object.keys(committed), ...Object.keys(measured)])
  return [...names].map((name) => {
    const [was, is] = [committed[name] ?? 0, measured[name] ?? 0]
    return {
      name,
      was,
      is,
      verdict: is < was * (1 - NOISE) ? 'slower' : is > was * (1 + NOISE) ? 'faster' : 'the same',
    }
  })
}
