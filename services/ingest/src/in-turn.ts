/**
 * Does the same to many items: items of one key in their order, different keys side by side, at most `width` at once.
 * Results come in the order of the items; the first failure rejects once what was begun has ended.
 */
export async function inTurn<T, R>(
  items: readonly T[],
  keyOf: (item: T) => string,
  act: (item: T) => Promise<R>,
  width = 32,
): Promise<R[]> {
  const lanes = [...Map.groupBy(items.keys(), (index) => keyOf(items[index] as T)).values()]
  const results: R[] = Array.from({ length: items.length })
  let failure: { error: unknown } | undefined
  const work = async () => {
    for (let lane = lanes.shift(); lane && !failure; lane = lanes.shift()) {
      try {
        for (const index of lane) results[index] = await act(items[index] as T)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  if (failure) throw failure.error
  return results
}
