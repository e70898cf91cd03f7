/** Reads a STATE record that may not be one any more. */
import { type StateRecord, decodeRecord } from '../actor/record.ts'
import { NewerSchemaError } from '../core/actor-state.ts'

export type Readable = { record: StateRecord } | { newer: string } | { broken: string }

export function readState(body: Uint8Array): Readable {
  try {
    return { record: decodeRecord(body) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return error instanceof NewerSchemaError ? { newer: why } : { broken: why }
  }
}
