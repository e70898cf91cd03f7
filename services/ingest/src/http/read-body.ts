import { TerminalError } from '@relance/contracts/errors'
import type { Context } from 'hono'
import { isObject, nestsDeeperThan } from '../core/json.ts'

/** Meta's largest webhook is 3 MB in theory, some KB in practice; whoever sends more than this is not a channel. */
export const MOST_BYTES = 1_048_576
/** Ours and Meta's payloads nest less than ten levels. */
const MOST_LEVELS = 32

/** The body byte by byte, which is what was signed. Throws `BODY_TOO_LARGE` without reading further. */
export async function readRawBody(c: Context): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The body as a JSON object. Throws `BODY_NOT_JSON` or `BODY_TOO_DEEP`. */
export function parseBody(rawBody: Uint8Array): Record<string, unknown> {
  const text = decoded(rawBody)
  if (text !== undefined && nestsDeeperThan(text, MOST_LEVELS)) {
    throw new TerminalError('BODY_TOO_DEEP', `The JSON nests deeper than ${MOST_LEVELS} levels.`)
  }
  const value = text === undefined ? undefined : parsed(text)
  if (isObject(value)) return value
  throw new TerminalError('BODY_NOT_JSON', 'The body is not a JSON object in UTF-8.')
}

function decoded(rawBody: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function tooLarge(): TerminalError {
  return new TerminalError('BODY_TOO_LARGE', `The body is larger than ${MOST_BYTES} bytes.`, { kind: 'too_large' })
}
