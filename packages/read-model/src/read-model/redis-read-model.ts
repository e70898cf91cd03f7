import { RESP_TYPES } from 'redis'
import type { RedisClient } from '../redis/client.ts'
import { isOutage, retryingOutages } from '../redis/outage.ts'
import { createScript, type Script } from '../redis/script.ts'
import { pack, unpack, versionText } from './packed-view.ts'
import { fold, fromPageToken, type Position, toPageToken } from './page-token.ts'
import type { ReadModel, StoredView } from './read-model.ts'
import { mergeRecent, type Place, type RecentIds } from './recent.ts'

/**
 * Per tenant, all under the hash tag `{tenant}`:
 *
 * - `view:<id>`: the packed view,
 * - `state:<state>`, `contact:<contact>`: sorted sets of ids by last activity; a list merges those of its states,
 * - `states`: the states that have a set, `due`: ids by due time, `changes`: the channel of `watch`.
 *
 * `put` and `remove` are scripts, so that a view and its places change together, and the newest version wins whoever comes last. Nothing needs
 * to be there beforehand: emptied, Redis fills as views are put.
 */
export function createRedisReadModel(client: RedisClient): ReadModel {
  const putTogether = createPutTogether(createScript(client, PUT))
  const removeScript = createScript(client, REMOVE)
  const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })

  const load = async (tenant: string, ids: string[]): Promise<StoredView[]> => {
    if (ids.length === 0) return []
    const values = (await binary.mGet(ids.map((id) => key(tenant, 'view', id)))) as (Buffer | null)[]
    return values.flatMap((value, n) => (value ? [unpack(tenant, ids[n] ?? '', value)] : []))
  }

  /** Ids of a sorted set by activity, the latest first, after a position. */
  async function* recentIds(set: string, after: Position | undefined): RecentIds {
    for (let offset = 0; ; offset += CHUNK) {
      const max = after ? after.lastActivityAt : '+inf'
      const chunk = await client.zRangeWithScores(set, max, '-inf', {
        BY: 'SCORE',
        REV: true,
        LIMIT: { offset, count: CHUNK },
      })
      for (const { value: id, score } of chunk) {
        if (!after || score < after.lastActivityAt || id < after.id) yield { id, lastActivityAt: score }
      }
      if (chunk.length < CHUNK) return
    }
  }

  return retryingOutages<ReadModel>({
    put: putTogether,
    async get(tenant, id) {
      return (await load(tenant, [id]))[0]
    },
    async list({ tenant, states = [], query, contactId, limit, pageToken }) {
      const after = pageToken ? fromPageToken(pageToken) : undefined
      const wanted = states.length > 0 ? [...states] : await client.sMembers(key(tenant, 'states'))
      const sets =
        contactId === undefined
          ? wanted.map((state) => key(tenant, 'state', state))
          : [key(tenant, 'contact', contactId)]
      const needle = fold(query ?? '')
      const matches = (view: StoredView) =>
        (states.length === 0 || states.includes(view.state)) &&
        (needle === '' || fold(view.searchText).includes(needle))

      const views: StoredView[] = []
      let seen = 0
      let batch: Place[] = []
      let last: Position | undefined
      // A page of what matches everywhere is one batch; a rare word is looked for in large ones.
      const batchSize = needle === '' ? Math.min(limit + 1, CHUNK) : CHUNK
      const takeBatch = async () => {
        for (const view of await load(
          tenant,
          batch.map(({ id }) => id),
        ))
          if (matches(view)) views.push(view)
        seen += batch.length
        last = batch.at(-1) ?? last
        batch = []
      }
      for await (const place of mergeRecent(sets.map((set) => recentIds(set, after)))) {
        batch.push(place)
        if (batch.length < batchSize) continue
        await takeBatch()
        if (views.length > limit || seen >= MOST_SEEN) break
      }
      await takeBatch()
      const page = views.slice(0, limit)
      const lastOfPage = page.at(-1)
      if (views.length > limit && lastOfPage) return { views: page, nextPageToken: toPageToken(lastOfPage) }
      return { views: page, nextPageToken: seen >= MOST_SEEN && last ? toPageToken(last) : undefined }
    },
    async due({ tenant, before, limit }) {
      const set = key(tenant, 'due')
      const max = before === undefined ? '+inf' : `(${before}`
      const [ids, total] = await Promise.all([
        client.zRange(set, '-inf', max, { BY: 'SCORE', LIMIT: { offset: 0, count: limit } }),
        client.zCount(set, '-inf', max),
      ])
      return { views: await load(tenant, ids), total }
    },
    async watch(tenant, changed) {
      // A connection that subscribes can do nothing else.
      const subscriber = client.duplicate()
      subscriber.on('error', () => {})
      await subscriber.connect()
      const channel = key(tenant, 'changes')
      await subscriber.subscribe(
        channel,
        (message: Buffer) => {
          const end = message.indexOf('\n')
          changed(unpack(tenant, message.toString('utf8', 0, end), message.subarray(end + 1)))
        },
        true,
      )
      return { stop: async () => subscriber.destroy() }
    },
    async remove(tenant, id) {
      await removeScript([key(tenant, 'view', id)], [key(tenant, ''), id])
    },
  })
}

/** Views of a tenant that are put in one turn of the event loop go to Redis as one command. */
function createPutTogether(putScript: Script): ReadModel['put'] {
  interface Batch {
    views: StoredView[]
    written: Promise<unknown>
  }
  const batches = new Map<string, Batch>()

  const write = (tenant: string, views: readonly StoredView[]) =>
    putScript(
      views.map(({ id }) => key(tenant, 'view', id)),
      [key(tenant, ''), ...views.flatMap(argumentsOf)],
    )
  const begin = (tenant: string): Batch => {
    const views: StoredView[] = []
    const turnEnds = new Promise<void>((resolve) => setImmediate(resolve))
    const written = turnEnds.then(() => {
      if (batches.get(tenant)?.views === views) batches.delete(tenant)
      return write(tenant, views)
    })
    const batch = { views, written }
    batches.set(tenant, batch)
    return batch
  }

  return async (view) => {
    const open = batches.get(view.tenant)
    const batch = open && open.views.length < MOST_PUT_TOGETHER ? open : begin(view.tenant)
    batch.views.push(view)
    try {
      await batch.written
    } catch (error) {
      if (isOutage(error) || batch.views.length === 1) throw error
      // One that Redis does not take must not keep the others from being shown (I12).
      await write(view.tenant, [view])
    }
  }
}

/** In the order in which PUT takes them, seven for each view behind the prefix. */
function argumentsOf(view: StoredView): (string | Buffer)[] {
  const { id, version, state, contactId, lastActivityAt, dueAt } = view
  const due = dueAt === undefined ? '' : String(dueAt)
  return [id, versionText(version), pack(view), state, contactId, String(lastActivityAt), due]
}

/** Redis does nothing else meanwhile: about a millisecond. */
const MOST_PUT_TOGETHER = 100
const CHUNK = 500
/** A list that finds little ends its page after so many views, and goes on with the next one. */
const MOST_SEEN = 20_000

function key(tenant: string, kind: string, name?: string): string {
  return `relance:{${tenant}}:${kind}${name === undefined ? '' : `:${name}`}`
}

const FORMER = `
local function placesOf(former)
  if former then return cjson.decode(string.sub(former, 17, string.find(former, '\\n', 17, true) - 1)) end
end
local prefix = ARGV[1]
`

const PUT = `${FORMER}
for n = 1, #KEYS do
  local at = 7 * n - 5
  local id, version, packed, state, contact, activity, due = unpack(ARGV, at, at + 6)
  local former = redis.call('GET', KEYS[n])
  if not former or string.sub(former, 1, 16) < version then
    local places = placesOf(former)
    if places and places.s ~= state then redis.call('ZREM', prefix .. 'state:' .. places.s, id) end
    if places and places.c ~= contact then redis.call('ZREM', prefix .. 'contact:' .. places.c, id) end
    redis.call('SET', KEYS[n], packed)
    redis.call('SADD', prefix .. 'states', state)
    redis.call('ZADD', prefix .. 'state:' .. state, activity, id)
    redis.call('ZADD', prefix .. 'contact:' .. contact, activity, id)
    if due == '' then redis.call('ZREM', prefix .. 'due', id) else redis.call('ZADD', prefix .. 'due', due, id) end
    redis.call('PUBLISH', prefix .. 'changes', id .. '\\n' .. packed)
  end
end
`

const REMOVE = `${FORMER}
local id = ARGV[2]
local places = placesOf(redis.call('GET', KEYS[1]))
if not places then return end
redis.call('DEL', KEYS[1])
redis.call('ZREM', prefix .. 'state:' .. places.s, id)
redis.call('ZREM', prefix .. 'contact:' .. places.c, id)
redis.call('ZREM', prefix .. 'due', id)
`
