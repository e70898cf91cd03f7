import { createInbox, type Msg, type NatsConnection } from '@nats-io/nats-core'
import type { Clock } from '../clock.ts'
import { persist, unreachable } from './patience.ts'
import type { Stored } from './stored.ts'

/**
 * Reads that any replica answers, many messages at a time (ADR-31 of github.com/nats-io/nats-architecture-and-design). A replica that lags gives a
 * beginning of what there is, without a gap. The client's own batch read waits for ever where the broker dies
 * within a batch, and subscribes anew each time.
 */
export interface Direct {
  /** Messages at or after a sequence whose subject matches, oldest first; as many as were asked for, or all that the replica has. */
  read(stream: string, subject: string, fromSeq: number, limit: number): Promise<Stored[]>
  /** The last message of a subject without wildcards. */
  last(stream: string, subject: string): Promise<Stored | undefined>
  close(): void
}

const ANSWER_TIMEOUT_MS = 2000
/** The server ends a batch early where it grows large; this keeps it from being large to begin with. */
const BATCH = 1000

export function createDirect(connection: NatsConnection, clock: Clock): Direct {
  const inbox = createInbox()
  const waiting = new Map<string, (message: Msg) => void>()
  let nextToken = 0
  const subscription = connection.subscribe(`${inbox}.*`, {
    callback: (_error, message) => waiting.get(message.subject.slice(inbox.length + 1))?.(message),
  })

  /** One batch; `pending` is how many more match. */
  const ask = (subject: string, request: object): Promise<{ messages: Stored[]; pending: number }> => {
    const { promise, resolve, reject } = Promise.withResolvers<{ messages: Stored[]; pending: number }>()
    const token = String(nextToken++)
    const messages: Stored[] = []
    const finish = (settle: () => void) => {
      clearTimeout(deadline)
      waiting.delete(token)
      settle()
    }
    const deadline = setTimeout(() => finish(() => reject(unreachable(subject, 'timeout'))), ANSWER_TIMEOUT_MS)
    waiting.set(token, (message) => {
      const code = message.headers?.code ?? 0
      if (code === 0) messages.push(toStored(message))
      else if (code === 204)
        finish(() => resolve({ messages, pending: Number(message.headers?.get('Nats-Num-Pending') || 0) }))
      else if (code === 404) finish(() => resolve({ messages, pending: 0 }))
      else finish(() => reject(unreachable(subject, message.headers?.description)))
    })
    try {
      connection.publish(subject, JSON.stringify(request), { reply: `${inbox}.${token}` })
    } catch (error) {
      finish(() => reject(error))
    }
    return promise
  }

  return {
    async read(stream, subject, fromSeq, limit) {
      const found: Stored[] = []
      for (let seq = fromSeq; found.length < limit; ) {
        const batch = Math.min(BATCH, limit - found.length)
        const { messages, pending } = await persist(clock, () =>
          ask(`$JS.API.DIRECT.GET.${stream}`, { seq, next_by_subj: subject, batch }),
        )
        found.push(...messages)
        const last = messages.at(-1)
        if (!last || pending === 0) break
        seq = last.seq + 1
      }
      return found
    },
    last: (stream, subject) =>
      persist(clock, async () => {
        const question = `$JS.API.DIRECT.GET.${stream}.${subject}`
        const reply = await connection.request(question, '', { timeout: ANSWER_TIMEOUT_MS }).catch((cause: unknown) => {
          throw connection.isClosed() ? cause : unreachable(question, cause)
        })
        const code = reply.headers?.code ?? 0
        if (code === 404) return undefined
        if (code !== 0) throw unreachable(question, reply.headers?.description)
        return toStored(reply)
      }),
    close() {
      subscription.unsubscribe()
    },
  }
}

function toStored({ headers, data }: Msg): Stored {
  return {
    seq: Number(headers?.get('Nats-Sequence')),
    subject: headers?.get('Nats-Subject') ?? '',
    at: Date.parse(headers?.get('Nats-Time-Stamp') ?? ''),
    headers,
    body: data,
  }
}
