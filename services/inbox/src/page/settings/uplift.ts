import type { Uplift } from '@relance/contracts/gen/relance/decision/v1/assistant_service'

/** What follow-ups bring, in one sentence that says how sure it is. */
export function upliftInWords(uplift: Uplift | undefined): string {
  if (!uplift) return 'What follow-ups bring is known once some conversations are held out.'
  const { followedShare, heldOutShare, difference, lower, upper } = uplift
  const shares = `${percent(followedShare)} came back with follow-ups, ${percent(heldOutShare)} without`
  const range = `between ${points(lower)} and ${points(upper)} points, 95 % sure`
  return `${shares}: ${points(difference)} points (${range}).${lower <= 0 && upper >= 0 ? ' That may still be chance.' : ''}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function points(difference: number): string {
  const text = (difference * 100).toFixed(1)
  return difference > 0 ? `+${text}` : text
}
