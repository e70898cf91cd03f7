/** The process of the workers with BullMQ: one of messages, which are recorded, and one of timers, which mark their conversation as idle. */
import { Queue, Worker } from 'bullmq'
import {
  conversationKey,
  type Effects,
  MESSAGES,
  type Message,
  recordAndDebounce,
  redisAt,
  type Timer,
  type TimerQueue,
  TIMERS,
} from '../inputs/bullmq.ts'
import { answerParent } from '../peer-servers.ts'

/** With 50 it is a tenth slower, and no faster with 400. */
const MESSAGES_AT_ONCE = 200
/** With 50 or 300 it is no faster. */
const TIMERS_AT_ONCE = 100

const redis = redisAt(process.argv[2]!)
await redis.connect()
const timers: TimerQueue = new Queue(TIMERS, { connection: redis })
const effects: Effects = { first: 0, repeated: 0, lastAt: 0 }

const workers = [
  new Worker<Message, void>(MESSAGES, ({ data }) => recordAndDebounce(redis, timers, data), {
    connection: redis,
    concurrency: MESSAGES_AT_ONCE,
  }),
  new Worker<Timer, void>(
    TIMERS,
    async ({ data: { conversation } }) => {
      const added = await redis.hSet(conversationKey(conversation), 'idle', 1)
      if (added) effects.first++
      else effects.repeated++
      effects.lastAt = Date.now()
    },
    { connection: redis, concurrency: TIMERS_AT_ONCE },
  ),
]
for (const worker of workers) {
  worker.on('error', (error) => {
    throw error
  })
  await worker.waitUntilReady()
}
answerParent(() => effects)
