/** `12-24`, a day of every year, or `2026-12-31`, a day of one. There is no 30 February. */
export function isDay(text: string): boolean {
  if (!/^(?:\d{4}-)?\d{2}-\d{2}$/.test(text)) return false
  try {
    // The year of a day that comes every year is a leap year, for the sake of 29 February.
    Temporal.PlainDate.from(text.length === 5 ? `2024-${text}` : text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}
