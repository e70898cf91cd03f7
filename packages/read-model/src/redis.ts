export { createRedisBudget } from './budget/redis-budget.ts'
export { createRedisReadModel } from './read-model/redis-read-model.ts'
export type { RedisClient } from './redis/client.ts'
