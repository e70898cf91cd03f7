import { type JetStreamManager, jetstreamManager, type StoredMsg } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { Clock } from '../clock.ts'
import { startingAt } from './direct.ts'
import { persist, unreachable } from './patience.ts'
import type { Stored } from './stored.ts'

/** Reads that the stream's leader answers (`STREAM.MSG.GET`), so that they see every write that was acknowledged before. Slower than direct ones. */
export interface Leader {
  /** The last message of a subject without wildcards. */
  last(stream: string, subject: string): Promise<Stored | undefined>
  /** The first message at or after a sequence, or an instant of the stream, whose subject matches. */
  next(stream: string, subject: string, from: number | Date): Promise<Stored | undefined>
  /** The JetStream API, without patience. */
  manager: JetStreamManager
  /** Any question to the JetStream API; asked again for a while where it fails. */
  ask<T>(question: (manager: JetStreamManager) => Promise<T>): Promise<T>
}

export async function createLeader(connection: NatsConnection, clock: Clock): Promise<Leader> {
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 2000 })
  // Whatever the error, it may pass: a broker that has just started answers as if streams were not there.
  const ask = <T>(question: (manager: JetStreamManager) => Promise<T>) =>
    persist(clock, () =>
      question(manager).catch((cause: unknown) => {
        throw connection.isClosed() ? cause : unreachable('A question to the leader', cause)
      }),
    )
  // The declared type of a query lacks the pairs of next_by_subj with seq and with start_time, which the server takes.
  const get = async (stream: string, query: { last_by_subj: string } | { next_by_subj: string }) =>
    toStored(await ask(({ streams }) => streams.getMessage(stream, query as { last_by_subj: string })))
  return {
    manager,
    ask,
    last: (stream, subject) => get(stream, { last_by_subj: subject }),
    next: (stream, subject, from) => get(stream, { next_by_subj: subject, ...startingAt(from) }),
  }
}

function toStored(message: StoredMsg | null): Stored | undefined {
  if (!message) return undefined
  return {
    seq: message.seq,
    subject: message.subject,
    at: message.time.getTime(),
    headers: message.header,
    body: message.data,
  }
}
