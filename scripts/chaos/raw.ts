/**
 * Reads what JetStream holds, over its protocol and past all of our adapters: direct get in batches and stream info
 * (ADR-31 of github.com/nats-io/nats-architecture-and-design).
 */
import type { NatsClient } from '@relance/service-kit/nats'
import { setTimeout as sleep } from 'node:timers/promises'

type Connection = NatsClient['connection']

export interface RawMessage {
  seq: number
  subject: string
  /** The broker's instant, ms since the epoch. */
  at: number
  /** Header `Nats-Msg-Id`; empty where there is none. */
  id: string
  body: Uint8Array
}

const BATCH = 1_000
const ANSWER_TIMEOUT_MS = 5_000
const PATIENCE_MS = 30_000
const NOT_FOUND = 404

export interface Raw {
  /** All messages of a stream from a sequence on, up to what its leader had when this was called. */
  read(stream: string, fromSeq?: number): Promise<RawMessage[]>
  /** What a replica has at once; none where it does not answer. */
  glance(stream: string, fromSeq: number): Promise<RawMessage[]>
  lastSeq(stream: string): Promise<number>
  /** How many messages a stream holds, of a subject where one is given. */
  count(stream: string, subject?: string): Promise<number>
  /** What a stream's consumers have not been handed yet, and what they were handed and have not acknowledged. */
  backlog(stream: string): Promise<{ waiting: number; inHand: number }>
  /** Name of the node that leads a stream; undefined for a single broker. */
  leader(stream: string): Promise<string | undefined>
}

export function createRaw(connection: Connection): Raw {
  interface Info {
    state: { last_seq: number; messages: number; subjects?: Record<string, number> }
    cluster?: { leader?: string }
  }

  async function info(stream: string, query: object = {}): Promise<Info> {
    const giveUpAt = performance.now() + PATIENCE_MS
    for (;;) {
      try {
        const reply = await connection.request(`$JS.API.STREAM.INFO.${stream}`, JSON.stringify(query), {
          timeout: ANSWER_TIMEOUT_MS,
        })
        const answer = reply.json<Info & { error?: { description: string } }>()
        if (!answer.error) return answer
        throw new Error(answer.error.description)
      } catch (error) {
        if (performance.now() > giveUpAt) throw error
        await sleep(250)
      }
    }
  }

  async function batch(stream: string, fromSeq: number): Promise<RawMessage[]> {
    const inbox = `_INBOX.chaos.${Math.random().toString(36).slice(2)}`
    const messages: RawMessage[] = []
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const subscription = connection.subscribe(inbox, {
      callback: (error, { headers, data }) => {
        const code = headers?.code ?? 0
        if (error) reject(error)
        else if (code === 0) {
          messages.push({
            seq: Number(headers?.get('Nats-Sequence')),
            subject: headers?.get('Nats-Subject') ?? '',
            at: Date.parse(headers?.get('Nats-Time-Stamp') ?? ''),
            id: headers?.get('Nats-Msg-Id') ?? '',
            body: data,
          })
        } else if (code === 204 || code === NOT_FOUND) resolve()
        else reject(new Error(`Reading ${stream}: ${code} ${headers?.description}`))
      },
    })
    const deadline = setTimeout(() => reject(new Error(`Reading ${stream} took too long.`)), ANSWER_TIMEOUT_MS)
    try {
      const query = JSON.stringify({ seq: fromSeq, batch: BATCH, next_by_subj: '>' })
      connection.publish(`$JS.API.DIRECT.GET.${stream}`, query, { reply: inbox })
      await promise
      return messages
    } finally {
      clearTimeout(deadline)
      subscription.unsubscribe()
    }
  }

  return {
    async read(stream, fromSeq = 1) {
      const { last_seq: end } = (await info(stream)).state
      const all: RawMessage[] = []
      const giveUpAt = performance.now() + 2 * PATIENCE_MS
      for (let seq = fromSeq; seq <= end; ) {
        const some = await batch(stream, seq).catch((error: unknown) => {
          if (performance.now() > giveUpAt) throw error
          return undefined
        })
        all.push(...(some ?? []))
        const last = some?.at(-1)?.seq
        if (last !== undefined) seq = last + 1
        // What is left may have been replaced or acknowledged since.
        else if (some) return all
        else await sleep(250)
      }
      return all
    },
    glance: (stream, fromSeq) => batch(stream, fromSeq).catch(() => []),
    lastSeq: async (stream) => (await info(stream)).state.last_seq,
    async count(stream, subject) {
      if (subject === undefined) return (await info(stream)).state.messages
      const { subjects = {} } = (await info(stream, { subjects_filter: subject })).state
      return Object.values(subjects).reduce((sum, count) => sum + count, 0)
    },
    async backlog(stream) {
      const reply = await connection.request(`$JS.API.CONSUMER.LIST.${stream}`, '', { timeout: ANSWER_TIMEOUT_MS })
      const { consumers = [] } = reply.json<{ consumers?: { num_pending: number; num_ack_pending: number }[] }>()
      return {
        waiting: consumers.reduce((sum, { num_pending }) => sum + num_pending, 0),
        inHand: consumers.reduce((sum, { num_ack_pending }) => sum + num_ack_pending, 0),
      }
    },
    leader: async (stream) => (await info(stream)).cluster?.leader,
  }
}
