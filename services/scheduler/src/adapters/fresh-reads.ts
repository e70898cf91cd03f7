/**
 * Shares reads among those who ask for the same key at the same time, without making any of them stale. When
 * thousands of timers of one assistant elapse in the same second, its settings are read some hundred times.
 *
 * Whoever asks gets the result of a read that began after they asked. So at most one read of a key is under way, and all
 * who come meanwhile share the one after it.
 */
export function createFreshReads<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<unknown>>()
  const upcoming = new Map<string, Promise<T>>()

  const begin = (key: string): Promise<T> => {
    const reading = read(key)
    const settled = reading
      .catch(() => {})
      .then(() => {
        if (underWay.get(key) === settled) underWay.delete(key)
      })
    underWay.set(key, settled)
    return reading
  }

  return (key) => {
    const shared = upcoming.get(key)
    if (shared) return shared
    const current = underWay.get(key)
    if (!current) return begin(key)
    const next = current.then(() => {
      upcoming.delete(key)
      return begin(key)
    })
    upcoming.set(key, next)
    return next
  }
}
