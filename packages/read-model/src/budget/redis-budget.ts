import type { RedisClient } from '../redis/client.ts'
import { retryingOutages } from '../redis/outage.ts'
import { createScript } from '../redis/script.ts'
import type { Budget } from './budget.ts'

/**
 * A sorted set per rate, of what was taken by the clock of Redis, so that workers whose clocks differ share one window. A script looks at all
 * rates before it takes from any (B3). Where Redis was emptied, a window begins anew.
 */
export function createRedisBudget(client: RedisClient): Budget {
  const take = createScript(client, TAKE)
  const peek = createScript(client, PEEK)
  return retryingOutages<Budget>({
    async take(rates) {
      if (rates.length === 0) return { ok: true }
      const answer = await take(
        rates.map(({ key }) => keyOf(key)),
        rates.flatMap(({ limit, perMs }) => [String(limit), String(perMs)]),
      )
      const waitMicroseconds = Number(answer)
      return waitMicroseconds === 0 ? { ok: true } : { ok: false, retryAfterMs: Math.ceil(waitMicroseconds / 1000) }
    },
    async peek({ key, limit, perMs }) {
      return Math.max(0, limit - Number(await peek([keyOf(key)], [String(perMs)])))
    },
  })
}

/** One hash tag: a script's keys must lie together, and any two rates may be taken together. */
function keyOf(key: string): string {
  return `relance:{budget}:${key}`
}

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
`

/** Gives 0 where all were taken, else the microseconds to wait. A member is made unique by a counter beside the instant. */
const TAKE = `${NOW}
local wait = 0
local wanted = {}
for n, key in ipairs(KEYS) do
  local limit, window = tonumber(ARGV[2 * n - 1]), tonumber(ARGV[2 * n]) * 1000
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now - window))
  wanted[key] = (wanted[key] or 0) + 1
  local over = redis.call('ZCARD', key) + wanted[key] - limit
  if over > 0 then
    local leaving = redis.call('ZRANGE', key, over - 1, over - 1, 'WITHSCORES')
    wait = math.max(wait, leaving[2] and (tonumber(leaving[2]) + window - now) or window)
  end
end
if wait > 0 then return string.format('%.0f', wait) end
for n, key in ipairs(KEYS) do
  local instant = string.format('%.0f', now)
  redis.call('ZADD', key, instant, instant .. '.' .. redis.call('ZCARD', key) .. '.' .. n)
  redis.call('PEXPIRE', key, math.max(tonumber(ARGV[2 * n]), redis.call('PTTL', key)))
end
return '0'
`

const PEEK = `${NOW}
return redis.call('ZCOUNT', KEYS[1], string.format('(%.0f', now - tonumber(ARGV[1]) * 1000), '+inf')
`
