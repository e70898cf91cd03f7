import type { Position } from './page-token.ts'

export type Place = Position
export type RecentIds = AsyncGenerator<Place, void, undefined>

/** Merges lists that are each ordered by activity and id, both descending, into one. */
export async function* mergeRecent(lists: RecentIds[]): RecentIds {
  const heads = (await Promise.all(lists.map(async (list) => ({ list, head: (await list.next()).value })))).filter(
    ({ head }) => head,
  )
  while (heads.length > 0) {
    let first = 0
    for (let n = 1; n < heads.length; n++) if (isLater(heads[n]?.head, heads[first]?.head)) first = n
    const chosen = heads[first]
    if (!chosen?.head) return
    yield chosen.head
    const next = (await chosen.list.next()).value
    if (next) chosen.head = next
    else heads.splice(first, 1)
  }
}

function isLater(one: Place | undefined | void, other: Place | undefined | void): boolean {
  if (!one || !other) return Boolean(one)
  return one.lastActivityAt === other.lastActivityAt ? one.id > other.id : one.lastActivityAt > other.lastActivityAt
}
