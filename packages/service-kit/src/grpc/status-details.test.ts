import { fileURLToPath } from 'node:url'
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader'
import { TerminalError } from '@relance/contracts/errors'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { statusOf } from './error-status.ts'
import { decodeStatusDetails, encodeStatusDetails } from './status-details.ts'

// protobufjs with Google's schema stands for the clients of other languages.
const { All, More } = loadSync(fileURLToPath(new URL('./fixtures/google_rpc.proto', import.meta.url)), {
  longs: Number,
})['google.rpc.Messages'] as ServiceDefinition & Record<'All' | 'More', ServiceDefinition[string]>

interface Any {
  type_url?: string
  typeUrl?: string
  value: Buffer
}
interface Status {
  code: number
  message: string
  details: Any[]
}

const readStatus = (bytes: Uint8Array) => All.requestDeserialize(Buffer.from(bytes)) as unknown as Status
const readers: Record<string, (bytes: Buffer) => unknown> = {
  'type.googleapis.com/google.rpc.ErrorInfo': All.responseDeserialize,
  'type.googleapis.com/google.rpc.RetryInfo': More.requestDeserialize,
  'type.googleapis.com/google.rpc.BadRequest': More.responseDeserialize,
}
const detailsIn = (bytes: Uint8Array) =>
  readStatus(bytes).details.map(({ type_url: one, typeUrl: other, value }) => readers[one ?? other ?? '']?.(value))

describe('status details', () => {
  it('are what Google’s schema reads', () => {
    const bytes = encodeStatusDetails({
      code: 14,
      message: 'Der Motor läuft nicht.',
      reason: 'ENGINE_AWAY',
      domain: 'relance',
      retryAfterMs: 2_500,
      violations: [{ field: 'assistant.zone', description: 'is no time zone' }],
    })
    expect(readStatus(bytes)).toMatchObject({ code: 14, message: 'Der Motor läuft nicht.' })
    expect(detailsIn(bytes)).toEqual([
      { reason: 'ENGINE_AWAY', domain: 'relance' },
      { retryDelay: { seconds: 2, nanos: 500_000_000 } },
      { fieldViolations: [{ field: 'assistant.zone', description: 'is no time zone' }] },
    ])
  })

  it.each([0, 1, 999, 1_000, 86_400_001])('bring %d ms of waiting back', (retryAfterMs) => {
    const bytes = encodeStatusDetails({ code: 14, message: '', reason: 'R', domain: 'relance', retryAfterMs })
    expect(decodeStatusDetails(bytes)).toEqual({ reason: 'R', domain: 'relance', retryAfterMs })
  })

  it('name the fields that a schema refused', () => {
    const { error } = z.object({ zone: z.string() }).safeParse({ zone: 1 })
    const status = statusOf(
      new TerminalError('ASSISTANT_INVALID', 'The assistant is not as it must be.', { cause: error }),
    )
    const [bytes] = status?.metadata.get('grpc-status-details-bin') ?? []
    expect(detailsIn(bytes as Buffer)[1]).toEqual({
      fieldViolations: [{ field: 'zone', description: expect.stringContaining('string') }],
    })
  })
})
