import { TerminalError } from '@relance/contracts/errors'
import { problemsOf } from '@relance/contracts/problems'
import type { Context } from 'hono'
import type { z } from 'zod'

const MAX_BODY_BYTES = 64 * 1024

/** Reads a JSON body by its schema. Throws `BODY_TOO_LARGE`, `BODY_NOT_JSON`, or `BODY_INVALID` with every field that is wrong. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body = schema.safeParse(parseJson(await readText(c)))
  if (body.success) return body.data
  throw new TerminalError('BODY_INVALID', problemsOf(body.error, 'body'))
}

/**
 * Reads what stands behind the question mark; a parameter that the schema takes as a list may be repeated. Throws
 * `QUERY_INVALID` with every parameter that is wrong.
 */
export function readQuery<S extends z.ZodObject>(c: Context, schema: S): z.infer<S> {
  const given = Object.entries(c.req.queries()).map(([name, values]) => [
    name,
    isList(schema, name) ? values : values[0],
  ])
  const query = schema.safeParse(Object.fromEntries(given))
  if (query.success) return query.data
  throw new TerminalError('QUERY_INVALID', problemsOf(query.error, 'query'))
}

/** Stops reading where it is too much, whatever length was announced. */
async function readText(c: Context): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      const message = `The body is larger than ${MAX_BODY_BYTES} bytes.`
      throw new TerminalError('BODY_TOO_LARGE', message, { kind: 'too_large' })
    }
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function isList(schema: z.ZodObject, name: string): boolean {
  return schema.shape[name]?.safeParse([]).success ?? false
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new TerminalError('BODY_NOT_JSON', 'The body is not JSON.', { cause: error })
  }
}
