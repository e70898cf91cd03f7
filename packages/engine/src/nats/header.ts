import { headers, type MsgHdrs } from '@nats-io/nats-core'
import type { Carrier } from '../address.ts'

/** Header names as they are written: looking one up is case-sensitive. */
export const HEADER = {
  /** Recognises a message that is published again within the duplicate window. */
  id: 'Nats-Msg-Id',
  expectedLast: 'Nats-Expected-Last-Subject-Sequence',
  schedule: 'Nats-Schedule',
  scheduleTarget: 'Nats-Schedule-Target',
  /** Tells whose write is stored, where the answer to a write was lost. */
  nonce: 'Relance-Nonce',
  dueAt: 'Relance-Due-At',
  attempt: 'Relance-Attempt',
  reason: 'Relance-Reason',
} as const

const CARRIED = ['traceparent', 'tracestate'] as const

export type OwnHeaders = Partial<Record<(typeof HEADER)[keyof typeof HEADER], string>>

/**
 * The only place where headers of a message are made. Headers of JetStream can do what a subject's rights forbid, so that nothing
 * enters but what the adapter says itself and the two fields of a trace.
 */
export function toHeaders(own: OwnHeaders, carrier: Carrier | undefined): MsgHdrs {
  const result = headers()
  for (const [name, value] of Object.entries(own)) if (value !== undefined) result.set(name, value)
  for (const name of CARRIED) {
    const value = carrier?.[name]
    if (value && PRINTABLE.test(value)) result.set(name, value)
  }
  return result
}

export function carrierOf(from: MsgHdrs | undefined): Carrier {
  const carrier: Record<string, string> = {}
  for (const name of CARRIED) {
    const value = from?.get(name)
    if (value) carrier[name] = value
  }
  return carrier
}

/** A line break would begin a header of the sender's choice. */
const PRINTABLE = /^[\x20-\x7E]+$/
