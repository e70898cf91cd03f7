/**
 * Timers with BullMQ: delayed jobs, one per conversation, all of them due within one second. The worker marks a job's conversation as idle, with
 * one field in Redis.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from 'bullmq'
import type { Contender } from '../contenders.ts'
import { conversationKey, type Effects, type Redis, startBullmq, type TimerQueue, TIMERS } from '../inputs/bullmq.ts'
import type { Child } from '../peer-servers.ts'

const SPREAD_MS = 1_000
const CHUNK = 1_000
const WARM_UP = 5_000
const POLL_MS = 50
/** Where nothing elapses for so long, the rest is lost. */
const STALLED_MS = 15_000

export function bullmqTimers(count: number): Contender {
  return {
    name: 'bullmq',
    async start() {
      const { redis, worker, stop } = await startBullmq()
      const timers: TimerQueue = new Queue(TIMERS, { connection: redis })
      return { measure: () => measure(redis, worker, timers, count), stop }
    },
  }
}

async function measure(redis: Redis, worker: Child, timers: TimerQueue, count: number) {
  // Elapsing while others are being added, so that both are warm, and so that it shows how long adding takes.
  const began = performance.now()
  const warmUpAt = Date.now() + 100
  await add(timers, 'warm-up', WARM_UP, warmUpAt)
  const addingMs = ((performance.now() - began) / WARM_UP) * count
  await untilElapsed(worker, WARM_UP, warmUpAt)

  const firstDueAt = Date.now() + Math.ceil(2 * addingMs) + 2_000
  await add(timers, 'measured', count, firstDueAt)
  const lateMs = Date.now() - firstDueAt
  if (lateMs > 0) throw new Error(`The last of the timers was added ${lateMs} ms after the first was due.`)
  const { lastAt } = await untilElapsed(worker, WARM_UP + count, firstDueAt)
  await verify(redis, timers, count)
  return { doneMs: lastAt - firstDueAt }
}

async function add(timers: TimerQueue, name: string, count: number, firstDueAt: number): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const now = Date.now()
    const jobs = Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => ({
      name: 'idle' as const,
      data: { conversation: conversationOf(name, from + n) },
      opts: {
        timestamp: now,
        delay: firstDueAt + Math.floor(((from + n) / count) * SPREAD_MS) - now,
        removeOnComplete: true,
      },
    }))
    await timers.addBulk(jobs)
  }
}

/** What the worker has done once so many fields are set. Nothing is expected of it before `firstDueAt`. */
async function untilElapsed(worker: Child, count: number, firstDueAt: number): Promise<Effects> {
  for (;;) {
    const effects = (await worker.ask()) as Effects
    if (effects.repeated > 0) throw new Error(`${effects.repeated} timers elapsed twice.`)
    if (effects.first >= count) return effects
    const stalledMs = Date.now() - Math.max(effects.lastAt, firstDueAt)
    if (stalledMs > STALLED_MS) throw new Error(`${count - effects.first} timers are lost.`)
    await sleep(POLL_MS)
  }
}

async function verify(redis: Redis, timers: TimerQueue, count: number): Promise<void> {
  const { wait = 0, delayed = 0, failed = 0 } = await timers.getJobCounts('wait', 'delayed', 'failed')
  if (wait + delayed + failed > 0) throw new Error(`${wait} timers wait, ${delayed} are delayed, ${failed} failed.`)
  for (let from = 0; from < count; from += CHUNK) {
    const keys = Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => conversationOf('measured', from + n))
    const idle = await Promise.all(keys.map((conversation) => redis.hGet(conversationKey(conversation), 'idle')))
    const missing = idle.filter((value) => value !== '1').length
    if (missing > 0) throw new Error(`${missing} conversations are not marked.`)
  }
}

function conversationOf(name: string, n: number): string {
  return `${name}/${n}`
}
