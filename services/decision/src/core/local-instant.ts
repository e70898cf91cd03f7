/** A local date and time that a model wrote, as an instant. */

/** Ms since the epoch of `2026-11-25T09:00` at a place; undefined where it is no such time. */
export function localInstant(text: string | null, zone: string): number | undefined {
  if (!text) return undefined
  try {
    return Temporal.PlainDateTime.from(text.trim().replace(/Z$/, '')).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return undefined
  }
}
