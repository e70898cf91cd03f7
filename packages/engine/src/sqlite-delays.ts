/** Things that wait for an instant, earliest first; of the same instant, in the order in which they were added. */
export interface Delays<Item> {
  add(item: Item, dueAt: number): void
  /** Takes the earliest that is due at `now`. */
  takeDue(now: number): Item | undefined
  nextDueAt(): number | undefined
  size(): number
}

export function createDelays<Item>(): Delays<Item> {
  // Latest first: the earliest is popped off the end.
  const delayed: { item: Item; dueAt: number }[] = []
  return {
    add(item, dueAt) {
      let low = 0
      let high = delayed.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((delayed[middle]?.dueAt ?? 0) > dueAt) low = middle + 1
        else high = middle
      }
      delayed.splice(low, 0, { item, dueAt })
    },
    takeDue: (now) => ((delayed.at(-1)?.dueAt ?? Number.POSITIVE_INFINITY) <= now ? delayed.pop()?.item : undefined),
    nextDueAt: () => delayed.at(-1)?.dueAt,
    size: () => delayed.length,
  }
}
