import type { createClient } from 'redis'

type Nothing = Record<never, never>

/** As `createClient` of `redis` gives it, without modules. The caller connects it, listens to its `error` event, and closes it. */
export type RedisClient = ReturnType<typeof createClient<Nothing, Nothing, Nothing, 3, Nothing>>
