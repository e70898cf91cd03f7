/**
 * The bytes of `grpc-status-details-bin`: a google.rpc.Status with ErrorInfo, RetryInfo and BadRequest, as any client's
 * library for rich errors reads them. Written field by field, because three small messages do not warrant a copy of
 * Google's schemas. Sources: google/rpc/status.proto and error_details.proto of googleapis, AIP-193.
 */
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

export interface StatusDetails {
  /** A status code of gRPC. */
  code: number
  message: string
  /** ErrorInfo: a stable word in capitals, and whose word it is. */
  reason: string
  domain: string
  /** RetryInfo. */
  retryAfterMs?: number | undefined
  /** BadRequest. */
  violations?: readonly { field: string; description: string }[] | undefined
}

const TYPE_PREFIX = 'type.googleapis.com/google.rpc.'

export function encodeStatusDetails(details: StatusDetails): Uint8Array {
  const status = new BinaryWriter().uint32(tag(1, WireType.Varint)).int32(details.code)
  writeText(status, 2, details.message)
  writeDetail(status, 'ErrorInfo', (info) => {
    writeText(info, 1, details.reason)
    writeText(info, 2, details.domain)
  })
  const { retryAfterMs, violations } = details
  if (retryAfterMs !== undefined) {
    writeDetail(status, 'RetryInfo', (info) => {
      writeMessage(info, 1, (duration) => {
        duration.uint32(tag(1, WireType.Varint)).int64(Math.trunc(retryAfterMs / 1000))
        duration.uint32(tag(2, WireType.Varint)).int32(Math.round((retryAfterMs % 1000) * 1e6))
      })
    })
  }
  if (violations?.length) {
    writeDetail(status, 'BadRequest', (request) => {
      for (const { field, description } of violations) {
        writeMessage(request, 1, (violation) => {
          writeText(violation, 1, field)
          writeText(violation, 2, description)
        })
      }
    })
  }
  return status.finish()
}

/** What a client needs of the details: why, and when to try again. Absent where the bytes hold something else. */
export function decodeStatusDetails(bytes: Uint8Array): { reason?: string; domain?: string; retryAfterMs?: number } {
  const found: { reason?: string; domain?: string; retryAfterMs?: number } = {}
  for (const [number, detail] of messagesOf(bytes)) {
    if (number !== 3) continue
    const fields = new Map(messagesOf(detail))
    const type = textOf(fields.get(1))
    const value = fields.get(2) ?? new Uint8Array()
    if (type === `${TYPE_PREFIX}ErrorInfo`) {
      const info = new Map(messagesOf(value))
      found.reason = textOf(info.get(1))
      found.domain = textOf(info.get(2))
    } else if (type === `${TYPE_PREFIX}RetryInfo`) {
      found.retryAfterMs = durationOf(new Map(messagesOf(value)).get(1) ?? new Uint8Array())
    }
  }
  return found
}

function tag(field: number, type: WireType): number {
  return (field << 3) | type
}

function writeText(to: BinaryWriter, field: number, value: string): void {
  to.uint32(tag(field, WireType.LengthDelimited)).string(value)
}

function writeMessage(to: BinaryWriter, field: number, write: (message: BinaryWriter) => void): void {
  to.uint32(tag(field, WireType.LengthDelimited)).fork()
  write(to)
  to.join()
}

/** A detail is a google.protobuf.Any: the type's name, then its bytes. */
function writeDetail(status: BinaryWriter, type: string, write: (message: BinaryWriter) => void): void {
  writeMessage(status, 3, (any) => {
    writeText(any, 1, `${TYPE_PREFIX}${type}`)
    writeMessage(any, 2, write)
  })
}

/** The length-delimited fields of a message, in order; others are skipped. */
function* messagesOf(bytes: Uint8Array): Generator<[number, Uint8Array]> {
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (type === WireType.LengthDelimited) yield [field, reader.bytes()]
    else reader.skip(type, field)
  }
}

function durationOf(bytes: Uint8Array): number {
  const reader = new BinaryReader(bytes)
  let ms = 0
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (field === 1) ms += Number(reader.int64()) * 1000
    else if (field === 2) ms += reader.int32() / 1e6
    else reader.skip(type, field)
  }
  return ms
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array())
}
