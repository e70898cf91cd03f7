/** What was measured several times: the median, and how far apart the lowest and the highest are. */
export interface Figure {
  median: number
  lowest: number
  highest: number
  samples: number[]
}

/** Throws a RangeError where nothing was measured. */
export function figureOf(samples: readonly number[]): Figure {
  const sorted = samples.toSorted((a, b) => a - b)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (lowest === undefined || highest === undefined) throw new RangeError('A figure needs one sample at least.')
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] ?? lowest) + (sorted[Math.ceil(middle)] ?? highest)) / 2
  return { median, lowest, highest, samples: [...samples] }
}

/** The value below which a share of the samples lies, by the nearest rank. `share` is from 0 to 1. */
export function quantileOf(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
