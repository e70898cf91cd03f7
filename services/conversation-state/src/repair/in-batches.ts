/** Visits what an iterable gives, so many at once. Rejects with the first error, after the batch that it fell in. */
export async function inBatches<T>(
  items: AsyncIterable<T>,
  atOnce: number,
  visit: (item: T) => Promise<void>,
): Promise<void> {
  let batch: Promise<void>[] = []
  for await (const item of items) {
    batch.push(visit(item))
    if (batch.length < atOnce) continue
    await settled(batch)
    batch = []
  }
  await settled(batch)
}

async function settled(batch: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(batch)) if (result.status === 'rejected') throw result.reason
}
