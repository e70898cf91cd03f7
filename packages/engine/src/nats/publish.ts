import { JetStreamApiCodes } from '@nats-io/jetstream'
import { errors } from '@nats-io/nats-core'
import { TerminalError } from '@relance/contracts/errors'
import type { Carrier } from '../address.ts'
import { HEADER, type OwnHeaders, toHeaders } from './header.ts'
import type { Requests } from './requests.ts'

/** One try. The broker's answer may be lost, and then only reading tells what became of it. */
export type PublishAnswer =
  | { type: 'stored'; seq: number; duplicate: boolean }
  /** Something else is the subject's last message. */
  | { type: 'conflict'; lastSeq: number }
  /** A concurrent write on the subject, or another message of the same id, is being decided (R3). */
  | { type: 'undecided' }
  | { type: 'unknown'; cause: unknown }
  /** The broker or its leader is not there: not stored. */
  | { type: 'refused'; cause: unknown }

export interface Message {
  subject: string
  body: Uint8Array
  headers: OwnHeaders
  carrier?: Carrier | undefined
  /** Stored only where this is the sequence of the subject's last message (0: none). */
  expectedLast?: number
}

/** "Duplicate message id is in process". */
const ID_IN_PROCESS = 10158

/** The server's codes for "not at the moment": no leader, no space, resources exhausted, too many in flight. */
const PASSING_CODES: ReadonlySet<number> = new Set([10008, 10009, 10023, 10028, 10047, 10077, 10167])

export async function publishOnce(requests: Requests, message: Message): Promise<PublishAnswer> {
  const own =
    message.expectedLast === undefined
      ? message.headers
      : { ...message.headers, [HEADER.expectedLast]: String(message.expectedLast) }
  let answer: PublishReply
  try {
    const reply = await requests.ask(message.subject, message.body, toHeaders(own, message.carrier))
    // Not the broker's word on the message, whatever it is.
    if (reply.headers?.code) return { type: 'unknown', cause: new Error(reply.headers.description) }
    answer = reply.json<PublishReply>()
  } catch (cause) {
    if (cause instanceof errors.NoRespondersError) return { type: 'refused', cause }
    if (cause instanceof errors.InvalidArgumentError || cause instanceof errors.InvalidSubjectError) throw cause
    return { type: 'unknown', cause }
  }
  if (!answer.error) return { type: 'stored', seq: answer.seq ?? 0, duplicate: answer.duplicate === true }
  const { err_code: code, description } = answer.error
  if (code === JetStreamApiCodes.StreamWrongLastSequence) {
    return { type: 'conflict', lastSeq: Number(/(\d+)$/.exec(description)?.[1] ?? 0) }
  }
  if (code === JetStreamApiCodes.StreamWrongLastSequenceUnknown || code === ID_IN_PROCESS) return { type: 'undecided' }
  if (PASSING_CODES.has(code)) return { type: 'refused', cause: new Error(description) }
  throw new TerminalError(
    'ENGINE_REFUSED',
    `JetStream refused a message on ${message.subject}: ${description} (${code}).`,
    {
      kind: 'internal',
    },
  )
}

interface PublishReply {
  seq?: number
  duplicate?: boolean
  error?: { err_code: number; description: string }
}
