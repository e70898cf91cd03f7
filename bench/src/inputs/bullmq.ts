/**
 * The same with BullMQ: a message is a job; a worker in a process of its own records it in the conversation's transcript, a Redis list, and
 * moves the conversation's idle timer, a delayed job of which each conversation has one. All of it in one Redis with an append-only file that
 * is synced every second. Done is a message whose job is completed: it is recorded and the timer is moved.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { createClient } from 'redis'
import { startRedis } from '../../../scripts/cluster/servers.ts'
import type { Contender } from '../contenders.ts'
import { inParallel } from '../in-parallel.ts'
import { startChild } from '../peer-servers.ts'
import { addressOf } from '../traffic.ts'
import type { Size } from './size.ts'

export const MESSAGES = 'messages'
export const TIMERS = 'timers'

export interface Message {
  conversation: string
  id: string
  sentAt: number
  author: 'customer' | 'assistant'
  text: string
}

export interface Timer {
  conversation: string
}

/** What the worker of timers has done: fields that it set first, ones that were set before, and when it set the last. */
export interface Effects {
  first: number
  repeated: number
  lastAt: number
}

export type TimerQueue = Queue<Timer, void, 'idle'>
export type Redis = ReturnType<typeof redisAt>

const IDLE_AFTER_MS = 20 * 60_000
/** BullMQ keeps when a job is due in ms times this, so that those of one millisecond stay in order. */
const DUE_SCALE = 0x1000
const POLL_MS = 20
/** So many times fewer inputs than for Relance: a measurement takes less than ten seconds at some 10,000/s. */
const FEWER = 2

export function conversationKey(conversation: string): string {
  return `conversation:${conversation}`
}

export function redisAt(url: string) {
  return createClient({ url })
}

/**
 * Both at once, so that they go to Redis in one write.
 *
 * Of BullMQ's ways to move a timer, deduplication with `reschedule` is the fastest that cannot go wrong: one script moves the job that is there,
 * or adds it. With `keepLastIfActive` a message that comes while the timer is being worked off arms it again. One process that did nothing
 * else moved, with 256 under way over 2,000 conversations on two cores: 48,000/s so; 37,000/s with `replace`; 31,000/s by removing and adding,
 * and 50,000/s by `getJob` and `changeDelay`, both of which a second worker, or the timer's elapsing, can come between.
 */
export async function recordAndDebounce(redis: Redis, timers: TimerQueue, message: Message): Promise<void> {
  const { conversation } = message
  await Promise.all([
    redis.rPush(transcriptKey(conversation), JSON.stringify(message)),
    timers.add(
      'idle',
      { conversation },
      {
        delay: IDLE_AFTER_MS,
        deduplication: { id: conversation, reschedule: true, keepLastIfActive: true },
        removeOnComplete: true,
      },
    ),
  ])
}

export function bullmq(size: Size): Contender {
  return {
    name: 'bullmq',
    async start() {
      const { redis, stop } = await startBullmq()
      const messages: MessageQueue = new Queue(MESSAGES, { connection: redis })
      const timers: TimerQueue = new Queue(TIMERS, { connection: redis })
      return { measure: () => measure(redis, messages, timers, size), stop }
    },
  }
}

/** Redis in a folder of its own, a client of it, and the process of the workers. */
export async function startBullmq() {
  await using starting = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'))
  starting.defer(() => rm(folder, { recursive: true, force: true }))
  const server = await startRedis(folder)
  starting.defer(() => server.stop())
  const redis = redisAt(server.url)
  await redis.connect()
  starting.defer(() => redis.destroy())
  const worker = await startChild(new URL('../timers/bullmq-worker.ts', import.meta.url), [server.url])
  starting.defer(() => worker.stop())
  const started = starting.move()
  return { redis, worker, stop: () => started.disposeAsync() }
}

/** What was sent to each conversation. */
type Sent = ReadonlyMap<string, { count: number; lastAt: number }>
type MessageQueue = Queue<Message, void, 'message'>

async function measure(redis: Redis, messages: MessageQueue, timers: TimerQueue, { warm, inputs, atOnce }: Size) {
  const sent = new Map<string, { count: number; lastAt: number }>()
  const nextOf = (contact: number): Message => {
    const { conversation } = addressOf(contact)
    const turn = sent.get(conversation)?.count ?? 0
    const message = messageOf(conversation, `${contact}/${turn}`, turn)
    sent.set(conversation, { count: turn + 1, lastAt: message.sentAt })
    return message
  }
  const perSecond = async (
    count: number,
    contactOf: (n: number) => number,
    send: (message: Message) => Promise<unknown>,
  ) => {
    const began = performance.now()
    await inParallel(count, atOnce, (n) => send(nextOf(contactOf(n))))
    await untilDone(messages)
    return (count / (performance.now() - began)) * 1000
  }
  const enqueue = (message: Message) => messages.add('message', message, { removeOnComplete: true })
  const record = (message: Message) => recordAndDebounce(redis, timers, message)
  // BullMQ works off the messages of one conversation side by side, and one of them twice after a worker has died: a transcript is not in order
  // and may say things twice, which nobody here is measured for.
  const fewer = inputs / FEWER
  await perSecond(2 * warm, (n) => n % warm, enqueue)
  await perSecond(fewer / 2, (n) => n % warm, enqueue)
  const warmly = await perSecond(fewer, (n) => n % warm, enqueue)
  let opened = warm
  const opening = await perSecond(fewer / 2, (n) => (n % 2 === 0 ? opened++ : n % warm), enqueue)
  await perSecond(fewer / 2, (n) => n % warm, record)
  const recordOnly = await perSecond(fewer, (n) => n % warm, record)
  await verify(redis, timers, sent)
  return { warm: warmly, opening, recordOnly }
}

async function untilDone(messages: MessageQueue): Promise<void> {
  for (;;) {
    const {
      wait = 0,
      active = 0,
      delayed = 0,
      failed = 0,
    } = await messages.getJobCounts('wait', 'active', 'delayed', 'failed')
    if (failed > 0) throw new Error(`${failed} jobs failed.`)
    if (wait + active + delayed === 0) return
    await sleep(POLL_MS)
  }
}

/** Each conversation has all of its messages, and one timer, which its last message moved. */
async function verify(redis: Redis, timers: TimerQueue, sent: Sent): Promise<void> {
  const jobs = await timers.getDelayed()
  const dueAt = new Map(
    (await redis.zRangeWithScores(timers.toKey('delayed'), 0, -1)).map(({ value, score }) => [
      value,
      score / DUE_SCALE,
    ]),
  )
  const timerOf = new Map(jobs.map(({ id, data }) => [data.conversation, dueAt.get(id ?? '') ?? 0]))
  if (jobs.length !== sent.size || timerOf.size !== sent.size) {
    throw new Error(`${jobs.length} timers of ${timerOf.size} conversations, where ${sent.size} have one each.`)
  }
  await Promise.all(
    [...sent].map(async ([conversation, { count, lastAt }]) => {
      const recorded = await redis.lLen(transcriptKey(conversation))
      if (recorded !== count) throw new Error(`${conversation} has ${recorded} of its ${count} messages.`)
      const early = lastAt + IDLE_AFTER_MS - (timerOf.get(conversation) ?? 0)
      if (early > 0) throw new Error(`The timer of ${conversation} is due ${early} ms before its last message says.`)
    }),
  )
}

function messageOf(conversation: string, id: string, turn: number): Message {
  const said = { conversation, id, sentAt: Date.now() }
  return turn % 2 === 0
    ? { ...said, author: 'customer', text: 'Hello, I would like to book a table for four on Friday evening.' }
    : { ...said, author: 'assistant', text: 'Gladly! Which time would suit you, and under which name may I book?' }
}

function transcriptKey(conversation: string): string {
  return `transcript:${conversation}`
}
